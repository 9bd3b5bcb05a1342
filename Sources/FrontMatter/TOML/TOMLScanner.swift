/// A cursor over TOML 1.0: blanks, comments, line ends and keys; values are in the extensions.
///
/// Every function leaves the cursor after what it read, or throws with the place of what is wrong.
struct TOMLScanner {
  typealias Problem = ParsedFrontMatter.Problem

  let bytes: [UInt8]
  let end: Int
  var next: Int

  static let depthLimit = 100

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    next = range.lowerBound
  }

  /// The byte at the cursor, nil at the end.
  var byte: UInt8? { next < end ? bytes[next] : nil }

  func hasBytes(_ text: StaticString, at offset: Int) -> Bool {
    guard offset + text.utf8CodeUnitCount <= end else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[offset + index] != text.utf8Start[index] { return false }
    return true
  }

  mutating func skipBlanks() {
    while next < end, bytes[next].isBlank { next += 1 }
  }

  /// The length of the line end at an offset (LF or CRLF), 0 when there is none.
  func lineEndLength(at offset: Int) -> Int {
    guard offset < end else { return 0 }
    if bytes[offset] == .lineFeed { return 1 }
    return bytes[offset] == .carriageReturn && offset + 1 < end && bytes[offset + 1] == .lineFeed ? 2 : 0
  }

  /// Over a comment, up to its line end (TOML 1.0, Comment: no control characters but the tab).
  mutating func skipComment() throws(Problem) {
    while next < end, lineEndLength(at: next) == 0 {
      if bytes[next].isForbiddenControl { throw controlCharacter(at: next) }
      next += 1
    }
  }

  /// Over blanks, line ends and comments: what may stand between the items of an array.
  mutating func skipTrivia() throws(Problem) {
    while let byte {
      if byte.isBlank {
        next += 1
      } else if byte == UInt8(ascii: "#") {
        try skipComment()
      } else {
        let length = lineEndLength(at: next)
        if length == 0 { return }
        next += length
      }
    }
  }

  func controlCharacter(at offset: Int) -> Problem {
    Problem(reason: .controlCharacter(UInt32(bytes[offset])), offset: offset)
  }

  /// What stands from an offset to the end of its line, cut short: for a message.
  func excerpt(from offset: Int, to limit: Int? = nil) -> String {
    let end = limit ?? end
    var last = offset
    while last < end, !bytes[last].isLineBreak, last - offset < 60 { last += 1 }
    while last > offset, bytes[last - 1].isBlank { last -= 1 }
    while last < end, last > offset, bytes[last] & 0xC0 == 0x80 { last -= 1 }
    return String(decoding: bytes[offset..<last], as: UTF8.self)
  }
}

/// One part of a dotted key.
struct TOMLKey {
  /// As read: unquoted and unescaped.
  var text: String
  var range: Range<Int>
  var spelling: FieldNode.Spelling
}

extension TOMLScanner {
  /// Reads `a`, `a.b` or `"a b" . c` (TOML 1.0, Keys).
  mutating func keys() throws(Problem) -> [TOMLKey] {
    var keys = [try key()]
    while true {
      let last = next
      skipBlanks()
      guard byte == UInt8(ascii: ".") else {
        next = last
        return keys
      }
      next += 1
      skipBlanks()
      keys.append(try key())
      if keys.count > Self.depthLimit { throw Problem(reason: .tooDeep(limit: Self.depthLimit), offset: keys[0].range.lowerBound) }
    }
  }

  private mutating func key() throws(Problem) -> TOMLKey {
    let start = next
    switch byte {
    case UInt8(ascii: "\""):
      let text = try basicString()
      return TOMLKey(text: text, range: start..<next, spelling: .doubleQuoted)
    case UInt8(ascii: "'"):
      let text = try literalString()
      return TOMLKey(text: text, range: start..<next, spelling: .singleQuoted)
    default:
      while next < end, bytes[next].isBareKey { next += 1 }
      guard next > start else { throw missingEquals(from: start) }
      return TOMLKey(text: String(decoding: bytes[start..<next], as: UTF8.self), range: start..<next, spelling: .plain)
    }
  }
}

extension UInt8 {
  /// A control character that TOML allows nowhere: all but tab, which line ends are looked for before.
  var isForbiddenControl: Bool { (self < 0x20 && self != .tab) || self == 0x7F }

  /// `A-Za-z0-9_-`: what a key needs no quotes for.
  var isBareKey: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z")) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-")
  }
}
