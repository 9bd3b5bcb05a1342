internal import TerminalText

/// Values that differ from a commoner one only by case, accents, blanks or hyphens.
enum LookAlikes {
  private struct Key: Hashable {
    var field: [UInt8]
    var form: [UInt8]
  }

  static func problems(in postings: [CheckedPosting], _ roleMap: RoleMap) -> [(index: Int, problem: Problem)] {
    let fields = choiceFields(postings, roleMap)
    var spellings: [Key: [[UInt8]: Int]] = [:]
    forEachChoice(postings, fields, roleMap) { _, value, key in
      spellings[key, default: [:]][Array(value.text.utf8), default: 0] += 1
    }
    let ambiguous = spellings.filter { $0.value.count > 1 }.mapValues(commonest)
    var found: [(index: Int, problem: Problem)] = []
    forEachChoice(postings, fields, roleMap) { index, value, key in
      guard let (best, count) = ambiguous[key], !best.elementsEqual(value.text.utf8) else { return }
      let detail = Problem.Detail.lookAlike(
        key: value.field, value: value.text, other: String(decoding: best, as: UTF8.self), otherCount: count)
      found.append((index, Problem(.warning, detail, line: value.line, column: value.column, path: value.path)))
    }
    return found
  }

  private static func commonest(_ spellings: [[UInt8]: Int]) -> (text: [UInt8], count: Int) {
    let best = spellings.max { a, b in a.value != b.value ? a.value < b.value : b.key.lexicographicallyPrecedes(a.key)
    }!
    return (best.key, best.value)
  }

  /// Tags, types and locales, and fields whose values come again and again.
  private static func choiceFields(_ postings: [CheckedPosting], _ roleMap: RoleMap) -> Set<[UInt8]> {
    var counts: [[UInt8]: Int] = [:]
    var forms: [[UInt8]: Set<[UInt8]>] = [:]
    for posting in postings {
      for value in posting.choices where role(of: value, roleMap) == nil {
        counts[Array(value.field.utf8), default: 0] += 1
        forms[Array(value.field.utf8), default: []].insert(form(value.text))
      }
    }
    return Set(counts.keys.filter { forms[$0]!.count * 3 <= counts[$0]! })
  }

  private static func forEachChoice(
    _ postings: [CheckedPosting], _ fields: Set<[UInt8]>, _ roleMap: RoleMap,
    _ body: (Int, CheckedPosting.Value, Key) -> Void
  ) {
    for (index, posting) in postings.enumerated() {
      for value in posting.choices {
        let role = role(of: value, roleMap)
        let field = Array(value.field.utf8)
        guard role != nil || fields.contains(field) else { continue }
        // `tag` and `tags` hold the same kind of thing.
        body(index, value, Key(field: role.map { Array($0.rawValue.utf8) } ?? field, form: form(value.text)))
      }
    }
  }

  private static func role(of value: CheckedPosting.Value, _ roleMap: RoleMap) -> Role? {
    roleMap.role(ofKey: value.field)?.role
  }

  /// Folded, without blanks, hyphens and underscores.
  private static func form(_ text: String) -> [UInt8] {
    Folding.fold(text).filter { byte in
      byte != UInt8(ascii: " ") && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_")
    }
  }
}
