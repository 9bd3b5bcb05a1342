/// Walks the bytes of TOML 1.0 and reads its smallest parts: blanks, comments, line ends and keys.
///
/// The place moves forward only, so that reading is linear.
struct TOMLScanner {
  let bytes: [UInt8]
  let end: Int
  var next: Int
  /// How many tables and arrays hold the place.
  var depth = 0

  static let depthLimit = 100

  /// Why reading stopped.
  struct Failure: Error {
    var reason: FrontMatterError.Reason
    var offset: Int
  }

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    next = range.lowerBound
  }

  /// The byte at the place; nil at the end.
  var byte: UInt8? { next < end ? bytes[next] : nil }

  func byte(after count: Int) -> UInt8? { next + count < end ? bytes[next + count] : nil }

  /// Whether an ASCII mark stands at the place.
  func has(_ mark: Unicode.Scalar) -> Bool { next < end && bytes[next] == UInt8(truncatingIfNeeded: mark.value) }

  mutating func skipBlanks() {
    while next < end, bytes[next].isBlank { next += 1 }
  }

  /// Skips a comment up to its line end.
  mutating func skipComment() throws(Failure) {
    guard has("#") else { return }
    while next < end, bytes[next] != .lineFeed, !isAtCRLF {
      try refuseControl()
      next += 1
    }
  }

  var isAtCRLF: Bool { bytes[next] == .carriageReturn && next + 1 < end && bytes[next + 1] == .lineFeed }

  /// Skips one LF or CRLF; says whether there was one.
  mutating func skipLineEnd() -> Bool {
    guard next < end else { return false }
    if bytes[next] == .lineFeed {
      next += 1
      return true
    }
    guard isAtCRLF else { return false }
    next += 2
    return true
  }

  /// Skips blanks, comments and line ends, as arrays allow them anywhere.
  mutating func skipTrivia() throws(Failure) {
    repeat {
      skipBlanks()
      try skipComment()
    } while skipLineEnd()
  }

  /// Only the tab may stand in comments and text.
  func refuseControl() throws(Failure) {
    let byte = bytes[next]
    if byte < 0x20 && byte != .tab || byte == 0x7F {
      throw Failure(reason: .controlCharacter(UInt32(byte)), offset: next)
    }
  }

  mutating func entering<Value>(
    _ read: (inout TOMLScanner) throws(Failure) -> Value
  ) throws(Failure) -> Value {
    guard depth < Self.depthLimit else { throw Failure(reason: .tooDeep(limit: Self.depthLimit), offset: next) }
    depth += 1
    defer { depth -= 1 }
    return try read(&self)
  }
}

/// One part of a dotted key.
struct TOMLKeyPart {
  /// Unquoted and unescaped.
  var text: String
  var range: Range<Int>
  var spelling: FieldNode.Spelling
}

extension TOMLScanner {
  /// `a`, `"a b"`, `a.'b c'.d`; the blanks after it are skipped.
  mutating func key() throws(Failure) -> [TOMLKeyPart] {
    var parts = [try keyPart()]
    skipBlanks()
    while has(".") {
      guard parts.count + depth < Self.depthLimit else {
        throw Failure(reason: .tooDeep(limit: Self.depthLimit), offset: next)
      }
      next += 1
      skipBlanks()
      parts.append(try keyPart())
      skipBlanks()
    }
    return parts
  }

  private mutating func keyPart() throws(Failure) -> TOMLKeyPart {
    let start = next
    if has("\"") || has("'") {
      let isBasic = has("\"")
      guard !(byte(after: 1) == bytes[next] && byte(after: 2) == bytes[next]) else {
        throw Failure(reason: .multilineKey, offset: start)
      }
      let text = try isBasic ? basicText() : literalText()
      return TOMLKeyPart(text: text, range: start..<next, spelling: isBasic ? .doubleQuoted : .singleQuoted)
    }
    while next < end, bytes[next].isTOMLBareKey { next += 1 }
    guard next > start else { throw keyFailure(from: start) }
    return TOMLKeyPart(
      text: String(decoding: bytes[start..<next], as: UTF8.self), range: start..<next, spelling: .plain)
  }

  /// Why no key with its equals sign stands at a place: `clé = 1` and `my key = 1` lack quotes only.
  func keyFailure(from start: Int) -> Failure {
    let line = lineStart(from: start)
    let words = line.utf8.prefix { $0 != UInt8(ascii: "=") }
    var key = Array(words)
    while key.last?.isBlank == true { key.removeLast() }
    let marks = "\"'[]{}#,".utf8
    let isKey = !key.isEmpty && words.endIndex < line.utf8.endIndex && !key.contains { marks.contains($0) }
    let hasYAMLColon = zip(key, key.dropFirst()).contains { $0 == UInt8(ascii: ":") && $1.isBlank }
    return Failure(
      reason: isKey && !hasYAMLColon ? .keyNeedsQuotes(String(decoding: key, as: UTF8.self)) : .missingEquals(line),
      offset: start)
  }

  /// What stands in the line from a place on, to name it to a person.
  func lineStart(from start: Int) -> String {
    var stop = start
    while stop < end, stop < start + 60, !bytes[stop].isLineBreak { stop += 1 }
    while stop > start, stop < end, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    return String(decoding: bytes[start..<stop], as: UTF8.self)
  }
}

extension UInt8 {
  /// `A-Za-z0-9_-`
  var isTOMLBareKey: Bool {
    isDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
      || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}
