internal import TerminalUI

/// The colours of a theme; nil where the terminal's own attributes do better.
struct Shades: Sendable {
  var red: Color
  var green: Color
  var yellow: Color
  var blue: Color
  var magenta: Color
  var cyan: Color
  var quiet: Color?
  var selected: Color?
  /// Behind the selected row of a part that does not have the keys.
  var aside: Color?
  var bar: Color?
  var barTitle = Color.default
  var barText = Color.default

  /// The names that the person's own palette gives to 8 or 16 colours.
  static let named = Shades(red: .red, green: .green, yellow: .yellow, blue: .blue, magenta: .magenta, cyan: .cyan)

  /// The person's own colours, which their terminal's theme has made readable, with greys and a bar between them.
  static let dark = Shades(
    red: .red, green: .green, yellow: .yellow, blue: .blue, magenta: .magenta, cyan: .cyan, quiet: .palette(245),
    selected: .palette(25), aside: .palette(238), bar: .palette(236),
    barTitle: .palette(231), barText: .palette(252))

  /// Dark enough to be read on white: each has a contrast of at least 4.5 (WCAG 2.1, 1.4.3).
  static let light = Shades(
    red: .palette(160), green: .palette(28), yellow: .palette(94), blue: .palette(25), magenta: .palette(90),
    cyan: .palette(24), quiet: .palette(241), selected: .palette(25), aside: .palette(253), bar: .palette(254),
    barTitle: .palette(16), barText: .palette(238))
}
