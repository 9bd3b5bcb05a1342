internal import FrontMatter

/// Reads entries of a settings file, each for itself: what is wrong is noted, and nothing is read in its place.
struct SettingsReader {
  let source: SettingsDocument
  private(set) var problems: [SettingsProblem]

  init(_ source: SettingsDocument) {
    self.source = source
    problems = source.syntaxProblems
  }

  var members: [FieldMember] { source.document.members }

  mutating func note(_ detail: SettingsProblem.Detail, at offset: Int) {
    problems.append(source.problem(detail, at: offset))
  }

  /// Calls `read` with each member that is in force, and whose key is known.
  mutating func forEach(
    _ members: [FieldMember], known: [String], kind: SettingsProblem.Kind = .setting,
    _ read: (inout SettingsReader, FieldMember) -> Void
  ) {
    for member in members {
      if member.isShadowed {
        note(.duplicate(key: member.key), at: member.keyRange.lowerBound)
      } else if known.contains(member.key) {
        read(&self, member)
      } else if Self.programs.contains(member.key.lowercased()) {
        note(.namesProgram(key: member.key), at: member.keyRange.lowerBound)
      } else {
        let nearest = NearestWord.of(member.key, among: known)
        note(.unknown(name: member.key, kind: kind, nearest: nearest), at: member.keyRange.lowerBound)
      }
    }
  }

  /// What other programs call the settings that name a program to run.
  private static let programs: Set<String> = [
    "editor", "pager", "shell", "command", "commands", "exec", "run", "hook", "hooks",
  ]

  /// The members of a table; nothing stands for an empty one.
  mutating func table(_ member: FieldMember) -> [FieldMember] {
    switch member.node.value {
    case .table: return member.node.members
    case .empty, .null: return []
    default:
      note(.expected(key: member.key, .table), at: member.node.range.lowerBound)
      return []
    }
  }

  /// One text as it is written; nil when nothing stands there.
  mutating func text(_ member: FieldMember) -> String? {
    switch member.node.value {
    case .empty, .null: return nil
    case .list, .table:
      note(.expected(key: member.key, .text), at: member.node.range.lowerBound)
      return nil
    default: return spelled(member.node)
    }
  }

  /// One text or a list of them, each with its place.
  mutating func texts(_ member: FieldMember) -> [(text: String, offset: Int)] {
    switch member.node.value {
    case .empty, .null: return []
    case .list:
      return member.node.items.compactMap { item in
        guard let text = spelled(item) else {
          note(.expected(key: member.key, .list), at: item.range.lowerBound)
          return nil
        }
        return (text, item.range.lowerBound)
      }
    case .table:
      note(.expected(key: member.key, .list), at: member.node.range.lowerBound)
      return []
    default: return spelled(member.node).map { [($0, member.node.range.lowerBound)] } ?? []
    }
  }

  mutating func flag(_ member: FieldMember) -> Bool? {
    switch member.node.value {
    case .flag(let flag): return flag
    case .empty, .null: return nil
    default:
      note(.expected(key: member.key, .flag), at: member.node.range.lowerBound)
      return nil
    }
  }

  /// One of the words of a type.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(_ member: FieldMember) -> Choice? {
    guard let text = text(member) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let allowed = Choice.allCases.map(\.rawValue)
    note(.notOneOf(key: member.key, value: text, allowed: allowed), at: member.node.range.lowerBound)
    return nil
  }

  /// A single value: text as it reads, all else (`no`, `12`, `2017-05`) as it is spelled.
  private func spelled(_ node: FieldNode) -> String? {
    switch node.value {
    case .list, .table, .empty, .null: nil
    case .text(let text): text
    default: String(decoding: source.document.bytes[node.range], as: UTF8.self)
    }
  }
}
