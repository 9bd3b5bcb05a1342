/// What a path leads to in TOML, and what holds it.
struct TOMLTarget {
  enum Thing {
    /// What stands after an equals sign, or in an array.
    case value(FieldNode)
    /// Tables written by headers or dotted keys: a node of the scope's tree.
    case node(Int)
  }

  enum Holder {
    /// A member of a table of the scope's tree.
    case table(Int, member: Int)
    /// One of an array of tables of the scope's tree.
    case tables(Int, index: Int)
    /// An item of an array.
    case array(FieldNode, index: Int)
    /// It is the front matter itself.
    case none
  }

  var thing: Thing
  var holder: Holder
  /// The front matter, or the innermost inline table on the way.
  var scope: TOMLReading

  /// Nil when nothing stands there.
  init?(_ path: FieldPath, in reading: TOMLReading, _ bytes: [UInt8]) {
    thing = .node(TOMLTree.root)
    holder = .none
    scope = reading
    for component in path.components {
      enterInlineTable(bytes)
      switch (component, thing) {
      case (.key(let key), .node(let table)) where scope.tree.nodes[table].kind != .list:
        guard let index = scope.tree.memberIndex(of: key, in: table) else { return nil }
        holder = .table(table, member: index)
        switch scope.tree.nodes[table].members[index].content {
        case .value(let node): thing = .value(node)
        case .node(let node): thing = .node(node)
        }
      case (.index(let index), .node(let list)):
        guard scope.tree.nodes[list].items.indices.contains(index) else { return nil }
        holder = .tables(list, index: index)
        thing = .node(scope.tree.nodes[list].items[index])
      case (.index(let index), .value(let node)):
        guard node.items.indices.contains(index) else { return nil }
        holder = .array(node, index: index)
        thing = .value(node.items[index])
      default: return nil
      }
    }
  }

  /// An inline table is read anew, as a small front matter of its own.
  mutating func enterInlineTable(_ bytes: [UInt8]) {
    guard case .value(let node) = thing, node.spelling == .flowTable else { return }
    var scanner = TOMLScanner(bytes, in: node.range)
    guard let inline = try? scanner.inlineReading() else { return }
    scope = inline
    thing = .node(TOMLTree.root)
  }

  var fieldNode: FieldNode {
    switch thing {
    case .value(let node): node
    case .node(let index): scope.tree.fieldNode(index)
    }
  }

  /// What stands beside it.
  var neighbours: [FieldNode] {
    switch holder {
    case .array(let node, _): node.items
    case .table(let table, _):
      scope.tree.nodes[table].members.compactMap { member in
        if case .value(let node) = member.content { node } else { nil }
      }
    case .tables, .none: []
    }
  }
}
