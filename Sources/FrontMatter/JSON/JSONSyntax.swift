enum JSONSyntax: FrontMatterSyntax {
  static func parse(_ source: FrontMatterSource) -> ParsedFrontMatter { ParsedFrontMatter() }

  static func warnings(for members: [FieldMember], in source: FrontMatterSource) -> [ParsedFrontMatter.Warning] { [] }

  static func value(ofLiteral literal: [UInt8]) -> FieldValue? { nil }

  static func edit(
    _ edit: FieldEdit, of members: [FieldMember], in source: FrontMatterSource, style: FieldNode.Spelling?
  ) throws(FrontMatterError) -> TextEdit {
    throw FrontMatterError(.brokenFrontMatter)
  }
}
