extension TOMLSyntax {
  static func edit(
    _ edit: FieldEdit, of members: [FieldMember], in source: FrontMatterSource, style: FieldNode.Spelling?
  ) throws(FrontMatterError) -> TextEdit {
    throw FrontMatterError(.brokenFrontMatter)
  }
}
