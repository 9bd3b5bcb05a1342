/// Who else reads a YAML field: an alias stands for the value that its anchor marks, and changes with it.
struct AliasReader {
  private let document: FrontMatterDocument
  /// The names of the anchors on the way to the field, at it and below it.
  private var anchors: Set<String> = []

  /// Why an edit did not hold: an alias would read otherwise, or else just that the check failed.
  static func refusal(
    of path: FieldPath, changing old: FrontMatterDocument, into new: FrontMatterDocument
  ) -> FrontMatterError {
    guard let alias = AliasReader(old, of: path).firstAlias(outside: path) else {
      return FrontMatterError(.checkFailed(path))
    }
    let isLost = new.errors.contains { $0.reason == .unknownAlias(alias.name) }
    guard isLost || new.value(at: alias.path) != old.value(at: alias.path) else {
      return FrontMatterError(.checkFailed(path))
    }
    return FrontMatterError(.readThroughAlias(path, name: alias.name, at: alias.path))
  }

  private init(_ document: FrontMatterDocument, of path: FieldPath) {
    self.document = document
    for length in path.components.indices.dropFirst() {
      noteAnchor(of: document.node(at: FieldPath(Array(path.components.prefix(length)))))
    }
    noteAnchors(below: document.node(at: path))
  }

  private mutating func noteAnchor(of node: FieldNode?) {
    guard let properties = node?.properties else { return }
    let words = document.bytes[properties].split { $0.isBlank || $0.isLineBreak }
    guard let anchor = words.first(where: { $0.first == UInt8(ascii: "&") }) else { return }
    anchors.insert(String(decoding: anchor.dropFirst(), as: UTF8.self))
  }

  private mutating func noteAnchors(below node: FieldNode?) {
    guard let node else { return }
    noteAnchor(of: node)
    for member in node.members { noteAnchors(below: member.node) }
    for item in node.items { noteAnchors(below: item) }
  }

  private func firstAlias(outside path: FieldPath) -> (path: FieldPath, name: String)? {
    if anchors.isEmpty { return nil }
    for member in document.members {
      if let found = alias(in: member.node, at: FieldPath(key: member.key), outside: path) { return found }
    }
    return nil
  }

  private func alias(in node: FieldNode, at place: FieldPath, outside path: FieldPath) -> (
    path: FieldPath, name: String
  )? {
    if place == path { return nil }
    if node.spelling == .alias {
      let name = String(decoding: document.bytes[node.range].dropFirst(), as: UTF8.self)
      return anchors.contains(name) ? (place, name) : nil
    }
    for member in node.members {
      if let found = alias(in: member.node, at: place.appending(key: member.key), outside: path) { return found }
    }
    for (index, item) in node.items.enumerated() {
      if let found = alias(in: item, at: place.appending(index: index), outside: path) { return found }
    }
    return nil
  }
}
