/// What an unquoted scalar means to a reader of YAML 1.2 (core schema, section 10.3.2), dates apart.
enum YAMLPlainScalar {
  /// Dates are no part of the core schema, yet every site means a date by one.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> FieldValue {
    guard let first = bytes.first else { return .empty }
    // Most values are words: told by their first letter, without a further look.
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      if isNumber(bytes) { return .number(string(bytes)) }
      if YAMLDate(bytes)?.isReal == true { return .date(string(bytes)) }
    case UInt8(ascii: "~"):
      if bytes.count == 1 { return .null }
    case UInt8(ascii: "n"), UInt8(ascii: "N"):
      if isCased(bytes, "null") { return .null }
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      if isCased(bytes, "true") { return .flag(true) }
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      if isCased(bytes, "false") { return .flag(false) }
    default: break
    }
    return .text(string(bytes))
  }

  static func read(_ text: String) -> FieldValue {
    var text = text
    return text.withUTF8 { read($0) }
  }

  /// `true`, `True`, `TRUE`: no other mix of cases counts.
  private static func isCased(_ bytes: UnsafeBufferPointer<UInt8>, _ word: StaticString) -> Bool {
    guard bytes.count == word.utf8CodeUnitCount else { return false }
    let lower = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    let isUpperFirst = bytes[0] & 0x20 == 0
    let isUpperRest = bytes[1] & 0x20 == 0
    if isUpperRest && !isUpperFirst { return false }
    for index in bytes.indices {
      let wanted = (index == 0 ? isUpperFirst : isUpperRest) ? lower[index] & ~0x20 : lower[index]
      if bytes[index] != wanted { return false }
    }
    return true
  }

  /// The core schema's integers and floats.
  static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.count > 2, bytes[0] == UInt8(ascii: "0") {
      let digits = bytes[2...]
      if bytes[1] == UInt8(ascii: "o") { return digits.allSatisfy { $0.isDigit && $0 < UInt8(ascii: "8") } }
      if bytes[1] == UInt8(ascii: "x") { return digits.allSatisfy(\.isHexDigit) }
    }
    var next = 0
    if bytes[0] == UInt8(ascii: "-") || bytes[0] == UInt8(ascii: "+") { next = 1 }
    guard next < bytes.count else { return false }
    if bytes[next] == UInt8(ascii: "."), bytes.count - next == 4 {
      let word = bytes[(next + 1)...]
      if matches(word, "inf") || matches(word, "Inf") || matches(word, "INF") { return true }
      if next == 0, matches(word, "nan") || matches(word, "NaN") || matches(word, "NAN") { return true }
    }
    let whole = skipDigits(bytes, &next)
    var fraction = 0
    if next < bytes.count, bytes[next] == UInt8(ascii: ".") {
      next += 1
      fraction = skipDigits(bytes, &next)
    }
    guard whole + fraction > 0 else { return false }
    if next < bytes.count, bytes[next] | 0x20 == UInt8(ascii: "e") {
      next += 1
      if next < bytes.count, bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+") { next += 1 }
      guard skipDigits(bytes, &next) > 0 else { return false }
    }
    return next == bytes.count
  }

  private static func skipDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ next: inout Int) -> Int {
    let start = next
    while next < bytes.count, bytes[next].isDigit { next += 1 }
    return next - start
  }

  private static func matches(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ word: String) -> Bool {
    bytes.elementsEqual(word.utf8)
  }

  private static func string(_ bytes: UnsafeBufferPointer<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
