/// Texts of JSON (RFC 8259, section 7).
extension JSONScanner {
  mutating func text() throws(Failure) -> String {
    let start = next
    next += 1
    var content: [UInt8] = []
    var copied = next
    while next < end {
      switch bytes[next] {
      case UInt8(ascii: "\""):
        content += bytes[copied..<next]
        next += 1
        return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        content += bytes[copied..<next]
        try escape(into: &content)
        copied = next
      case .lineFeed, .carriageReturn: throw Failure(reason: .unclosedQuote("\""), offset: start)
      case 0..<0x20: throw Failure(reason: .controlCharacter(UInt32(bytes[next])), offset: next)
      default: next += 1
      }
    }
    throw Failure(reason: .unclosedQuote("\""), offset: start)
  }

  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    let start = next
    let mark = next + 1 < end ? bytes[next + 1] : 0
    next += 2
    switch mark {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(mark)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(.lineFeed)
    case UInt8(ascii: "r"): content.append(.carriageReturn)
    case UInt8(ascii: "t"): content.append(.tab)
    case UInt8(ascii: "u"): content += UTF8.encode(try scalar(from: start))!
    default:
      next = start
      throw Failure(reason: .badEscape, offset: start)
    }
  }

  /// One `\uXXXX`, or two that are a surrogate pair; half a pair reads as U+FFFD.
  private mutating func scalar(from start: Int) throws(Failure) -> UnicodeScalar {
    let unit = try hexUnit(from: start)
    guard 0xD800...0xDBFF ~= unit else { return UnicodeScalar(unit) ?? "\u{FFFD}" }
    guard next + 1 < end, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u") else { return "\u{FFFD}" }
    let back = next
    next += 2
    let low = try hexUnit(from: back)
    guard 0xDC00...0xDFFF ~= low else {
      next = back
      return "\u{FFFD}"
    }
    return UnicodeScalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexUnit(from start: Int) throws(Failure) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = byte.flatMap(\.hexDigitValue) else { throw Failure(reason: .badEscape, offset: start) }
      value = value << 4 | digit
      next += 1
    }
    return value
  }
}
