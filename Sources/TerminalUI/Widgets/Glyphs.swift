/// The signs that widgets draw with.
public enum Glyphs: Hashable, Sendable {
  /// Box-drawing characters and blocks.
  case unicode
  /// Only ASCII, for terminals and fonts that have no more.
  case ascii
  /// No lines at all, for screen readers.
  case none

  /// A line from left to right.
  var horizontal: Character { pick("─", "-") }
  /// A line from top to bottom.
  var vertical: Character { pick("│", "|") }
  /// The corners: top left, top right, bottom left, bottom right.
  var corners: (Character, Character, Character, Character) {
    (pick("┌", "+"), pick("┐", "+"), pick("└", "+"), pick("┘", "+"))
  }
  /// The part of a scroll bar that shows what is visible, and the rest.
  var scrollbar: (thumb: Character, track: Character) { (pick("█", "#"), pick("│", "|")) }
  /// The done and the open part of a bar.
  var bar: (done: Character, open: Character) { (self == .unicode ? "█" : "#", self == .unicode ? "░" : ".") }

  private func pick(_ unicode: Character, _ ascii: Character) -> Character {
    switch self {
    case .unicode: unicode
    case .ascii: ascii
    case .none: " "
    }
  }
}
