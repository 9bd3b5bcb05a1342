/// A key with what was held with it.
///
/// Terminals do not tell all keys apart, so some have one form only: capitals are characters of their own and never
/// carry shift, Ctrl-I is Tab, Ctrl-M is Enter, Ctrl-[ is Escape, and letters with control are lower case.
public struct Key: Hashable, Sendable {
  /// The key itself.
  public let code: Code
  /// What was held with it.
  public let modifiers: Modifiers

  /// Makes a key, in the one form that a terminal reports it in.
  public init(_ code: Code, _ modifiers: Modifiers = []) {
    (self.code, self.modifiers) = Key.canonical(code, modifiers)
  }

  /// Makes the key of a character.
  public init(_ character: Character, _ modifiers: Modifiers = []) {
    self.init(.character(character), modifiers)
  }

  /// Which key.
  public enum Code: Hashable, Sendable {
    case character(Character)
    case enter
    case tab
    case backtab
    case escape
    case backspace
    case delete
    case insert
    case up
    case down
    case left
    case right
    case home
    case end
    case pageUp
    case pageDown
    /// F1 and up, as far as the keyboard has them.
    case function(Int)
  }

  /// What was held with a key.
  public struct Modifiers: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Shift.
    public static let shift = Modifiers(rawValue: 1)
    /// Alt, or Meta.
    public static let alt = Modifiers(rawValue: 2)
    /// Control.
    public static let control = Modifiers(rawValue: 4)
  }

  /// The character that the key types: none with control or alt held.
  public var typed: Character? {
    guard case .character(let character) = code, modifiers.isEmpty else { return nil }
    return character
  }

  private static func canonical(_ code: Code, _ modifiers: Modifiers) -> (Code, Modifiers) {
    switch code {
    case .character(let character): canonical(character, modifiers)
    case .tab where modifiers.contains(.shift), .backtab: (.backtab, modifiers.subtracting(.shift))
    default: (code, modifiers)
    }
  }

  private static func canonical(_ character: Character, _ modifiers: Modifiers) -> (Code, Modifiers) {
    let others = modifiers.subtracting([.shift, .control])
    switch character {
    case "\r": return (.enter, modifiers)
    case "\n": return (.character("j"), modifiers.subtracting(.shift).union(.control))
    case "\t": return canonical(.tab, modifiers)
    case "\u{1B}": return (.escape, modifiers)
    default: break
    }
    guard modifiers.contains(.control), let ascii = character.asciiValue else {
      return (.character(character), modifiers.subtracting(.shift))
    }
    switch ascii | 0x20 {
    case UInt8(ascii: "i"): return canonical(.tab, others)
    case UInt8(ascii: "m"): return (.enter, others)
    case 0x7B where ascii == 0x5B: return (.escape, others)
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      return (.character(Character(Unicode.Scalar(ascii | 0x20))), others.union(.control))
    default: return (.character(character), others.union(.control))
    }
  }
}
