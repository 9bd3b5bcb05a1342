/// Where a field stands: `title`, `author.name`, `missions[2].end`.
///
/// A key that holds a dot, a bracket, a quote, a blank or an equals sign is written in double quotes, with `\"`
/// and `\\` inside: `params."og:image.alt"`.
public struct FieldPath: Sendable, Hashable {
  /// A key of a table, or an index of a list.
  public enum Component: Sendable {
    case key(String)
    /// Counted from 0.
    case index(Int)
  }

  /// From the top down.
  public var components: [Component]

  /// The path that these lead down.
  public init(_ components: [Component] = []) {
    self.components = components
  }

  /// A path to one key at the top.
  public init(key: String) {
    self.components = [.key(key)]
  }

  /// The path of what is held under this component.
  public func appending(_ component: Component) -> FieldPath { FieldPath(components + [component]) }
  /// The path of a member of this table.
  public func appending(key: String) -> FieldPath { appending(.key(key)) }
  /// The path of an item of this list.
  public func appending(index: Int) -> FieldPath { appending(.index(index)) }

  /// The path of what holds this field; the empty path is the whole front matter.
  public var parent: FieldPath { FieldPath(Array(components.dropLast())) }
  /// The key or index under which this field stands in its parent.
  public var last: Component? { components.last }
  /// Whether it names the whole front matter.
  public var isEmpty: Bool { components.isEmpty }
}

/// Keys are compared byte by byte: to `String`, a composed and a decomposed é are one, to a site they are two keys.
extension FieldPath.Component: Hashable {
  /// The same index, or the same bytes.
  public static func == (a: Self, b: Self) -> Bool {
    switch (a, b) {
    case (.key(let a), .key(let b)): a.utf8.elementsEqual(b.utf8)
    case (.index(let a), .index(let b)): a == b
    default: false
    }
  }

  /// Feeds the bytes.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .key(let key):
      hasher.combine(0)
      // All at once: byte by byte takes ten times as long, which a table of a million keys shows.
      var key = key
      key.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    case .index(let index):
      hasher.combine(1)
      hasher.combine(index)
    }
  }
}
