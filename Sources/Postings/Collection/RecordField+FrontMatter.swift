internal import FrontMatter

extension RecordField {
  /// All values of a document, in its order; of equal keys the last one only.
  static func fields(of members: [FieldMember]) -> [RecordField] {
    var fields: [RecordField] = []
    fields.reserveCapacity(members.count + 8)
    for member in members where !member.isShadowed {
      flatten(member.node.value, name: member.key, isItem: false, into: &fields)
    }
    return fields
  }

  /// Depth is bounded by the parser.
  private static func flatten(_ value: FieldValue, name: String, isItem: Bool, into fields: inout [RecordField]) {
    func append(_ kind: Kind, _ text: String) {
      fields.append(RecordField(name: name, kind: kind, text: text, isItem: isItem))
    }
    switch value {
    case .empty: append(.empty, "")
    case .null: append(.null, "")
    case .flag(let flag): append(.flag, flag ? "true" : "false")
    case .number(let text): append(.number, text)
    case .date(let text): append(.date, text)
    case .text(let text): append(text.isEmpty ? .empty : .text, text)
    case .list(let values):
      if values.isEmpty { append(.empty, "") }
      for value in values { flatten(value, name: name, isItem: true, into: &fields) }
    case .table(let entries):
      if entries.isEmpty { append(.empty, "") }
      for entry in entries { flatten(entry.value, name: name + "." + entry.key, isItem: isItem, into: &fields) }
    }
  }
}
