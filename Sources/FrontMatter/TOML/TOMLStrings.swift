/// The four strings (TOML 1.0, String).
extension TOMLScanner {
  /// Reads `"…"`, `'…'`, `"""…"""` or `'''…'''`.
  mutating func string() throws(Problem) -> FieldNode {
    let start = next
    let text: String
    let spelling: FieldNode.Spelling
    if bytes[next] == UInt8(ascii: "\"") {
      let isMultiline = hasBytes("\"\"\"", at: next)
      text = isMultiline ? try multilineString(quote: UInt8(ascii: "\"")) : try basicString()
      spelling = isMultiline ? .multilineDoubleQuoted : .doubleQuoted
    } else {
      let isMultiline = hasBytes("'''", at: next)
      text = isMultiline ? try multilineString(quote: UInt8(ascii: "'")) : try literalString()
      spelling = isMultiline ? .multilineSingleQuoted : .singleQuoted
    }
    return FieldNode(value: .text(text), spelling: spelling, range: start..<next)
  }

  mutating func literalString() throws(Problem) -> String {
    let start = next
    next += 1
    while let byte {
      if byte == UInt8(ascii: "'") {
        next += 1
        return String(decoding: bytes[(start + 1)..<(next - 1)], as: UTF8.self)
      }
      if lineEndLength(at: next) > 0 { break }
      if byte.isForbiddenControl { throw controlCharacter(at: next) }
      next += 1
    }
    throw Problem(reason: .unclosedQuote("'"), offset: start)
  }

  mutating func basicString() throws(Problem) -> String {
    let start = next
    next += 1
    while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), !byte.isForbiddenControl { next += 1 }
    if byte == UInt8(ascii: "\"") {
      next += 1
      return String(decoding: bytes[(start + 1)..<(next - 1)], as: UTF8.self)
    }
    var text = Array(bytes[(start + 1)..<next])
    while let byte {
      if byte == UInt8(ascii: "\"") {
        next += 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        try escape(into: &text)
        continue
      }
      if lineEndLength(at: next) > 0 { break }
      if byte.isForbiddenControl { throw controlCharacter(at: next) }
      text.append(byte)
      next += 1
    }
    throw Problem(reason: .unclosedQuote("\""), offset: start)
  }

  /// A line end right after the opening quotes is no part of the text; the others are LF, whatever the file's are.
  private mutating func multilineString(quote: UInt8) throws(Problem) -> String {
    let start = next
    next += 3
    next += lineEndLength(at: next)
    var text: [UInt8] = []
    while let byte {
      if byte == quote, let closed = closingQuotes(quote) {
        text += repeatElement(quote, count: closed)
        next += 3 + closed
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try multilineEscape(into: &text)
        continue
      }
      let length = lineEndLength(at: next)
      if length > 0 {
        text.append(.lineFeed)
        next += length
        continue
      }
      if byte.isForbiddenControl { throw controlCharacter(at: next) }
      text.append(byte)
      next += 1
    }
    throw Problem(reason: .unclosedQuote(quote == UInt8(ascii: "'") ? "'" : "\""), offset: start)
  }

  /// How many quotes of the text stand before the closing three (0 to 2); nil when fewer than three stand here.
  private func closingQuotes(_ quote: UInt8) -> Int? {
    var last = next
    while last < end, last - next < 5, bytes[last] == quote { last += 1 }
    return last - next >= 3 ? last - next - 3 : nil
  }

  /// A backslash at the end of a line takes out all blanks and line ends up to the next character.
  private mutating func multilineEscape(into text: inout [UInt8]) throws(Problem) {
    let line = bytes.skippingBlanks(from: next + 1, to: end)
    guard lineEndLength(at: line) > 0 else { return try escape(into: &text) }
    next = line
    while true {
      let length = lineEndLength(at: next)
      if length > 0 {
        next += length
      } else if let byte, byte.isBlank {
        next += 1
      } else {
        return
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    let start = next
    guard start + 1 < end else { throw Problem(reason: .badEscape, offset: start) }
    next += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "t"): text.append(.tab)
    case UInt8(ascii: "n"): text.append(.lineFeed)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "r"): text.append(.carriageReturn)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(bytes[start + 1])
    case UInt8(ascii: "u"): try scalar(digits: 4, escapeAt: start, into: &text)
    case UInt8(ascii: "U"): try scalar(digits: 8, escapeAt: start, into: &text)
    default: throw Problem(reason: .badEscape, offset: start)
    }
  }

  private mutating func scalar(digits: Int, escapeAt start: Int, into text: inout [UInt8]) throws(Problem) {
    var code: UInt32 = 0
    for _ in 0..<digits {
      guard let byte, byte.isHexDigit, let digit = byte.hexValue else { throw Problem(reason: .badEscape, offset: start) }
      code = code << 4 | UInt32(digit)
      next += 1
    }
    guard let scalar = Unicode.Scalar(code) else { throw Problem(reason: .badEscape, offset: start) }
    text += UTF8.encode(scalar) ?? .init()
  }
}

extension UInt8 {
  /// The value of a hexadecimal digit.
  var hexValue: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
