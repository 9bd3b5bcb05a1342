/// How a cell looks.
public struct Style: Hashable, Sendable {
  /// The colour of the text.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// Bold, reverse and the like.
  public var attributes: Attributes

  /// Makes a style; without arguments it is the terminal's own.
  public init(foreground: Color = .default, background: Color = .default, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no attributes.
  public static let plain = Style()
  /// Bold.
  public static let bold = Style(attributes: .bold)
  /// Dim.
  public static let dim = Style(attributes: .dim)
  /// Foreground and background exchanged.
  public static let reverse = Style(attributes: .reverse)
  /// Underlined.
  public static let underline = Style(attributes: .underline)

  /// This style laid over another: a default colour lets the other's through, attributes add up.
  public func over(_ base: Style) -> Style {
    Style(
      foreground: foreground == .default ? base.foreground : foreground,
      background: background == .default ? base.background : background,
      attributes: attributes.union(base.attributes))
  }
}

extension Style {
  /// What a terminal can do to text beside colour; one that cannot leaves it out.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Bold, or a brighter colour.
    public static let bold = Attributes(rawValue: 1 << 0)
    /// Fainter.
    public static let dim = Attributes(rawValue: 1 << 1)
    /// Slanted.
    public static let italic = Attributes(rawValue: 1 << 2)
    /// Underlined.
    public static let underline = Attributes(rawValue: 1 << 3)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 1 << 4)
    /// Struck through; curses cannot, and shows it dim.
    public static let strikethrough = Attributes(rawValue: 1 << 5)

    /// Each attribute with its name, in the order in which they are printed.
    static let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.italic, "italic"), (.underline, "underline"), (.reverse, "reverse"),
      (.strikethrough, "strikethrough"),
    ]
  }
}

/// Words for tests: `bold red on blue`; empty for the plain style.
extension Style: CustomStringConvertible {
  /// The words.
  public var description: String {
    var words = Attributes.names.filter { attributes.contains($0.0) }.map(\.1)
    if foreground != .default { words.append("\(foreground)") }
    if background != .default { words.append("on \(background)") }
    return words.joined(separator: " ")
  }
}
