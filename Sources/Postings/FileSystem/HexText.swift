/// Sixteen lower-case hexadecimal digits for 64 bits, as the names of our own files have them.
enum HexText {
  private static let digits = Array("0123456789abcdef".utf8)

  static func text(of number: UInt64) -> String {
    String(unsafeUninitializedCapacity: 16) { buffer in
      for index in 0..<16 { buffer[index] = digits[Int(number >> UInt64(60 - 4 * index) & 15)] }
      return 16
    }
  }

  /// Nil unless there are exactly sixteen lower-case digits.
  static func number(of text: some Collection<UInt8>) -> UInt64? {
    guard text.count == 16 else { return nil }
    var number: UInt64 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt64(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
      default: return nil
      }
    }
    return number
  }
}
