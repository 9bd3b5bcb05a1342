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
    case ambiguous(spelling: String, yaml11: String, yaml12: String)
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
enum DuplicateKeys {
  static func warnings(for members: [FieldMember]) -> [ParsedFrontMatter.Warning] {
    var found: [ParsedFrontMatter.Warning] = []
    collect(members, at: FieldPath(), into: &found)
    return found
  }

  private static func collect(
    _ members: [FieldMember], at path: FieldPath, into found: inout [ParsedFrontMatter.Warning]
  ) {
    // A path is made only where there may be something to say of it.
    for member in members where member.isShadowed || !member.node.members.isEmpty || !member.node.items.isEmpty {
      let path = path.appending(key: member.key)
      if member.isShadowed {
        found.append(.init(kind: .duplicateKey(member.key), path: path, range: member.keyRange))
      }
      collect(member.node, at: path, into: &found)
    }
  }

  private static func collect(_ node: FieldNode, at path: FieldPath, into found: inout [ParsedFrontMatter.Warning]) {
    collect(node.members, at: path, into: &found)
    for (index, item) in node.items.enumerated() where !item.members.isEmpty || !item.items.isEmpty {
      collect(item, at: path.appending(index: index), into: &found)
    }
  }
}
