public import FrontMatter
internal import Postings

/// One field of a form.
public struct FormRow: Sendable, Equatable {
  public var path: FieldPath
  /// The key, or `[2]` for an item.
  public var label: String
  /// Levels below the top.
  public var depth: Int
  public var kind: FieldKind
  public var value: FieldValue
  public var spelling: FieldNode.Spelling
  public var isChanged: Bool
  /// The text before, for a changed field that has one.
  public var oldText: String?

  /// As shown on one line; nil for what has none.
  public var text: String? { value.singleText }

  /// The tags of a list or a comma string.
  public var tags: [String] {
    switch value {
    case .list(let items): items.compactMap(\.singleText)
    default: TagText(value.singleText ?? "").tags
    }
  }
}

extension FormRow {
  /// A row a field, and the rows of what is inside it below it.
  static func rows(of draft: Draft, in collection: CollectionState) -> [FormRow] {
    var rows: [FormRow] = []
    func add(_ node: FieldNode, _ path: FieldPath, _ label: String, _ depth: Int) {
      let kind = FieldKind(node, path: path, roleMap: draft.context.roleMap, collection: collection)
      let old = draft.base.node(at: path)
      let isChanged = old?.value != node.value
      rows.append(
        FormRow(
          path: path, label: label, depth: depth, kind: kind, value: node.value, spelling: node.spelling,
          isChanged: isChanged && (kind != .group || old == nil), oldText: isChanged ? old?.value.singleText : nil))
      guard kind == .group else { return }
      for member in node.members where !member.isShadowed {
        add(member.node, path.appending(key: member.key), member.key, depth + 1)
      }
      for (index, item) in node.items.enumerated() { add(item, path.appending(index: index), "[\(index)]", depth + 1) }
    }
    for member in draft.document.members where !member.isShadowed {
      add(member.node, FieldPath(key: member.key), member.key, 0)
    }
    return rows
  }
}
