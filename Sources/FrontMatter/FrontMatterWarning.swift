/// A value that is legal but does not mean one thing.
public struct FrontMatterWarning: Sendable, Hashable {
  /// What it is about.
  public var kind: Kind
  /// The field.
  public var path: FieldPath
  /// The bytes it is about.
  public var range: Range<Int>
  /// Counted from 1.
  public var line: Int
  /// Counted from 1, in Unicode scalars.
  public var column: Int

  /// What can be unclear.
  public enum Kind: Sendable, Hashable {
    /// YAML 1.1 and YAML 1.2 read it differently: the spelling and the two readings.
    case ambiguous(spelling: String, yaml11: Reading, yaml12: Reading)
    /// The key stands again further down; readers take the last.
    case duplicateKey(String)
    /// ` #` cuts an unquoted value: what is left, and what is lost.
    case cutByComment(kept: String, lost: String)
    /// Looks like a date and is none: `2019-22-08`.
    case impossibleDate(String)
    /// JSON with something in it that RFC 8259 does not know and Hugo refuses: told once for each kind of it.
    case lenientJSON(Leniency)
  }

  /// What lenient readers take for JSON.
  public enum Leniency: Sendable, Hashable {
    /// `// …` or `/* … */`
    case comment
    /// A comma with nothing after it.
    case trailingComma
  }

  /// A warning at its place.
  public init(kind: Kind, path: FieldPath, range: Range<Int>, line: Int, column: Int) {
    self.kind = kind
    self.path = path
    self.range = range
    self.line = line
    self.column = column
  }
}

/// Keys that stand again further down in their table.
struct DuplicateKeys {
  private var found: [ParsedFrontMatter.Warning] = []
  /// Of what is looked at: nearly all tables have no such key, and no path is made for them.
  private var path = FieldPath()

  static func warnings(for members: [FieldMember]) -> [ParsedFrontMatter.Warning] {
    var keys = DuplicateKeys()
    keys.look(at: members)
    return keys.found
  }

  private mutating func look(at members: [FieldMember]) {
    for member in members where member.isShadowed || !member.node.isLeaf {
      path.components.append(.key(member.key))
      if member.isShadowed {
        found.append(.init(kind: .duplicateKey(member.key), path: path, range: member.keyRange))
      }
      look(at: member.node)
      path.components.removeLast()
    }
  }

  private mutating func look(at node: FieldNode) {
    look(at: node.members)
    for (index, item) in node.items.enumerated() where !item.isLeaf {
      path.components.append(.index(index))
      look(at: item)
      path.components.removeLast()
    }
  }
}

extension FieldNode {
  fileprivate var isLeaf: Bool { items.isEmpty && members.isEmpty }
}
