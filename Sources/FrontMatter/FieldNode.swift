/// A field's value as it stands in the file: what it means, how it is spelled, and where.
public struct FieldNode: Sendable {
  /// How a value is spelled.
  public enum Spelling: Sendable, Hashable {
    /// Nothing stands there.
    case absent
    /// YAML plain, a TOML or JSON bare word (number, date, `true`).
    case plain
    case singleQuoted
    case doubleQuoted
    /// YAML `|`.
    case literalBlock
    /// YAML `>`.
    case foldedBlock
    /// TOML `"""` and `'''`.
    case multilineDoubleQuoted
    case multilineSingleQuoted
    /// `[a, b]`
    case flowList
    /// One `- item` a line; a TOML array of tables.
    case blockList
    /// `{a: b}`
    case flowTable
    /// One `key: value` a line; a TOML `[table]` or dotted key.
    case blockTable
    /// `*name`
    case alias
  }

  public var value: FieldValue
  public var spelling: Spelling
  /// The value's bytes in the document, from its first to after its last; empty, at the place where a value would go,
  /// when nothing stands there. A TOML table that is written in several places spans from its first to its last.
  public var range: Range<Int>
  /// The items of a list.
  public var items: [FieldNode] = []
  /// The members of a table, in the order of the file.
  public var members: [FieldMember] = []
  /// YAML `&anchor` and `!tag` before the value, which an edit of the value leaves alone.
  public var properties: Range<Int>?

  public init(value: FieldValue, spelling: Spelling, range: Range<Int>) {
    self.value = value
    self.spelling = spelling
    self.range = range
  }
}

/// A key and its value in a table.
public struct FieldMember: Sendable {
  /// As read: unquoted and unescaped.
  public var key: String
  public var keyRange: Range<Int>
  public var node: FieldNode
  /// A later member has the same key, so that readers do not see this one.
  public var isShadowed = false

  public init(key: String, keyRange: Range<Int>, node: FieldNode) {
    self.key = key
    self.keyRange = keyRange
    self.node = node
  }
}
