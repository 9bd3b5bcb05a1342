/// Where a line may be broken: a small part of UAX #14, for the scripts that the program's users write.
enum LineBreaking {
  /// A scalar on one side of a possible break, with what the rules ask about it.
  struct Neighbour {
    var scalar: UInt32
    var widthClass: WidthClass

    static let start = Neighbour(0x0A)

    init(_ scalar: UInt32) {
      self.scalar = scalar
      widthClass = WidthClass(of: scalar)
    }
  }

  /// Whether a line may end between two scalars that stand side by side.
  static func mayBreak(_ before: Neighbour, _ after: Neighbour) -> Bool {
    if before.scalar < 0x80, before.scalar != hyphen { return after.widthClass == .wide && isIdeographicStart(after) }
    if before.scalar == hyphen { return isLetter(after.scalar) }
    if before.scalar == zeroWidthSpace { return after.widthClass.columns > 0 }
    if isDash(before.scalar) { return after.widthClass.columns > 0 }
    guard before.widthClass == .wide || after.widthClass == .wide, after.widthClass.columns > 0 else { return false }
    guard !isHangul(before.scalar) || !isHangul(after.scalar) else { return false }
    return !neverStarts.contains(after.scalar) && !neverEnds.contains(before.scalar)
  }

  /// Whether one space between two scalars holds them together, as before `!` and inside `« »` in French.
  static func isGluedBySpace(_ before: Neighbour, _ after: Neighbour) -> Bool {
    if before.scalar == openingGuillemet { return true }
    switch after.scalar {
    case UInt32(ascii: "!"), UInt32(ascii: "?"), UInt32(ascii: ":"), UInt32(ascii: ";"), closingGuillemet: return true
    default: return false
    }
  }

  private static let hyphen = UInt32(ascii: "-")
  private static let zeroWidthSpace: UInt32 = 0x200B
  private static let openingGuillemet: UInt32 = 0xAB
  private static let closingGuillemet: UInt32 = 0xBB

  private static func isIdeographicStart(_ after: Neighbour) -> Bool {
    !neverStarts.contains(after.scalar)
  }

  private static func isLetter(_ scalar: UInt32) -> Bool {
    scalar | 0x20 &- UInt32(ascii: "a") < 26 || scalar >= 0xC0
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
