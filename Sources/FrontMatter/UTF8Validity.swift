/// Where bytes stop being UTF-8 (Unicode 16, table 3-7).
enum UTF8Validity {
  /// The offset of the first byte that is no part of a well-formed character; nil when all are.
  static func firstInvalid(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var next = range.lowerBound
      while next < range.upperBound {
        if bytes[next] < 0x80 {
          next += 1
          continue
        }
        guard let length = length(of: bytes, at: next, to: range.upperBound) else { return next }
        next += length
      }
      return nil
    }
  }

  /// The length of the character that begins at an offset with a byte of 0x80 or more.
  private static func length(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int, to end: Int) -> Int? {
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch bytes[offset] {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0xBF)
      }
    guard length > 0, offset + length <= end, second ~= bytes[offset + 1] else { return nil }
    for place in offset + 2..<max(offset + 2, offset + length) where bytes[place] & 0xC0 != 0x80 { return nil }
    return length
  }
}
