/// What a notation's editor can do: each function finds the bytes to replace and what to put there, for one kind of
/// ``FieldEdit``.
///
/// What the document has checked before, and so need not be checked again, is told at ``FrontMatterSyntax``.
protocol FormatEditor {
  func set(_ path: FieldPath, to value: FieldValue) throws(FrontMatterError) -> TextEdit
  /// - Parameter literal: UTF-8, which may be several lines; they end here as the lines of the file do.
  func setLiteral(_ path: FieldPath, to literal: [UInt8]) throws(FrontMatterError) -> TextEdit
  func unset(_ path: FieldPath) throws(FrontMatterError) -> TextEdit
  func rename(_ path: FieldPath, to name: String) throws(FrontMatterError) -> TextEdit
  func insertKey(
    _ key: String, of path: FieldPath, to value: FieldValue, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit
  func insertItem(_ value: FieldValue, of path: FieldPath, at index: Int) throws(FrontMatterError) -> TextEdit
  func moveItem(of path: FieldPath, from: Int, to: Int) throws(FrontMatterError) -> TextEdit
  func convertToList(_ path: FieldPath) throws(FrontMatterError) -> TextEdit
}

extension FormatEditor {
  /// The replaced range that does what is asked.
  func textEdit(for edit: FieldEdit) throws(FrontMatterError) -> TextEdit {
    switch edit {
    case .set(let path, let value): try set(path, to: value)
    case .setLiteral(let path, let literal): try setLiteral(path, to: Array(literal.utf8))
    case .unset(let path): try unset(path)
    case .rename(let path, let name): try rename(path, to: name)
    case .insertKey(let key, let path, let value, let place): try insertKey(key, of: path, to: value, at: place)
    case .insertItem(let value, let path, let index): try insertItem(value, of: path, at: index)
    case .moveItem(let path, let from, let to): try moveItem(of: path, from: from, to: to)
    case .convertToList(let path): try convertToList(path)
    }
  }
}

extension [UInt8] {
  /// A literal's lines without their ends, be they LF or CRLF.
  var literalLines: [ArraySlice<UInt8>] {
    split(separator: .lineFeed, omittingEmptySubsequences: false)
      .map { $0.last == .carriageReturn ? $0.dropLast() : $0 }
  }

  /// A literal of one value, without the blanks before it, with its lines ended as those around it.
  func spelled(withLineEnd lineEnd: [UInt8]) -> [UInt8] {
    Array(literalLines.joined(separator: lineEnd).drop(while: \.isBlank))
  }
}
