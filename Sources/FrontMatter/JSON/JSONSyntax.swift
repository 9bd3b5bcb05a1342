/// JSON front matter (RFC 8259), as Hugo reads it; comments and trailing commas are read, and never written.
enum JSONSyntax: FrontMatterSyntax {
  static func parse(_ source: FrontMatterSource) -> ParsedFrontMatter {
    let reading = JSONReading(source.bytes, in: source.range)
    return ParsedFrontMatter(
      members: reading.root?.members ?? [], errors: reading.problems, warnings: reading.leniencies.map(warning))
  }

  /// Hugo reads front matter with Go’s `encoding/json`, which refuses all that RFC 8259 does not know.
  private static func warning(
    of leniency: FrontMatterWarning.Leniency, at range: Range<Int>
  ) -> ParsedFrontMatter.Warning {
    .init(kind: .lenientJSON(leniency), path: FieldPath(), range: range)
  }

  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] { [] }

  static func value(ofLiteral literal: [UInt8]) -> FieldValue? {
    guard literal.invalidUTF8(in: literal.indices) == nil else { return nil }
    var scanner = JSONScanner(literal, in: literal.indices)
    scanner.isStrict = true
    guard let node = try? scanner.wholeValue() else { return nil }
    return node.value
  }

  static func written(_ value: FieldValue) -> FieldValue {
    switch value {
    case .date(let text): .text(text)
    case .list(let items): .list(items.map(written))
    case .table(let entries): .table(entries.map { .init(key: $0.key, value: written($0.value)) })
    default: value
    }
  }

  static func editor(of source: FrontMatterSource, style: FieldNode.Spelling?) -> any FormatEditor {
    JSONEditor(source)
  }
}
