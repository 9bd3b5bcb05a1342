internal import FrontMatter
internal import SystemPackage

/// `fields:` and `choices:` of `.postings.yml`.
///
/// ```yaml
/// fields:
///   salary: number
///   type: {type: choice, choices: [CDI, CDD], required: true, default: CDI, label: Contrat, hint: Le type de contrat}
/// ```
enum SettingsFields {
  static func list(_ settings: CollectionSettings) -> (FieldList?, [SettingsProblem]) {
    var list = FieldList(source: settings.source.path)
    var problems: [SettingsProblem] = []
    for member in settings.choices where !member.isShadowed {
      var rule = FieldRule()
      if case .list(let items) = member.node.value {
        rule.choices = items.compactMap(\.singleText).map { FieldRule.Choice($0) }
      }
      list.add(member.key, rule)
    }
    for member in settings.fields where !member.isShadowed {
      list.add(member.key, rule(member, settings.source, &problems))
    }
    return (list.fields.isEmpty ? nil : list, problems)
  }

  private static let keys = [
    "type", "label", "hint", "choices", "required", "hidden", "default", "min", "max", "longest",
  ]

  private static func rule(_ member: FieldMember, _ source: SettingsDocument, _ problems: inout [SettingsProblem])
    -> FieldRule
  {
    var rule = FieldRule()
    guard let table = ConfigTable(member.node.value) else {
      rule.type = type(member.node, member.key, source, &problems)
      return rule
    }
    for entry in member.node.members where !keys.contains(where: { $0.utf8.elementsEqual(entry.key.utf8) }) {
      let nearest = NearestWord.of(entry.key, among: keys)
      problems.append(
        source.problem(.unknown(name: entry.key, kind: .setting, nearest: nearest), at: entry.keyRange.lowerBound))
    }
    if let node = member.node.members.last(where: { $0.key == "type" })?.node {
      rule.type = type(node, member.key, source, &problems)
    }
    rule.label = table.text("label")
    rule.hint = table.text("hint")
    rule.choices = table.choices("choices")
    rule.isRequired = table.flag("required") ?? false
    rule.isHidden = table.flag("hidden") ?? false
    rule.initial = table.value("default")
    rule.least = table.text("min")
    rule.most = table.text("max")
    rule.longest = table.text("longest").flatMap { Int($0) }
    if rule.type == nil, !rule.choices.isEmpty { rule.type = .choice }
    return rule
  }

  private static func type(
    _ node: FieldNode, _ key: String, _ source: SettingsDocument, _ problems: inout [SettingsProblem]
  ) -> FieldType? {
    guard let word = node.value.singleText, !word.isEmpty else { return nil }
    if let type = FieldType(rawValue: word) { return type }
    let allowed = FieldType.allCases.map(\.rawValue)
    problems.append(source.problem(.notOneOf(key: key, value: word, allowed: allowed), at: node.range.lowerBound))
    return nil
  }
}
