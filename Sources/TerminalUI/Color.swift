/// A colour of the terminal.
public enum Color: Hashable, Sendable {
  /// The one that the terminal has when nothing is asked.
  case `default`
  /// One of the 16 that the user's theme defines: 0–7 the normal, 8–15 the bright ones; higher numbers count modulo 16.
  case ansi(UInt8)
  /// One of xterm's 256: 0–15 as above, 16–231 a 6×6×6 cube, 232–255 greys.
  case palette(UInt8)

  /// The terminal's black.
  public static let black = Color.ansi(0)
  /// The terminal's red.
  public static let red = Color.ansi(1)
  /// The terminal's green.
  public static let green = Color.ansi(2)
  /// The terminal's yellow.
  public static let yellow = Color.ansi(3)
  /// The terminal's blue.
  public static let blue = Color.ansi(4)
  /// The terminal's magenta.
  public static let magenta = Color.ansi(5)
  /// The terminal's cyan.
  public static let cyan = Color.ansi(6)
  /// The terminal's white.
  public static let white = Color.ansi(7)
  /// The terminal's bright black.
  public static let brightBlack = Color.ansi(8)
  /// The terminal's bright red.
  public static let brightRed = Color.ansi(9)
  /// The terminal's bright green.
  public static let brightGreen = Color.ansi(10)
  /// The terminal's bright yellow.
  public static let brightYellow = Color.ansi(11)
  /// The terminal's bright blue.
  public static let brightBlue = Color.ansi(12)
  /// The terminal's bright magenta.
  public static let brightMagenta = Color.ansi(13)
  /// The terminal's bright cyan.
  public static let brightCyan = Color.ansi(14)
  /// The terminal's bright white.
  public static let brightWhite = Color.ansi(15)

  /// The number that a terminal with so many colours (0, 8, 16 or 256) knows it by; `nil` is the default colour.
  public func number(ofColors colors: Int) -> Int? {
    guard colors >= 8 else { return nil }
    switch self {
    case .default: return nil
    case .ansi(let number): return Int(number % 16) % (colors >= 16 ? 16 : 8)
    case .palette(let number):
      if colors >= 256 { return Int(number) }
      let ansi = number < 16 ? Int(number) : Color.nearestANSI(to: Color.levels(of: number))
      return colors >= 16 ? ansi : ansi % 8
    }
  }

  /// Whether it is one of the eight bright colours, or looks most like one.
  public var isBright: Bool {
    (number(ofColors: 16) ?? 0) >= 8
  }

  /// Red, green and blue (0–255) of a colour of the cube or the grey ramp.
  private static func levels(of number: UInt8) -> (red: Int, green: Int, blue: Int) {
    if number >= 232 {
      let grey = 8 + 10 * (Int(number) - 232)
      return (grey, grey, grey)
    }
    let steps = [0, 95, 135, 175, 215, 255]
    let index = Int(number) - 16
    return (steps[index / 36], steps[index / 6 % 6], steps[index % 6])
  }

  /// The ANSI colour that looks most like it: greys by lightness, others by which of the three parts are strong.
  private static func nearestANSI(to levels: (red: Int, green: Int, blue: Int)) -> Int {
    let strongest = max(levels.red, levels.green, levels.blue)
    let weakest = min(levels.red, levels.green, levels.blue)
    if strongest - weakest < 40 {
      switch strongest {
      case ..<48: return 0
      case ..<144: return 8
      case ..<224: return 7
      default: return 15
      }
    }
    let middle = (strongest + weakest) / 2
    let bits = (levels.red > middle ? 1 : 0) + (levels.green > middle ? 2 : 0) + (levels.blue > middle ? 4 : 0)
    return strongest > 190 ? bits + 8 : bits
  }
}

extension Color: CustomStringConvertible {
  private static let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// The name: `red`, `bright-red`, `color123`, `default`.
  public var description: String {
    switch self {
    case .default: "default"
    case .ansi(let number): (number % 16 < 8 ? "" : "bright-") + Color.names[Int(number % 8)]
    case .palette(let number): "color\(number)"
    }
  }
}
