/// The text of a block scalar that ``FieldScanner`` accepted (sections 8.1.2 and 8.1.3).
struct BlockScalarText {
  private(set) var text: [UInt8] = []
  private let isFolded: Bool
  private let bytes: UnsafeBufferPointer<UInt8>
  private var isFirst = true
  /// Line ends since the last line of text.
  private var breaks = 0
  /// Whether the last line begins with a blank, so that it is not folded.
  private var isIndented = false

  /// - Parameter range: From the mark to the end of the last line of text.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    self.bytes = bytes
    isFolded = bytes[range.lowerBound] == UInt8(ascii: ">")
    let isStripped = bytes[range.lowerBound + 1] == UInt8(ascii: "-")
    var next = lineFeed(from: range.lowerBound, to: range.upperBound) + 1
    var indent: Int?
    while next < range.upperBound {
      let lineEnd = lineFeed(from: next, to: range.upperBound)
      let isCRLF = lineEnd > next && lineEnd < range.upperBound && bytes[lineEnd - 1] == .carriageReturn
      let line = next..<(isCRLF ? lineEnd - 1 : lineEnd)
      let spaces = bytes[line].prefix { $0 == .space }.count
      if spaces == line.count {
        breaks += 1
      } else {
        let column = indent ?? spaces
        indent = column
        append((line.lowerBound + column)..<line.upperBound)
      }
      next = lineEnd + 1
    }
    let endsWithBreak = range.upperBound < bytes.count && bytes[range.upperBound].isLineBreak
    if !isStripped, endsWithBreak { text.append(.lineFeed) }
  }

  private func lineFeed(from start: Int, to end: Int) -> Int {
    var index = start
    while index < end, bytes[index] != .lineFeed { index += 1 }
    return index
  }

  private mutating func append(_ line: Range<Int>) {
    let wasIndented = isIndented
    isIndented = bytes[line.lowerBound] == .space
    if isFirst {
      text.append(contentsOf: repeatElement(.lineFeed, count: breaks))
    } else if isFolded, !wasIndented, !isIndented {
      text.append(contentsOf: breaks == 1 ? [.space] : Array(repeating: .lineFeed, count: breaks - 1))
    } else {
      text.append(contentsOf: repeatElement(.lineFeed, count: breaks))
    }
    text.append(contentsOf: bytes[line])
    isFirst = false
    breaks = 1
  }
}
