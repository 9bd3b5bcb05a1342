/// The four kinds of text (TOML 1.0, “String”).
extension TOMLScanner {
  /// A text of any kind, from its quote on; the spelling tells which one.
  mutating func text() throws(Failure) -> FieldNode {
    let start = next
    let isBasic = has("\"")
    let isMultiline = byte(after: 1) == bytes[next] && byte(after: 2) == bytes[next]
    let text =
      switch (isBasic, isMultiline) {
      case (true, false): try basicText()
      case (false, false): try literalText()
      case (true, true): try multilineBasicText()
      case (false, true): try multilineLiteralText()
      }
    let spelling: FieldNode.Spelling =
      isMultiline
      ? (isBasic ? .multilineDoubleQuoted : .multilineSingleQuoted) : (isBasic ? .doubleQuoted : .singleQuoted)
    return FieldNode(value: .text(text), spelling: spelling, range: start..<next)
  }

  mutating func basicText() throws(Failure) -> String {
    let start = next
    next += 1
    var content: [UInt8] = []
    var copied = next
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        let text = content.isEmpty
          ? String(decoding: bytes[copied..<next], as: UTF8.self)
          : String(decoding: content + bytes[copied..<next], as: UTF8.self)
        next += 1
        return text
      case UInt8(ascii: "\\"):
        content += bytes[copied..<next]
        try escape(into: &content)
        copied = next
      case .carriageReturn where isAtCRLF, .lineFeed:
        throw Failure(reason: .unclosedQuote("\""), offset: start)
      default:
        try refuseControl()
        next += 1
      }
    }
    throw Failure(reason: .unclosedQuote("\""), offset: start)
  }

  mutating func literalText() throws(Failure) -> String {
    let start = next
    next += 1
    while next < end, bytes[next] != .lineFeed, !isAtCRLF {
      if bytes[next] == UInt8(ascii: "'") {
        next += 1
        return String(decoding: bytes[(start + 1)..<(next - 1)], as: UTF8.self)
      }
      try refuseControl()
      next += 1
    }
    throw Failure(reason: .unclosedQuote("'"), offset: start)
  }

  private mutating func multilineBasicText() throws(Failure) -> String {
    let start = next
    next += 3
    _ = skipLineEnd()
    var content: [UInt8] = []
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        if closesMultiline(&content) { return String(decoding: content, as: UTF8.self) }
      case UInt8(ascii: "\\"):
        if !skipContinuation() { try escape(into: &content) }
      default: try multilineByte(into: &content)
      }
    }
    throw Failure(reason: .unclosedQuote("\""), offset: start)
  }

  private mutating func multilineLiteralText() throws(Failure) -> String {
    let start = next
    next += 3
    _ = skipLineEnd()
    var content: [UInt8] = []
    while next < end {
      if bytes[next] == UInt8(ascii: "'") {
        if closesMultiline(&content) { return String(decoding: content, as: UTF8.self) }
      } else {
        try multilineByte(into: &content)
      }
    }
    throw Failure(reason: .unclosedQuote("'"), offset: start)
  }

  /// Takes a run of quotes: three close the text, and up to two before them belong to it.
  private mutating func closesMultiline(_ content: inout [UInt8]) -> Bool {
    let quote = bytes[next]
    var count = 0
    while count < 5, byte(after: count) == quote { count += 1 }
    next += count
    content += [UInt8](repeating: quote, count: count >= 3 ? count - 3 : count)
    return count >= 3
  }

  /// Takes one byte of a text of several lines. A CRLF in it reads as LF, so that a text is the same on every system.
  private mutating func multilineByte(into content: inout [UInt8]) throws(Failure) {
    if skipLineEnd() {
      content.append(.lineFeed)
      return
    }
    try refuseControl()
    content.append(bytes[next])
    next += 1
  }

  /// A backslash at the end of a line takes out all blanks and line ends up to the next text.
  private mutating func skipContinuation() -> Bool {
    var look = self
    look.next += 1
    look.skipBlanks()
    guard look.skipLineEnd() else { return false }
    repeat { look.skipBlanks() } while look.skipLineEnd()
    next = look.next
    return true
  }

  /// `\n`, `\u00E9`, `\U0001F600` and their like.
  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    let start = next
    let simple: UInt8
    switch byte(after: 1) {
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "t"): simple = .tab
    case UInt8(ascii: "n"): simple = .lineFeed
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "r"): simple = .carriageReturn
    case UInt8(ascii: "\""): simple = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): simple = UInt8(ascii: "\\")
    case UInt8(ascii: "u"):
      next += 2
      return try unicodeEscape(digits: 4, from: start, into: &content)
    case UInt8(ascii: "U"):
      next += 2
      return try unicodeEscape(digits: 8, from: start, into: &content)
    default: throw Failure(reason: .badEscape, offset: start)
    }
    content.append(simple)
    next += 2
  }

  private mutating func unicodeEscape(
    digits: Int, from start: Int, into content: inout [UInt8]
  ) throws(Failure) {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = byte.flatMap(\.hexDigitValue), value < 1 << 24 else {
        throw Failure(reason: .badEscape, offset: start)
      }
      value = value << 4 | digit
      next += 1
    }
    guard let scalar = UnicodeScalar(value) else { throw Failure(reason: .badEscape, offset: start) }
    content += UTF8.encode(scalar)!
  }
}

extension UInt8 {
  var hexDigitValue: UInt32? {
    if isDigit { return UInt32(self - UInt8(ascii: "0")) }
    let lower = self | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "f") ? UInt32(lower - UInt8(ascii: "a") + 10) : nil
  }
}
