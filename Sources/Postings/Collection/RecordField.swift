/// One value of a posting, flattened: `missions[0].end` and `missions[1].end` are two values of `missions.end`.
public struct RecordField: Sendable, Hashable {
  /// Keys joined by dots, without indexes.
  public var name: String
  /// What the value is, as YAML 1.2, TOML or JSON read it.
  public var kind: Kind
  /// As a person reads it: unquoted text, `true`, the number or date as written; empty for `empty` and `null`.
  public var text: String
  /// Whether it stands in a list; a comma in a list's item is part of the item.
  public var isItem: Bool

  /// What a value is; tables and lists are flattened into theirs.
  public enum Kind: UInt8, Sendable {
    /// Nothing after the key, or an empty list, table or text.
    case empty
    case null
    case flag
    case number
    case date
    case text
  }

  /// One value under a dotted name.
  public init(name: String, kind: Kind, text: String, isItem: Bool = false) {
    self.name = name
    self.kind = kind
    self.text = text
    self.isItem = isItem
  }

  /// Whether it is neither empty nor null.
  public var hasValue: Bool { kind != .empty && kind != .null }
}
