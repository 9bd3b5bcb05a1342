internal import FrontMatter

/// The ways in which a field can have no value: not there, empty, null and an empty text are four different things.
public struct AbsenceMenu: Sendable, Equatable {
  public enum Absence: Sendable, Equatable {
    case removed
    /// A key with nothing after it.
    case empty
    case null
    /// `""`
    case emptyText
  }

  /// Those that the notation has.
  public let choices: [Absence]
  public private(set) var index = 0

  init(_ format: FrontMatterFormat?) {
    choices =
      switch format {
      case .toml: [.removed, .emptyText]
      case .json: [.removed, .null, .emptyText]
      default: [.removed, .empty, .null, .emptyText]
      }
  }

  public var selected: Absence { choices[index] }

  /// The letter of a choice.
  public static func key(of absence: Absence) -> Character {
    switch absence {
    case .removed: "x"
    case .empty: "e"
    case .null: "n"
    case .emptyText: "\""
    }
  }

  mutating func move(forward: Bool) { index = (index + (forward ? 1 : choices.count - 1)) % choices.count }

  /// Whether the text is the letter of a choice, which is then selected.
  mutating func choose(_ text: String) -> Bool {
    guard let found = choices.firstIndex(where: { text == String(Self.key(of: $0)) }) else { return false }
    index = found
    return true
  }
}
