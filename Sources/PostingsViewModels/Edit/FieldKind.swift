public import FrontMatter
internal import Postings

/// How a field is edited, learned from its value, its role and the other postings.
public enum FieldKind: Sendable, Equatable {
  case text
  case number
  case date
  case flag
  /// One of a few values in use; others may be typed.
  case choice
  /// Chips, in a list or a comma string.
  case tags
  /// Chips in a list that is not of tags.
  case list
  /// Text of several lines.
  case longText
  /// Holds other fields, shown below it.
  case group
  /// An alias or what else only an editor can change.
  case fixed
}

extension FieldKind {
  init(_ node: FieldNode, path: FieldPath, roleMap: RoleMap, collection: CollectionState) {
    let role = Self.role(of: path, roleMap)
    if node.spelling == .alias {
      self = .fixed
      return
    }
    switch node.value {
    case .flag: self = .flag
    case .number: self = .number
    case .date: self = .date
    case .table(let entries): self = entries.isEmpty ? .fixed : .group
    case .list(let items): self = Self.kind(ofList: items, role: role)
    case .text(let text): self = Self.kind(ofText: text, role: role, path: path, collection: collection)
    case .empty, .null: self = Self.kind(ofText: "", role: role, path: path, collection: collection)
    }
  }

  private static func kind(ofList items: [FieldValue], role: Role?) -> FieldKind {
    let areSingle = items.allSatisfy { $0.singleText != nil }
    return areSingle ? (role == .tags ? .tags : .list) : .group
  }

  private static func kind(ofText text: String, role: Role?, path: FieldPath, collection: CollectionState) -> FieldKind {
    if text.unicodeScalars.contains("\n") { return .longText }
    switch role {
    case .tags: return .tags
    case .locale, .type: return .choice
    case .date, .expiry: return .date
    case .state where text.isEmpty || text == "true" || text == "false": return .flag
    default: return isChoice(path, collection) ? .choice : .text
    }
  }

  static func role(of path: FieldPath, _ roleMap: RoleMap) -> Role? { roleMap.role(ofKey: path.dottedName)?.role }

  /// Few values, each used again and again.
  private static func isChoice(_ path: FieldPath, _ collection: CollectionState) -> Bool {
    guard path.components.count == 1, collection.table.count >= 4 else { return false }
    let values = Suggestions.values(of: path.dottedName, in: collection)
    let uses = values.reduce(0) { $0 + $1.count }
    return (1...20).contains(values.count) && uses >= 4 * values.count
  }
}

extension FieldPath {
  /// Keys joined by dots, indexes left out: the name that values are collected under.
  public var dottedName: String {
    components.compactMap { if case .key(let key) = $0 { key } else { nil } }.joined(separator: ".")
  }
}
