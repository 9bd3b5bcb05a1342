public import FrontMatter
public import Postings
public import SystemPackage

/// One field of a form.
public struct FormRow: Sendable, Equatable {
  public var path: FieldPath
  /// The key, or `[2]` for an item.
  public var label: String
  /// Levels below the top.
  public var depth: Int
  public var kind: FieldKind
  public var type: FieldType
  public var value: FieldValue
  public var spelling: FieldNode.Spelling
  public var presence = Presence.inFile
  public var isChanged = false
  /// The text before, for a changed field that has one.
  public var oldText: String?
  /// What is odd about the value.
  public var complaint: FieldComplaint?
  /// Whether the CMS that lists it does not show it.
  public var isHidden = false

  /// Where a field is.
  public enum Presence: Sendable, Equatable {
    case inFile
    /// Not in the file; the site's configuration gives it this value.
    case inherited(FilePath)
    /// Not in the file; a list of fields says that it should be.
    case wanted
  }

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
  /// A row a field of a table or a list, and the rows of what is inside it below it; at the top also the fields that are
  /// not there but count.
  ///
  /// - Parameter focus: the empty path for the top.
  static func rows(of draft: Draft, at focus: FieldPath, _ knowledge: FieldKnowledge) -> [FormRow] {
    var builder = FormRowBuilder(draft: draft, knowledge: knowledge)
    if focus.isEmpty {
      builder.add(draft.document.members, under: focus, depth: 0)
      builder.addAbsent()
    } else if let node = draft.document.node(at: focus) {
      builder.addParts(of: node, at: focus, depth: 0)
    }
    return builder.rows
  }
}

private struct FormRowBuilder {
  let draft: Draft
  let knowledge: FieldKnowledge
  var rows: [FormRow] = []

  mutating func add(_ members: [FieldMember], under parent: FieldPath, depth: Int) {
    for member in members where !member.isShadowed {
      add(member.node, parent.appending(key: member.key), member.key, depth)
    }
  }

  mutating func addParts(of node: FieldNode, at path: FieldPath, depth: Int) {
    add(node.members, under: path, depth: depth)
    for (index, item) in node.items.enumerated() { add(item, path.appending(index: index), "[\(index)]", depth) }
  }

  private mutating func add(_ node: FieldNode, _ path: FieldPath, _ label: String, _ depth: Int) {
    let name = path.dottedName
    let type = knowledge.type(of: node.value, named: name)
    let kind = FieldKind(node, type: type)
    let old = draft.base.node(at: path)
    let isChanged = old?.value != node.value
    var row = FormRow(
      path: path, label: label, depth: depth, kind: kind, type: type, value: node.value, spelling: node.spelling)
    row.isChanged = isChanged && (kind != .group || old == nil)
    row.oldText = isChanged ? old.flatMap { $0.value.singleText ?? Self.emptyText($0.value) } : nil
    row.isHidden = knowledge.rules[name].isHidden
    if let text = node.value.singleText ?? Self.emptyText(node.value), kind != .fixed {
      row.complaint = knowledge.complaint(text, type, named: name)
    }
    rows.append(row)
    // A hostile file can nest without end; what lies that deep is reached by going in.
    if kind == .group, depth < 6 { addParts(of: node, at: path, depth: depth + 1) }
  }

  private static func emptyText(_ value: FieldValue) -> String? {
    switch value {
    case .empty, .null: ""
    default: nil
    }
  }

  mutating func addAbsent() {
    let present = Set(draft.document.members.map { Array($0.key.utf8) })
    for inherited in knowledge.rules.inherited where !present.contains(Array(inherited.key.utf8)) {
      addAbsent(inherited.key, inherited.value, .inherited(inherited.source))
    }
    for name in knowledge.rules.offered where !present.contains(Array(name.utf8)) {
      if rows.contains(where: { $0.path == FieldPath(key: name) }) { continue }
      addAbsent(name, knowledge.rules[name].initial ?? .empty, .wanted)
    }
  }

  private mutating func addAbsent(_ name: String, _ value: FieldValue, _ presence: FormRow.Presence) {
    let type = knowledge.type(of: value, named: name)
    let rule = knowledge.rules[name]
    var row = FormRow(
      path: FieldPath(key: name), label: name, depth: 0, kind: FieldKind(single: type), type: type, value: value,
      spelling: .absent)
    row.presence = presence
    row.isHidden = rule.isHidden
    if presence == .wanted, rule.isRequired { row.complaint = .required }
    rows.append(row)
  }
}
