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

  /// What it means.
  public var value: FieldValue
  /// How it is written.
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

  /// A node without items and members, which are set afterwards.
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
  /// The key's bytes in the document, quotes included.
  public var keyRange: Range<Int>
  /// The value.
  public var node: FieldNode
  /// How the key is spelled: plain or quoted. A collection stands for a complex key (`? [a, b]`), which is read as the
  /// bytes that spell it.
  public var keySpelling = FieldNode.Spelling.plain
  /// A later member has the same key, so that readers do not see this one.
  public var isShadowed = false

  /// A key with its value, both at their places.
  public init(key: String, keyRange: Range<Int>, node: FieldNode) {
    self.key = key
    self.keyRange = keyRange
    self.node = node
  }
}

extension [FieldMember] {
  /// The index of the member that readers see under a key: the last one.
  func lastIndex(of key: String) -> Int? {
    lastIndex { $0.key.hasSameBytes(as: key) }
  }

  /// Marks all but the last of equal keys; linear in their number.
  mutating func markShadowed() {
    guard count > 1 else { return }
    if count <= 16 {
      for index in 0..<(count - 1)
      where self[(index + 1)...].contains(where: { $0.key.hasSameBytes(as: self[index].key) }) {
        self[index].isShadowed = true
      }
      return
    }
    var seen = Set<FieldPath.Component>(minimumCapacity: count)
    for index in indices.reversed() where !seen.insert(.key(self[index].key)).inserted {
      self[index].isShadowed = true
    }
  }
}

extension String {
  /// Byte by byte: to `==`, a composed and a decomposed é are one.
  func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
  }
}
