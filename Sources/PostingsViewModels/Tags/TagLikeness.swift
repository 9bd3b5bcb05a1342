internal import TerminalText

/// Tags that are told apart by case, accents, blanks, hyphens and underscores only.
enum TagLikeness {
  /// What two look-alikes have in common.
  static func form(_ text: String) -> [UInt8] {
    Folding.fold(text).filter { byte in
      byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") && byte != UInt8(ascii: "_") && byte != UInt8(ascii: "\t")
    }
  }

  /// Whether the letters of what is typed come in this order, the first at the start of a word.
  static func matches(_ typed: [UInt8], _ form: [UInt8]) -> Bool {
    if typed.isEmpty { return true }
    var rest = typed[...]
    for byte in form where byte == rest.first {
      rest.removeFirst()
      if rest.isEmpty { return true }
    }
    return false
  }
}
