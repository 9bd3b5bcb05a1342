public import Postings

extension Theme {
  /// The theme that the person chose, else the one that suits the terminal.
  ///
  /// - Parameters:
  ///   - colors: that the terminal has, 0 under `NO_COLOR`.
  ///   - isLight: what the terminal said of the colour behind its text; nil when it said nothing.
  ///   - environment: else `COLORFGBG` (rxvt, Konsole) tells the colours of text and background.
  public init(colors: Int, choice: UserSettings.Theme?, isLight: Bool? = nil, environment: [String: String]) {
    switch choice {
    case .mono: self.init(colors: 0)
    case .light: self.init(colors: colors, isLight: true)
    case .dark: self.init(colors: colors)
    case nil: self.init(colors: colors, isLight: isLight ?? Self.isLight(environment["COLORFGBG"] ?? ""))
    }
  }

  /// `0;15`, `0;default;15`: the last number is the background; white and light grey are light.
  private static func isLight(_ colors: String) -> Bool {
    guard colors.contains(";"), let background = colors.split(separator: ";").last.flatMap({ Int($0) }) else {
      return false
    }
    return background == 7 || background == 15
  }
}
