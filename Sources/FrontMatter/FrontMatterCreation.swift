extension FrontMatterDocument {
  /// The edit that puts empty front matter before a text that has none; the text itself stays as it is.
  ///
  /// Its lines end as the text's first line does, and it comes after a byte order mark.
  ///
  /// - Throws: ``FrontMatterError`` when there is front matter already, or when the file is no text that could have some.
  public func editAddingFrontMatter(_ format: FrontMatterFormat) throws(FrontMatterError) -> TextEdit {
    if let error = errors.first { throw error }
    guard self.format == nil else { throw FrontMatterError(.fieldExists(FieldPath())) }
    let lineEnd = bytes.isEmpty ? [.lineFeed] : bytes.lineEnd(near: 0)
    let start = bytes.hasByteOrderMark ? 3 : 0
    let lines: [String] =
      switch format {
      case .yaml: ["---", "---"]
      case .toml: ["+++", "+++"]
      case .json: ["{", "}"]
      }
    let edit = TextEdit(range: start..<start, replacement: lines.flatMap { Array($0.utf8) + lineEnd })
    // A text that begins with blanks and a fence of its own would be read otherwise.
    var head = self
    head.apply(edit)
    guard head.format == format, head.bodyRange.lowerBound == start + edit.replacement.count else {
      throw FrontMatterError(.checkFailed(FieldPath()))
    }
    return edit
  }
}
