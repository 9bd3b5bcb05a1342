/// TOML 1.0 front matter, as Hugo and Zola read it; keys, values and tables with their bytes, which no library gives.
enum TOMLSyntax: FrontMatterSyntax {
  static func parse(_ source: FrontMatterSource) -> ParsedFrontMatter {
    let parser = TOMLParser(source)
    return ParsedFrontMatter(members: parser.members, errors: parser.problems)
  }

  /// TOML is read in one way.
  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] { [] }

  static func value(ofLiteral literal: [UInt8]) -> FieldValue? {
    guard UTF8Validity.firstInvalid(in: literal, literal.indices) == nil else { return nil }
    var scanner = TOMLScanner(literal, in: literal.indices)
    scanner.skipBlanks()
    guard scanner.byte != nil, let node = try? scanner.value(depth: 0) else { return nil }
    scanner.skipBlanks()
    return scanner.byte == nil ? node.value : nil
  }
}
