import FrontMatter

/// All fields of a document with their paths, those inside tables and lists too, up to a number.
struct FieldList {
  private(set) var fields: [(path: FieldPath, node: FieldNode)] = []
  private static let limit = 200

  init(_ document: FrontMatterDocument) {
    add(document.members, FieldPath())
  }

  private mutating func add(_ members: [FieldMember], _ path: FieldPath) {
    for member in members where !member.isShadowed { add(member.node, path.appending(key: member.key)) }
  }

  private mutating func add(_ node: FieldNode, _ path: FieldPath) {
    guard fields.count < Self.limit else { return }
    fields.append((path, node))
    add(node.members, path)
    for (index, item) in node.items.enumerated() { add(item, path.appending(index: index)) }
  }
}
