/// The style of files that programs wrote in pure ASCII: every letter beyond it is an escape (RFC 8259, section 7).
struct JSONEscapes {
  private let isUppercase: Bool

  /// Nil when a letter beyond ASCII stands as itself, or none is there at all.
  init?(in bytes: ArraySlice<UInt8>) {
    var digits: ArraySlice<UInt8> = []
    var hasLetters = false
    var next = bytes.startIndex
    while next < bytes.endIndex {
      guard bytes[next] < 0x80 else { return nil }
      guard bytes[next] == UInt8(ascii: "\\") else {
        next += 1
        continue
      }
      let escape = bytes[next...].prefix(6)
      if escape.count == 6, escape[next + 1] == UInt8(ascii: "u"),
        !escape[(next + 2)...].starts(with: "00".utf8)
          || escape[next + 4] >= UInt8(ascii: "8")
      {
        hasLetters = true
        digits += escape[(next + 2)...]
      }
      next += 2
    }
    guard hasLetters else { return nil }
    isUppercase = digits.contains { (UInt8(ascii: "A")...UInt8(ascii: "F")).contains($0) }
  }

  /// One `\uXXXX`, or the two of a surrogate pair.
  func spelled(_ scalar: Unicode.Scalar) -> [UInt8] {
    UTF16.encode(scalar).map(Array.init)?.flatMap { unit in
      let digits = String(unit, radix: 16, uppercase: isUppercase)
      return Array("\\u".utf8) + Array(String(repeating: "0", count: 4 - digits.utf8.count).utf8) + Array(digits.utf8)
    } ?? []
  }
}
