internal import CByteSearch

/// The front matter of the usual file, found without a look at each byte: `---` alone on the first line, and again.
enum PlainFences {
  /// From after the opening fence's line to the start of the closing one; nil for any other file, which is then for
  /// ``FrontMatterDocument``.
  static func frontMatter(in head: UnsafeRawBufferPointer) -> Range<Int>? {
    guard head.count > 6, isFence(head, at: 0), let start = lineEnd(head, after: 3) else { return nil }
    // From the line feed that ends the opening fence, since the next line may be the closing one.
    var line = start - 1
    while let found = find("\n---", in: head, from: line) {
      let fence = found + 1
      if fence + 3 == head.count || lineEnd(head, after: fence + 3) != nil {
        // `...` closes too.
        if let dots = find("\n...", in: head, from: start - 1), dots < fence { return nil }
        return start..<fence
      }
      line = fence
    }
    return nil
  }

  private static func isFence(_ head: UnsafeRawBufferPointer, at start: Int) -> Bool {
    let hyphen = UInt8(ascii: "-")
    return head[start] == hyphen && head[start + 1] == hyphen && head[start + 2] == hyphen
  }

  /// The next line's start when only blanks stand before it.
  private static func lineEnd(_ head: UnsafeRawBufferPointer, after start: Int) -> Int? {
    var index = start
    while index < head.count, head[index] == UInt8(ascii: " ") || head[index] == UInt8(ascii: "\t") { index += 1 }
    if index < head.count, head[index] == UInt8(ascii: "\r") { index += 1 }
    return index < head.count && head[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }

  private static func find(_ text: StaticString, in head: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let base = head.baseAddress!
    return byte_search(base + start, head.count - start, text.utf8Start, text.utf8CodeUnitCount).map { $0 - base }
  }
}
