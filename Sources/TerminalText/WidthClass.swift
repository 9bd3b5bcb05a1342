/// What becomes of a scalar on the screen, and so how many columns it takes.
///
/// The raw values are the characters of `WidthTable.pages`; of the kept ones it is the digit of their width.
struct WidthClass: RawRepresentable, Equatable {
  var rawValue: UInt8

  /// Shown on top of what stands before it: combining marks, joiners, zero-width spaces.
  static let zero = WidthClass(rawValue: UInt8(ascii: "0"))
  static let narrow = WidthClass(rawValue: UInt8(ascii: "1"))
  static let wide = WidthClass(rawValue: UInt8(ascii: "2"))
  /// Left out: terminals disagree about what a joiner, a variation selector or a skin tone does to the width.
  static let dropped = WidthClass(rawValue: UInt8(ascii: "d"))
  /// Shown as U+FFFD: unassigned as far as the C library knows, so its width is anybody's guess.
  static let unknown = WidthClass(rawValue: UInt8(ascii: "r"))
  /// A tab or a line feed, shown as one sign.
  static let blank = WidthClass(rawValue: UInt8(ascii: "b"))
  /// C0 and DEL, shown as `^X`.
  static let caret = WidthClass(rawValue: UInt8(ascii: "c"))
  /// C1 and bytes that are not UTF-8, shown as `<9B>`.
  static let hexByte = WidthClass(rawValue: UInt8(ascii: "h"))
  /// Bidirectional controls and the separators U+2028 and U+2029, shown as `<U+202E>`.
  static let codePoint = WidthClass(rawValue: UInt8(ascii: "u"))

  var isKept: Bool { rawValue <= Self.wide.rawValue }

  /// The columns of the scalar as `cleaned` shows it on a screen.
  var columns: Int {
    if isKept { return Int(rawValue &- Self.zero.rawValue) }
    switch self {
    case .dropped: return 0
    case .caret: return 2
    case .hexByte: return 4
    case .codePoint: return 8
    default: return 1
    }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The class of `scalar`, which may be `ScalarReading.broken`.
  init(of scalar: UInt32) {
    guard scalar < WidthTable.pagedEnd else {
      self = scalar == ScalarReading.broken ? .hexByte : WidthTable.widthClass(beyondPages: scalar)
      return
    }
    let entry = Int(scalar >> 6) &* 2
    let high = Int(WidthTable.index.utf8Start[entry]) &- 48
    let low = Int(WidthTable.index.utf8Start[entry &+ 1]) &- 48
    let page = (high &* 64 &+ low) &* 64
    rawValue = WidthTable.pages.utf8Start[page &+ Int(scalar & 63)]
  }
}
