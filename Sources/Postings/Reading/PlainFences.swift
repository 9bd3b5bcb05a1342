internal import CByteSearch

/// The fences of the usual file, found without a look at each byte: alone on the first line, and again on another.
enum PlainFences {
  /// The front matter between `---` lines: from after the opening fence’s line to the start of the closing one; nil for
  /// any other file, which is then for ``FrontMatterDocument``.
  static func yaml(in head: UnsafeRawBufferPointer) -> Range<Int>? {
    find(in: head, "---", closing: "\n---", or: "\n...")?.inside
  }

  /// Whether what was read holds all of the front matter, be it between `---`, `+++` or `;;;` lines.
  static func areClosed(in head: UnsafeRawBufferPointer) -> Bool { bodyStart(in: head) != nil }

  /// Where the body begins, when the fences are the usual ones.
  static func bodyStart(in head: UnsafeRawBufferPointer) -> Int? {
    switch head.first {
    case UInt8(ascii: "-"): find(in: head, "---", closing: "\n---", or: "\n...")?.bodyStart
    case UInt8(ascii: "+"): find(in: head, "+++", closing: "\n+++")?.bodyStart
    case UInt8(ascii: ";"): find(in: head, ";;;", closing: "\n;;;")?.bodyStart
    default: nil
    }
  }

  /// - Parameter other: what closes too, and is left to the parser.
  private static func find(
    in head: UnsafeRawBufferPointer, _ fence: StaticString, closing: StaticString, or other: StaticString? = nil
  ) -> (inside: Range<Int>, bodyStart: Int)? {
    guard find(fence, in: head, from: 0, to: 3) == 0, let start = lineEnd(head, after: 3) else { return nil }
    // From the line feed that ends the opening fence, since the next line may be the closing one.
    var line = start - 1
    while let found = find(closing, in: head, from: line, to: head.count) {
      // At the end of what was read, the line may go on.
      if let bodyStart = lineEnd(head, after: found + 4) {
        if let other, find(other, in: head, from: start - 1, to: found) != nil { return nil }
        return (start..<found + 1, bodyStart)
      }
      line = found + 1
    }
    return nil
  }

  /// The next line’s start when only blanks stand before it.
  private static func lineEnd(_ head: UnsafeRawBufferPointer, after start: Int) -> Int? {
    var index = start
    while index < head.count, head[index] == UInt8(ascii: " ") || head[index] == UInt8(ascii: "\t") { index += 1 }
    if index < head.count, head[index] == UInt8(ascii: "\r") { index += 1 }
    return index < head.count && head[index] == UInt8(ascii: "\n") ? index + 1 : nil
  }

  private static func find(
    _ text: StaticString, in head: UnsafeRawBufferPointer, from start: Int, to end: Int
  ) -> Int? {
    let end = min(end, head.count)
    guard start < end else { return nil }
    let base = head.baseAddress!
    return byte_search(base + start, end - start, text.utf8Start, text.utf8CodeUnitCount).map { $0 - base }
  }
}
