/// What a field holds, read as YAML 1.2 core, TOML 1.0 or JSON read it.
///
/// Numbers and dates keep the spelling that stands in the file: `1_000` and `2017-05-23T16:02:11.316+00:00` are not
/// rounded through a machine type.
public enum FieldValue: Sendable {
  /// A key with nothing after it (`type:`). YAML only; readers take it for null, people mean something else by it.
  case empty
  /// Written as such: `~`, `null`.
  case null
  case flag(Bool)
  /// As written, underscores and base prefixes included.
  case number(String)
  /// A date, time or both, unquoted, as written.
  case date(String)
  case text(String)
  case list([FieldValue])
  /// In the order of the file. Of equal keys the last one counts, as it does for Jekyll.
  case table([Entry])

  /// A key and its value.
  public struct Entry: Sendable, Hashable {
    /// As read: unquoted and unescaped.
    public var key: String
    /// What it holds.
    public var value: FieldValue
    /// A key with a value.
    public init(key: String, value: FieldValue) {
      self.key = key
      self.value = value
    }
    /// The same bytes and the same value.
    public static func == (a: Self, b: Self) -> Bool { a.key.utf8.elementsEqual(b.key.utf8) && a.value == b.value }
    /// Feeds the bytes and the value.
    public func hash(into hasher: inout Hasher) {
      for byte in key.utf8 { hasher.combine(byte) }
      hasher.combine(value)
    }
  }
}

/// Byte-wise: two spellings of é are two values.
extension FieldValue: Hashable {
  /// The same kind of value, spelled by the same bytes.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.empty, .empty), (.null, .null): true
    case (.flag(let a), .flag(let b)): a == b
    case (.number(let a), .number(let b)), (.date(let a), .date(let b)), (.text(let a), .text(let b)):
      a.utf8.elementsEqual(b.utf8)
    case (.list(let a), .list(let b)): a == b
    case (.table(let a), .table(let b)): a == b
    default: false
    }
  }

  /// Feeds the value's bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .empty: hasher.combine(0)
    case .null: hasher.combine(1)
    case .flag(let flag): hasher.combine(flag)
    case .number(let text), .date(let text), .text(let text): for byte in text.utf8 { hasher.combine(byte) }
    case .list(let items): hasher.combine(items)
    case .table(let entries): hasher.combine(entries)
    }
  }
}
