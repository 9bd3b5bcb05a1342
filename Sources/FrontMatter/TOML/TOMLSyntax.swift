/// TOML 1.0 front matter, as Hugo and Zola read it, by a scanner of our own: no library tells where a value stands.
enum TOMLSyntax: FrontMatterSyntax {
  static let keepsMembersInPlace = false

  static func parse(_ source: FrontMatterSource) -> ParsedFrontMatter {
    let reading = TOMLReading(source.bytes, in: source.range)
    return ParsedFrontMatter(members: reading.tree.fieldMembers(of: TOMLTree.root), errors: reading.problems)
  }

  /// Nothing in TOML has two readings: what is doubtful elsewhere is an error here.
  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] { [] }

  static func value(ofLiteral literal: [UInt8]) -> FieldValue? {
    guard literal.invalidUTF8(in: literal.indices) == nil else { return nil }
    var scanner = TOMLScanner(literal, in: literal.indices)
    scanner.skipBlanks()
    guard let node = try? scanner.value(of: "") else { return nil }
    scanner.skipBlanks()
    return scanner.next == scanner.end ? node.value : nil
  }
}
