/// A text as lines of bytes, each with the line end that it was read with: what is not edited keeps every byte.
///
/// A change costs the lines that it touches and a move of the line list (16 bytes a line), so that a text of megabytes
/// stays instant. The bytes need not be UTF-8; see ``Graphemes``.
struct TextBuffer: Sendable, Equatable {
  struct Line: Sendable, Equatable {
    /// Without the line end.
    var bytes: [UInt8]
    var end: LineEnd
  }

  enum LineEnd: Sendable, Equatable {
    /// The last line, which nothing ends.
    case none
    case lf
    case crlf

    var bytes: [UInt8] {
      switch self {
      case .none: []
      case .lf: [0x0A]
      case .crlf: [0x0D, 0x0A]
      }
    }
  }

  /// A place between two characters.
  struct Place: Sendable, Equatable, Comparable {
    var line: Int
    /// In bytes.
    var offset: Int

    static func < (one: Place, other: Place) -> Bool {
      one.line == other.line ? one.offset < other.offset : one.line < other.line
    }
  }

  /// Never empty: after the last line end comes one more line, which may hold nothing.
  private(set) var lines: [Line] = []
  /// What a new line ends with: as the others do.
  let newLineEnd: LineEnd
  private(set) var byteCount: Int
  /// Words between blanks; nil for a text too large to be counted.
  private(set) var wordCount: Int?

  /// - Parameter newLineEnd: for a text without a line end, of the text around it.
  init(_ bytes: some RandomAccessCollection<UInt8>, newLineEnd: LineEnd = .lf) {
    byteCount = bytes.count
    if let split = bytes.withContiguousStorageIfAvailable({ Self.split($0) }) {
      lines = split
    } else {
      lines = Array(bytes).withUnsafeBufferPointer { Self.split($0) }
    }
    let crlf = lines.count { $0.end == .crlf }
    self.newLineEnd = lines.count == 1 ? newLineEnd : crlf * 2 > lines.count - 1 ? .crlf : .lf
    wordCount = byteCount > Self.countedLimit ? nil : lines.reduce(0) { $0 + $1.wordCount }
  }

  /// Words of a larger text are not counted, since it must open between two frames.
  private static let countedLimit = 2 << 20

  private static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var start = 0
    while let feed = lineFeed(in: bytes, from: start) {
      let isCRLF = feed > start && bytes[feed - 1] == 0x0D
      lines.append(Line(bytes: Array(bytes[start..<(isCRLF ? feed - 1 : feed)]), end: isCRLF ? .crlf : .lf))
      start = feed + 1
    }
    lines.append(Line(bytes: Array(bytes[start...]), end: .none))
    return lines
  }

  /// Looks at eight bytes at a time.
  private static func lineFeed(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let raw = UnsafeRawBufferPointer(bytes)
    var offset = start
    while offset + 8 <= raw.count {
      // A byte of the difference is zero where a line feed stands; the borrow shows at least one that is.
      let difference = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
      if (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080 != 0 { break }
      offset += 8
    }
    while offset < bytes.count {
      if bytes[offset] == 0x0A { return offset }
      offset += 1
    }
    return nil
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(byteCount)
    for line in lines {
      bytes += line.bytes
      switch line.end {
      case .none: break
      case .lf: bytes.append(0x0A)
      case .crlf:
        bytes.append(0x0D)
        bytes.append(0x0A)
      }
    }
    return bytes
  }

  var start: Place { Place(line: 0, offset: 0) }
  var end: Place { Place(line: lines.count - 1, offset: lines[lines.count - 1].bytes.count) }

  /// The nearest place that there is.
  func clamped(_ place: Place) -> Place {
    let line = max(0, min(place.line, lines.count - 1))
    return Place(line: line, offset: max(0, min(place.offset, lines[line].bytes.count)))
  }

  /// The bytes between two places, line ends included.
  func bytes(_ range: Range<Place>) -> [UInt8] {
    let (from, to) = (range.lowerBound, range.upperBound)
    if from.line == to.line { return Array(lines[from.line].bytes[from.offset..<to.offset]) }
    var found = Array(lines[from.line].bytes[from.offset...]) + lines[from.line].end.bytes
    for line in lines[(from.line + 1)..<to.line] { found += line.bytes + line.end.bytes }
    return found + lines[to.line].bytes[..<to.offset]
  }

  /// Puts text in the place of a range; its line ends become those of ``newLineEnd``, of which it need not have any.
  ///
  /// - Returns: the change, to be made undone.
  mutating func replace(_ range: Range<Place>, with text: [UInt8]) -> Change {
    let (from, to) = (range.lowerBound, range.upperBound)
    var pieces = Self.split(text)
    let last = pieces.count - 1
    pieces[0] = Array(lines[from.line].bytes[..<from.offset]) + pieces[0]
    let offset = pieces[last].count
    pieces[last] += lines[to.line].bytes[to.offset...]
    let newLines = pieces.enumerated().map { index, bytes in
      Line(bytes: bytes, end: index == last ? lines[to.line].end : newLineEnd)
    }
    return swap(
      Change(line: from.line, old: Array(lines[from.line...to.line]), new: newLines),
      cursor: Place(line: from.line + last, offset: offset))
  }

  /// Takes a change back.
  mutating func revert(_ change: Change) {
    _ = swap(Change(line: change.line, old: change.new, new: change.old), cursor: start)
  }

  /// Makes a change again.
  mutating func apply(_ change: Change) { _ = swap(change, cursor: start) }

  private mutating func swap(_ change: Change, cursor: Place) -> Change {
    var change = change
    change.cursorAfter = cursor
    byteCount += change.new.reduce(0) { $0 + $1.size } - change.old.reduce(0) { $0 + $1.size }
    wordCount = wordCount.map { count in
      count + change.new.reduce(0) { $0 + $1.wordCount } - change.old.reduce(0) { $0 + $1.wordCount }
    }
    if change.new.count == 1, change.old.count == 1 {
      lines[change.line] = change.new[0]
    } else {
      lines.replaceSubrange(change.line..<change.line + change.old.count, with: change.new)
    }
    return change
  }

  /// At LF, CR LF and CR alone, as pasted text may have any of them.
  private static func split(_ text: [UInt8]) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var piece: [UInt8] = []
    var afterReturn = false
    for byte in text {
      switch byte {
      case 0x0A where afterReturn: break
      case 0x0A, 0x0D:
        pieces.append(piece)
        piece = []
      default: piece.append(byte)
      }
      afterReturn = byte == 0x0D
    }
    return pieces + [piece]
  }

  /// Lines that took the place of others.
  struct Change: Sendable, Equatable {
    /// The first of them.
    var line: Int
    var old: [Line]
    var new: [Line]
    var cursorBefore = Place(line: 0, offset: 0)
    var cursorAfter = Place(line: 0, offset: 0)

    /// Roughly, in bytes of memory.
    var cost: Int { (old + new).reduce(64) { $0 + $1.size + 32 } }
  }
}

extension TextBuffer.Line {
  var wordCount: Int {
    var count = 0
    var isInWord = false
    for byte in bytes {
      if byte > 0x20, !isInWord { count += 1 }
      isInWord = byte > 0x20
    }
    return count
  }

  var size: Int { bytes.count + (end == .none ? 0 : end == .lf ? 1 : 2) }
}
