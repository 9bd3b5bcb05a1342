/// What an unquoted YAML value is, where that can be told at a glance and all readers agree.
enum PlainScalarKind {
  /// Nil when the parser must tell: a number or date in any but the plainest form, a word that YAML 1.1 and 1.2 read
  /// differently.
  static func kind(of bytes: UnsafeRawBufferPointer) -> RecordField.Kind? {
    guard let first = bytes.first else { return .empty }
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return kindOfDigits(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): return nil
    case UInt8(ascii: "~"): return bytes.count == 1 ? .null : .text
    default: return bytes.count <= 5 ? kindOfWord(bytes) : .text
    }
  }

  private static func kindOfWord(_ bytes: UnsafeRawBufferPointer) -> RecordField.Kind? {
    switch bytes[0] | 0x20 {
    case UInt8(ascii: "t"): bytes.isWord("true") ? (bytes.isLowerCase ? .flag : nil) : .text
    case UInt8(ascii: "f"): bytes.isWord("false") ? (bytes.isLowerCase ? .flag : nil) : .text
    case UInt8(ascii: "n"):
      if bytes.isWord("null") {
        bytes.isLowerCase ? .null : nil
      } else {
        bytes.isWord("n") || bytes.isWord("no") ? nil : .text
      }
    case UInt8(ascii: "y"): bytes.isWord("y") || bytes.isWord("yes") ? nil : .text
    case UInt8(ascii: "o"): bytes.isWord("on") || bytes.isWord("off") ? nil : .text
    default: .text
    }
  }

  /// A whole number without a leading zero, a day, a day and a time; or a text of several words that begins with a
  /// digit.
  private static func kindOfDigits(_ bytes: UnsafeRawBufferPointer) -> RecordField.Kind? {
    let digits = bytes.prefix { isDigit($0) }.count
    if digits == bytes.count { return digits == 1 || (bytes[0] != UInt8(ascii: "0") && digits <= 15) ? .number : nil }
    if digits == 4, bytes[4] == UInt8(ascii: "-") {
      return isTimestamp(bytes) && PostingDate(bytes) != nil ? .date : nil
    }
    // No number or date holds a blank in such a place, or a letter beyond ASCII: `9月から`.
    return bytes.contains { $0 == UInt8(ascii: " ") || $0 >= 0x80 } ? .text : nil
  }

  /// `2017-05-23`, `2017-05-23T16:02:11Z`, `2017-05-23 16:02:11 +0000`, `2017-05-23T16:02:11.316+00:00`
  private static func isTimestamp(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard hasShape(bytes, "0000-00-00") else { return false }
    if bytes.count == 10 { return true }
    guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      hasShape(UnsafeRawBufferPointer(rebasing: bytes[11...]), "00:00:00")
    else { return false }
    var rest = UnsafeRawBufferPointer(rebasing: bytes[19...])
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { isDigit($0) }.count
      guard (1...9).contains(fraction) else { return false }
      rest = UnsafeRawBufferPointer(rebasing: rest[(fraction + 1)...])
    }
    switch rest.count {
    case 0: return true
    case 1: return rest[0] == UInt8(ascii: "Z")
    case 6:
      return hasShape(rest, "+00:00") || hasShape(rest, "-00:00") || hasShape(rest, " +0000")
        || hasShape(rest, " -0000")
    default: return false
    }
  }

  /// Whether the bytes begin so, `0` standing for any digit.
  private static func hasShape(_ bytes: UnsafeRawBufferPointer, _ shape: StaticString) -> Bool {
    guard bytes.count >= shape.utf8CodeUnitCount else { return false }
    return (0..<shape.utf8CodeUnitCount).allSatisfy { index in
      let wanted = shape.utf8Start[index]
      return wanted == UInt8(ascii: "0") ? isDigit(bytes[index]) : bytes[index] == wanted
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension UnsafeRawBufferPointer {
  fileprivate var isLowerCase: Bool { allSatisfy { $0 & 0x20 != 0 } }
}
