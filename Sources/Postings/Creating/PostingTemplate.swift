internal import FrontMatter

/// What a new posting begins with, learned from those beside it.
public struct PostingTemplate: Sendable {
  struct Field: Sendable {
    var name: String
    var value: FieldValue
  }

  private let format: FrontMatterFormat
  private let fields: [Field]
  private let body: String
  private let context: ChangeContext

  /// - Parameters:
  ///   - rows: the postings of the folder, the one that the new one is most like first.
  ///   - now: seconds since 1970-01-01T00:00Z.
  ///   - template: what the collection asks for instead of the usual fields.
  public init(
    like rows: [PostingTable.Row], in table: PostingTable, title: String, now: Int, context: ChangeContext,
    template: CollectionTemplate? = nil
  ) {
    self.context = context
    body = template?.body ?? ""
    let rows = rows.filter { table.format($0) != nil && table.state($0) != .broken }
    let format = rows.first.flatMap { table.format($0) } ?? .yaml
    self.format = format
    let wanted = template?.fields ?? Self.usualFields(rows, table).map { ($0, .empty) }
    let found = wanted.compactMap { name, value -> Field? in
      if value.hasContent { return Field(name: name, value: value) }
      return Self.value(of: name, rows, table, title: title, now: now, format).map { Field(name: name, value: $0) }
    }
    let hasTitle = found.contains { table.roleMap.role(ofKey: $0.name)?.role == .title }
    fields = hasTitle ? found : [Field(name: "title", value: .text(title))] + found
  }

  /// The keys that most of them have, in the order of the posting that the new one is most like.
  private static func usualFields(_ rows: [PostingTable.Row], _ table: PostingTable) -> [String] {
    let sample = rows.prefix(200)
    var counts: [String: Int] = [:]
    var order: [String] = []
    for row in sample {
      var seen: Set<String> = []
      for name in table.topKeys(row) where seen.insert(name).inserted {
        if counts[name] == nil { order.append(name) }
        counts[name, default: 0] += 1
      }
    }
    return order.filter { counts[$0]! * 2 > sample.count }
  }

  private static func value(
    of name: String, _ rows: [PostingTable.Row], _ table: PostingTable, title: String, now: Int,
    _ format: FrontMatterFormat
  ) -> FieldValue? {
    let blank: FieldValue = format == .yaml ? .empty : .text("")
    switch table.roleMap.role(ofKey: name)?.role {
    case .title: return .text(title)
    case .date: return .date(PostingDate(day: Int((Double(now) / 86_400).rounded(.down))).dayText)
    case .state: return .flag(table.roleMap.meaning(ofName: name.utf8).isDraft)
    case .locale: return rows.first.flatMap { table.values($0, of: name).first }.map { .text($0.text) } ?? blank
    case .tags, .expiry: return blank
    default: return common(name, rows, table) ?? blank
    }
  }

  /// A value that nearly all have, such as `layout: job`.
  private static func common(_ name: String, _ rows: [PostingTable.Row], _ table: PostingTable) -> FieldValue? {
    let sample = rows.prefix(200)
    guard sample.count > 1 else { return nil }
    var counts: [RecordField: Int] = [:]
    for row in sample {
      let values = table.values(row, of: name)
      if values.count == 1, values[0].hasValue, !values[0].isItem { counts[values[0], default: 0] += 1 }
    }
    guard let best = counts.max(by: { $0.value < $1.value }), best.value * 10 >= sample.count * 8 else { return nil }
    switch best.key.kind {
    case .flag: return .flag(best.key.text == "true")
    case .number: return .number(best.key.text)
    case .text: return .text(best.key.text)
    case .date, .empty, .null: return nil
    }
  }

  /// The whole new file.
  ///
  /// - Throws: when a value cannot be spelled in the format.
  public func bytes() throws(ChangeError) -> [UInt8] {
    var document = FrontMatterDocument(Array(Self.frame(format).utf8))
    for field in fields {
      try document.make(
        .setValue(FieldPath(key: field.name), to: field.value), in: ChangeContext(roleMap: context.roleMap))
    }
    return document.bytes + (body.isEmpty ? [] : Array((body + "\n").utf8))
  }

  private static func frame(_ format: FrontMatterFormat) -> String {
    switch format {
    case .yaml: "---\n---\n\n"
    case .toml: "+++\n+++\n\n"
    case .json: "{}\n\n"
    }
  }
}

extension PostingTable {
  /// The keys at the top that hold one value or a list, in the order of the file.
  func topKeys(_ row: Row) -> [String] {
    entrySlice(row).map { fieldNames.string($0.field) }.filter { !$0.utf8.contains(UInt8(ascii: ".")) }
  }
}

extension FieldValue {
  /// Whether something is said there.
  fileprivate var hasContent: Bool {
    switch self {
    case .empty, .null: false
    default: true
    }
  }
}
