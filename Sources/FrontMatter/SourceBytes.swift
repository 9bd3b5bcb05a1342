#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Byte-wise questions about a text: where lines begin and end, and how a place is told to a person.
///
/// Lines end with LF or CRLF; a lone CR ends one too, but only for ``position(of:)``, since that is how editors count.
extension [UInt8] {
  /// The offset of the first byte of the line that holds `offset`.
  func lineStart(of offset: Int) -> Int {
    var start = Swift.min(offset, count)
    while start > 0, self[start - 1] != .lineFeed { start -= 1 }
    return start
  }

  /// The offset after the last byte of the line that holds `offset`, its line end left out.
  func lineContentEnd(of offset: Int) -> Int {
    let end = lineFeed(from: offset)
    return end > offset && end <= count && self[end - 1] == .carriageReturn && end < count ? end - 1 : end
  }

  /// The offset of the next line's first byte; the count when there is no next line.
  func nextLineStart(after offset: Int) -> Int {
    Swift.min(lineFeed(from: offset) + 1, count)
  }

  /// The offset of the first LF at or after `offset`, else the count.
  private func lineFeed(from offset: Int) -> Int {
    offset < count ? first(.lineFeed, in: offset..<count) ?? count : count
  }

  /// The offset of the first of these bytes in a range.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    return withUnsafeBytes { bytes in
      let start = bytes.baseAddress! + range.lowerBound
      return memchr(start, Int32(byte), range.count).map { range.lowerBound + (UnsafeRawPointer($0) - start) }
    }
  }

  /// The line end in use around `offset`: that of its line, else of the line before, else LF.
  ///
  /// Mixed files keep their mix: a new line takes the end of the line that it is put beside.
  func lineEnd(near offset: Int) -> [UInt8] {
    var end = lineFeed(from: offset)
    if end == count {
      end = lineStart(of: offset) - 1
      if end < 0 { return [.lineFeed] }
    }
    return end > 0 && self[end - 1] == .carriageReturn ? [.carriageReturn, .lineFeed] : [.lineFeed]
  }

  /// The offset of the first byte at or after `offset` (and before `limit`) that is neither a space nor a tab.
  func skippingBlanks(from offset: Int, to limit: Int) -> Int {
    var next = offset
    while next < limit, self[next].isBlank { next += 1 }
    return next
  }

  /// Line and column of an offset, from 1, the column in Unicode scalars, a byte order mark not counted.
  func position(of offset: Int) -> (line: Int, column: Int) {
    var line = 1
    var start = hasByteOrderMark ? 3 : 0
    let end = Swift.min(offset, count)
    var index = start
    while index < end {
      let byte = self[index]
      index += 1
      if byte == .lineFeed || (byte == .carriageReturn && !(index < count && self[index] == .lineFeed)) {
        line += 1
        start = index
      }
    }
    var column = 1
    while start < end {
      if self[start] & 0xC0 != 0x80 { column += 1 }
      start += 1
    }
    return (line, column)
  }

  /// The text of the line that holds `offset`, without its end; bytes that are not UTF-8 are shown as U+FFFD.
  func lineText(at offset: Int) -> String {
    let place = Swift.min(offset, count)
    var start = place
    while start > 0, self[start - 1] != .lineFeed, self[start - 1] != .carriageReturn { start -= 1 }
    var end = place
    while end < count, self[end] != .lineFeed, self[end] != .carriageReturn { end += 1 }
    if start == 0, hasByteOrderMark { start = Swift.min(3, end) }
    return String(decoding: self[start..<end], as: UTF8.self)
  }

  /// Whether the file opens with U+FEFF in UTF-8.
  var hasByteOrderMark: Bool { count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")

  /// A space or a tab.
  var isBlank: Bool { self == .space || self == .tab }
  var isLineBreak: Bool { self == .lineFeed || self == .carriageReturn }
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isHexDigit: Bool { isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f")) }
}

/// Lines and columns of rising offsets, in one pass over the bytes.
struct PositionSweep {
  private let bytes: [UInt8]
  private var offset: Int
  private var line = 1
  private var column = 1

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.hasByteOrderMark ? 3 : 0
  }

  /// - Parameter target: not before the target of the call before.
  mutating func position(of target: Int) -> (line: Int, column: Int) {
    while offset < min(target, bytes.count) {
      let byte = bytes[offset]
      offset += 1
      let endsLine = byte == .carriageReturn && !(offset < bytes.count && bytes[offset] == .lineFeed)
      if byte == .lineFeed || endsLine {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
