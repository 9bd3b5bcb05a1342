/// Where a value begins and ends, where libyaml's marks do not say it.
extension YAMLTreeBuilder {
  /// Up to the end of the last line that belongs to the text, its line end left out.
  ///
  /// libyaml's mark stands after the blank lines that follow; they belong to the text only when it keeps them (`|+`).
  func blockScalarRange(_ range: Range<Int>) -> Range<Int> {
    let header = valueStart(from: range.lowerBound, to: range.upperBound)
    var headerEnd = header
    var keeps = false
    while headerEnd < range.upperBound, !bytes[headerEnd].isLineBreak {
      if bytes[headerEnd] == UInt8(ascii: "+"), headerEnd - header <= 2 { keeps = true }
      headerEnd += 1
    }
    var end = range.upperBound
    let indent = firstIndent(from: headerEnd, to: end)
    while true {
      let withoutBreak = droppingLineBreak(before: end, after: headerEnd)
      var blank = withoutBreak
      while blank > headerEnd, bytes[blank - 1].isBlank { blank -= 1 }
      let isBlankLine = blank > headerEnd && bytes[blank - 1].isLineBreak && withoutBreak - blank <= indent
      guard isBlankLine, !keeps else { return range.lowerBound..<max(withoutBreak, headerEnd) }
      end = blank
    }
  }

  func droppingLineBreak(before end: Int, after start: Int) -> Int {
    var end = end
    if end > start, bytes[end - 1] == .lineFeed { end -= 1 }
    if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
    return end
  }

  /// The indent of the first line that is not blank.
  func firstIndent(from start: Int, to end: Int) -> Int {
    var lineStart = start
    var next = start
    while next < end {
      if bytes[next].isLineBreak { lineStart = next + 1 } else if bytes[next] != .space { break }
      next += 1
    }
    return next - lineStart
  }

  /// After the `&anchor` and the `!tag`, and the blanks, comments and line breaks behind them.
  func valueStart(from start: Int, to end: Int) -> Int {
    var next = start
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "!") where next + 1 < end && bytes[next + 1] == UInt8(ascii: "<"):
        while next < end, bytes[next] != UInt8(ascii: ">") { next += 1 }
        next = min(next + 1, end)
      case UInt8(ascii: "&"), UInt8(ascii: "!"):
        while next < end, !bytes[next].isBlank, !bytes[next].isLineBreak, !isFlowMark(bytes[next]) { next += 1 }
      case UInt8(ascii: "#"):
        while next < end, !bytes[next].isLineBreak { next += 1 }
      case .space, .tab, .carriageReturn, .lineFeed: next += 1
      default: return next
      }
    }
    return end
  }

  /// A mark that ends a property in a flow collection.
  func isFlowMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }

  func comment(in range: Range<Int>) -> Int? {
    range.dropFirst().first { bytes[$0] == UInt8(ascii: "#") && (bytes[$0 - 1].isBlank || bytes[$0 - 1].isLineBreak) }
  }
}
