internal import TerminalText

/// What a frame becomes where a terminal, or the person in front of it, cannot take it as it is drawn.
extension Frame {
  /// How much is left of the drawing.
  public enum Simplicity: Hashable, Sendable {
    /// No lines, boxes and bars: blanks in their place, for screen readers.
    case withoutLines
    /// ASCII stand-ins for all that is not, for a terminal without UTF-8.
    case ascii
  }

  /// The same places, with other signs; every cell keeps its columns.
  public func simplified(_ simplicity: Simplicity) -> Frame {
    var frame = self
    frame.replaceTexts { text, columns in
      guard let scalar = text.unicodeScalars.first, text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
      let isLine = (0x2500...0x259F).contains(scalar.value) || scalar == "▬"
      if isLine, simplicity == .withoutLines { return " " }
      guard simplicity == .ascii else { return text }
      return isLine ? Self.line(scalar) : Self.letter(text, scalar, columns: columns)
    }
    return frame
  }

  private static func line(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "─", "━", "▬", "╌": "-"
    case "│", "┃", "▏": "|"
    case "█", "▓", "▒": "#"
    case "░": "."
    default: "+"
    }
  }

  /// Letters lose their marks; what has no stand-in is a question mark as wide as it was.
  private static func letter(_ text: String, _ scalar: Unicode.Scalar, columns: Int) -> String {
    if let sign = signs[scalar] { return sign }
    let folded = Folding.fold(text)
    guard folded.count == 1, columns == 1 else { return String(repeating: "?", count: columns) }
    let plain = String(decoding: folded, as: UTF8.self)
    return text.first?.isUppercase == true ? plain.uppercased() : plain
  }

  private static let signs: [Unicode.Scalar: String] = [
    "…": "~", "↓": "v", "↑": "^", "→": ">", "←": "<", "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "<", "»": ">",
    "–": "-", "—": "-", "‑": "-", "·": ".", "•": "*", "✓": "x", "\u{A0}": " ", "\u{202F}": " ", "œ": "o", "Œ": "O",
    "ß": "s", "æ": "a", "Æ": "A", "ø": "o", "Ø": "O", "€": "E",
  ]
}
