/// Where words begin and end in folded text.
///
/// Words are cut at ASCII that is no letter or digit, and at the punctuation of U+00A0 (`«`, `·`), U+2000 (`“`, `—`) and
/// U+3000 (`、`, `「`); all else belongs to words.
enum WordBoundary {
  static func begins(at position: Int, in text: UnsafeRawBufferPointer) -> Bool {
    guard position > 0 else { return true }
    let last = text[position - 1]
    switch last {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return false
    case ..<0x80: return true
    default:
      if position >= 2, text[position - 2] == 0xC2 { return isLatinCut(last) }
      guard position >= 3 else { return false }
      return isCut(text[position - 3], text[position - 2], last)
    }
  }

  static func ends(at position: Int, in text: UnsafeRawBufferPointer) -> Bool {
    guard position < text.count else { return true }
    let next = text[position]
    switch next {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return false
    case ..<0x80: return true
    case 0xC2: return position + 1 < text.count && isLatinCut(text[position + 1])
    default:
      guard position + 2 < text.count else { return false }
      return isCut(next, text[position + 1], text[position + 2])
    }
  }

  /// All of U+0080 to U+00BF but `ª`, `µ`, `º`.
  private static func isLatinCut(_ last: UInt8) -> Bool { last != 0xAA && last != 0xB5 && last != 0xBA }

  private static func isCut(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80), (0xE2, 0x81): true
    case (0xE3, 0x80): third <= 0x84 || third >= 0x88
    default: false
    }
  }
}
