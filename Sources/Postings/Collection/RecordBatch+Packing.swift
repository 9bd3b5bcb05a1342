internal import FrontMatter

/// Adding a record piece by piece: its path, its text, its values, and then the record itself.
extension RecordBatch {
  /// How far a batch was filled.
  struct Mark {
    fileprivate var text: Int
    fileprivate var values: Int
    fileprivate var tags: Int
  }

  var mark: Mark { Mark(text: text.count, values: values.count, tags: tags.count) }

  /// Takes back what was added since.
  mutating func reset(to mark: Mark) {
    text.removeLast(text.count - mark.text)
    values.removeLast(values.count - mark.values)
    tags.removeLast(tags.count - mark.tags)
  }

  mutating func appendPath(_ name: UnsafeBufferPointer<UInt8>, in folder: ScanFolder) -> Range<Int> {
    let start = text.count
    text.append(contentsOf: folder.prefix)
    text.append(contentsOf: name)
    return start..<text.count
  }

  /// Adds bytes that values will be parts of.
  ///
  /// - Returns: where they begin.
  mutating func appendText(_ bytes: UnsafeRawBufferPointer) -> Int {
    text.append(contentsOf: bytes)
    return text.count - bytes.count
  }

  /// Adds a value whose bytes stand in `text` already.
  ///
  /// - Returns: its position.
  @discardableResult
  mutating func appendValue(
    _ range: Range<Int>, name: UInt32 = Value.unnamed, kind: RecordField.Kind = .text, isItem: Bool = false
  ) -> Int {
    values.append(
      Value(start: UInt32(range.lowerBound), length: UInt32(range.count), name: name, kind: kind, isItem: isItem))
    return values.count - 1
  }

  /// Adds the tags that a value holds: itself when it is a list's item, else the pieces of its comma string.
  mutating func appendTags(ofValue position: Int) {
    let value = values[position]
    if value.isItem {
      tags.append(UInt32(position))
      return
    }
    var start = value.range.lowerBound
    while start <= value.range.upperBound {
      let end = text[start..<value.range.upperBound].firstIndex(of: UInt8(ascii: ",")) ?? value.range.upperBound
      let piece = trimmed(start..<end)
      if !piece.isEmpty { tags.append(UInt32(appendValue(piece))) }
      start = end + 1
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlank(text[start]) { start += 1 }
    while end > start, isBlank(text[end - 1]) { end -= 1 }
    return start..<end
  }

  func date(ofValue position: Int) -> PostingDate? { PostingDate(text[values[position].range]) }

  /// Makes all that was added since the mark a record.
  mutating func finish(
    path: Range<Int>, from mark: Mark, _ roles: RoleValues, format: FrontMatterFormat?, isBroken: Bool = false,
    problems: [Problem] = [], stamp: FileStamp = .unknown
  ) {
    records.append(
      Record(
        path: path, values: mark.values..<values.count, tags: mark.tags..<tags.count, roles: roles, format: format,
        isBroken: isBroken, problems: problems, stamp: stamp))
  }
}
