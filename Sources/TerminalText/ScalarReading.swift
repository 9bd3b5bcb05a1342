/// One scalar read from UTF-8.
struct ScalarReading {
  /// Stands for a byte that is not part of well-formed UTF-8.
  static let broken = UInt32.max

  /// The scalar, or `broken`.
  var value: UInt32
  /// Its bytes: 1 to 4; 1 when broken.
  var length: Int
}

extension Span<UInt8> {
  /// The scalar that starts at `offset`, checked as the Unicode standard asks (table 3-7: no overlong forms, no
  /// surrogates, nothing above U+10FFFF).
  @inline(__always)
  func scalar(at offset: Int) -> ScalarReading {
    let first = self[offset]
    return first < 0x80 ? ScalarReading(value: UInt32(first), length: 1) : longScalar(at: offset, first: first)
  }

  private func longScalar(at offset: Int, first: UInt8) -> ScalarReading {
    let broken = ScalarReading(value: ScalarReading.broken, length: 1)
    let length: Int
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return broken
    }
    guard offset + length <= count else { return broken }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for position in 1..<length {
      let byte = self[offset + position]
      guard byte & 0xC0 == 0x80 else { return broken }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isOverlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000)
    let isOutside = value > 0x10FFFF || (0xD800...0xDFFF).contains(value)
    return isOverlong || isOutside ? broken : ScalarReading(value: value, length: length)
  }
}

extension StringProtocol {
  /// Runs `body` on the text's UTF-8, without a copy where the text is stored so.
  func withUTF8Span<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    utf8.withContiguousStorageIfAvailable { body($0.span) } ?? body(Array(utf8).span)
  }
}

extension Sequence<UInt8> {
  /// Runs `body` on the bytes, without a copy where they lie side by side.
  func withByteSpan<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    withContiguousStorageIfAvailable { body($0.span) } ?? body(Array(self).span)
  }
}
