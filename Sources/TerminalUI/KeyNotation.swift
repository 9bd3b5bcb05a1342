/// How keys are written in settings, in help and in tests: `j`, `G`, `C-s`, `M-f`, `<Enter>`, `<S-Up>`, `<F1>`.
///
/// A character is written as itself, `<Space>` and `<lt>` apart. `C-` is control, `M-` (or `A-`) alt, `S-` shift.
/// Names stand in angle brackets, with the modifiers inside, and are read in either case.
extension Key {
  /// Reads one key; `nil` when the text is not just that.
  public init?(notation: some StringProtocol) {
    var reader = KeyNotationReader(notation)
    guard let key = reader.next(), reader.isAtEnd else { return nil }
    self = key
  }

  /// The notation of the key, which reads back as this key.
  public var notation: String {
    let prefix = modifierPrefix
    switch code {
    case .character(" "): return "<\(prefix)Space>"
    case .character("<"): return "<\(prefix)lt>"
    case .character(let character): return prefix + String(character)
    case .backtab: return "<\(prefix)S-Tab>"
    default: return "<\(prefix)\(KeyNames.name(of: code))>"
    }
  }

  /// A shorter form for a footer, where it cannot be mistaken: `^S`, `M-f`, `Enter`, `S-Up`, `Space`, `<`.
  public var label: String {
    if case .character(let character) = code, modifiers == .control, character != " " {
      return "^" + character.uppercased()
    }
    if case .character("<") = code { return modifierPrefix + "<" }
    let text = notation
    return text.hasPrefix("<") ? String(text.dropFirst().dropLast()) : text
  }

  private var modifierPrefix: String {
    (modifiers.contains(.control) ? "C-" : "") + (modifiers.contains(.alt) ? "M-" : "")
      + (modifiers.contains(.shift) ? "S-" : "")
  }
}

extension Key: CustomStringConvertible {
  /// The notation.
  public var description: String { notation }
}

/// Keys pressed one after another: `gg`, `g t`, `C-x C-e`, `j<Enter>e`. Blanks between keys are only for the eye.
public struct KeySequence: Hashable, Sendable {
  /// The keys, the first one first.
  public var keys: [Key]

  /// Makes a sequence of its keys.
  public init(_ keys: [Key]) {
    self.keys = keys
  }

  /// Reads a sequence; `nil` when a name is unknown or there is no key at all.
  public init?(notation: some StringProtocol) {
    var reader = KeyNotationReader(notation)
    var keys: [Key] = []
    while !reader.isAtEnd {
      guard let key = reader.next() else { return nil }
      keys.append(key)
    }
    guard !keys.isEmpty else { return nil }
    self.keys = keys
  }

  /// The notation of the sequence, which reads back as this sequence: `gg`, but `g <Enter>` and `C-x C-e`.
  public var notation: String {
    let plain = keys.allSatisfy { $0.notation.count == 1 }
    let closed = keys.map(\.notation).joined()
    return plain && KeySequence(notation: closed) == self ? closed : keys.map(\.notation).joined(separator: " ")
  }

  /// A shorter form for a footer: `gg`, `^X^E`.
  public var label: String {
    keys.map(\.label).joined()
  }
}

extension KeySequence: CustomStringConvertible {
  /// The notation.
  public var description: String { notation }
}

/// What keys without a character are called.
enum KeyNames {
  static let all: [(Key.Code, String)] = [
    (.enter, "Enter"), (.tab, "Tab"), (.escape, "Esc"), (.backspace, "BS"), (.delete, "Del"), (.insert, "Ins"),
    (.up, "Up"), (.down, "Down"), (.left, "Left"), (.right, "Right"), (.home, "Home"), (.end, "End"),
    (.pageUp, "PgUp"), (.pageDown, "PgDn"),
  ]

  /// Other spellings that are read too, in lower case.
  static let others: [String: Key.Code] = [
    "return": .enter, "cr": .enter, "escape": .escape, "backspace": .backspace, "delete": .delete, "insert": .insert,
    "pageup": .pageUp, "pagedown": .pageDown, "backtab": .backtab, "space": .character(" "), "lt": .character("<"),
  ]

  static func name(of code: Key.Code) -> String {
    if case .function(let number) = code { return "F\(number)" }
    return all.first { $0.0 == code }!.1
  }

  static func code(named name: String) -> Key.Code? {
    let lower = name.lowercased()
    if let known = others[lower] ?? all.first(where: { $0.1.lowercased() == lower })?.0 { return known }
    guard lower.hasPrefix("f"), let number = Int(lower.dropFirst()), 1...63 ~= number else { return nil }
    return .function(number)
  }
}

/// Reads keys from their notation, one after another.
private struct KeyNotationReader {
  private var rest: Substring

  init(_ text: some StringProtocol) {
    rest = Substring(text)
    skipBlanks()
  }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next key; `nil` when there is none that can be read.
  mutating func next() -> Key? {
    defer { skipBlanks() }
    guard let first = rest.first else { return nil }
    if first == "<" { return nextNamed() }
    let modifiers = nextModifiers(&rest)
    guard let character = rest.popFirst(), character != " " else { return nil }
    // `C-<Enter>` is not the notation of anything, rather than of seven keys.
    guard character != "<" || !rest.contains(">") else { return nil }
    return Key(character, modifiers)
  }

  private mutating func nextNamed() -> Key? {
    guard let end = rest.dropFirst(2).firstIndex(of: ">") else { return nil }
    var name = rest[rest.index(after: rest.startIndex)..<end]
    rest = rest[rest.index(after: end)...]
    let modifiers = nextModifiers(&name)
    if let code = KeyNames.code(named: String(name)) { return Key(code, modifiers) }
    guard name.count == 1, let character = name.first, !modifiers.isEmpty else { return nil }
    return Key(character, modifiers)
  }

  /// Takes `C-`, `M-`, `A-` and `S-` off the front, as long as something stands after them.
  private func nextModifiers(_ text: inout Substring) -> Key.Modifiers {
    var modifiers: Key.Modifiers = []
    while text.dropFirst().first == "-", let after = text.dropFirst(2).first, after != " ",
      let modifier = Self.modifiers[text.first!]
    {
      modifiers.insert(modifier)
      text = text.dropFirst(2)
    }
    return modifiers
  }

  private static let modifiers: [Character: Key.Modifiers] = ["C": .control, "M": .alt, "A": .alt, "S": .shift]

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
  }
}
