/// Where a line may be broken: a small part of UAX #14, for the scripts that the program's users write.
enum LineBreaking {
  /// A scalar on one side of a possible break, with what the rules ask about it.
  struct Neighbour {
    var scalar: UInt32
    var widthClass: WidthClass
    /// A hyphen with a letter before it, which may end a line; the one of `-option` may not.
    var isWordHyphen: Bool

    static let start = Neighbour(scalar: 0x0A, widthClass: .blank, isWordHyphen: false)

    var isPlainLetter: Bool { LineBreaking.isPlainLetter(scalar) }

    init(_ scalar: UInt32, after previous: Neighbour) {
      self.init(
        scalar: scalar, widthClass: WidthClass(of: scalar),
        isWordHyphen: scalar == hyphen && isLetter(previous.scalar))
    }

    private init(scalar: UInt32, widthClass: WidthClass, isWordHyphen: Bool) {
      self.scalar = scalar
      self.widthClass = widthClass
      self.isWordHyphen = isWordHyphen
    }
  }

  /// Whether a line may end between two scalars that stand side by side.
  static func mayBreak(_ before: Neighbour, _ after: Neighbour) -> Bool {
    guard after.widthClass.columns > 0, before.scalar != zeroWidthJoiner else { return false }
    if before.isWordHyphen { return isLetter(after.scalar) }
    if before.scalar == zeroWidthSpace { return true }
    guard before.widthClass == .wide || after.widthClass == .wide || isDash(before.scalar) else { return false }
    guard !isHangul(before.scalar) || !isHangul(after.scalar) else { return false }
    return !isIn(neverStarts, after.scalar) && !isIn(neverEnds, before.scalar)
  }

  /// Whether one space between two scalars holds them together, as before a `!` that stands alone and inside `« »` in
  /// French.
  static func isGluedBySpace(_ before: Neighbour, _ after: Neighbour, next: UInt8?) -> Bool {
    if before.scalar == openingGuillemet { return true }
    switch after.scalar {
    case UInt32(ascii: "!"), UInt32(ascii: "?"), UInt32(ascii: ":"), UInt32(ascii: ";"):
      return next == nil || next == 0x20 || next == 0x0A
    default:
      return after.scalar == closingGuillemet
    }
  }

  private static let hyphen = UInt32(ascii: "-")
  private static let zeroWidthSpace: UInt32 = 0x200B
  private static let zeroWidthJoiner: UInt32 = 0x200D
  private static let openingGuillemet: UInt32 = 0xAB
  private static let closingGuillemet: UInt32 = 0xBB

  /// Asks `set` only about scalars that can be in it: no Chinese character is.
  private static func isIn(_ set: Set<UInt32>, _ scalar: UInt32) -> Bool {
    !(0x3400..<0xFF00 ~= scalar) && set.contains(scalar)
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    isPlainLetter(scalar) || scalar >= 0xC0
  }

  /// An ASCII letter: one column, and no rule but the space's speaks of it.
  static func isPlainLetter(_ scalar: UInt32) -> Bool {
    (scalar | 0x20) &- UInt32(ascii: "a") < 26
  }

  private static func isDash(_ scalar: UInt32) -> Bool {
    scalar == 0x2010 || scalar == 0x2013 || scalar == 0x2014
  }

  /// Korean puts spaces between its words.
  private static func isHangul(_ scalar: UInt32) -> Bool {
    0xAC00...0xD7A3 ~= scalar || 0x1100...0x11FF ~= scalar
  }

  /// Japanese and Chinese characters that may not open a line (kinsoku), with the closing marks of other scripts.
  private static let neverStarts = scalars(
    "、。，．・：；？！ー々゛゜ヽヾゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ）〕］｝〉》」』】〙〗〟’”»…‥％)]}>,.:;!?%/")
  /// Opening marks, which may not close a line.
  private static let neverEnds = scalars("（〔［｛〈《「『【〘〖〝‘“«([{<")

  private static func scalars(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }
}

extension UInt32 {
  /// The value of an ASCII character.
  init(ascii scalar: Unicode.Scalar) {
    self.init(UInt8(ascii: scalar))
  }
}
