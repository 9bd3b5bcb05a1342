public import FrontMatter
internal import Postings

/// How a field is edited: by its type, and by what stands there now.
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

  init(_ node: FieldNode, type: FieldType) {
    if node.spelling == .alias {
      self = .fixed
      return
    }
    switch node.value {
    case .list(let items): self = items.allSatisfy { $0.singleText != nil } ? (type == .tags ? .tags : .list) : .group
    case .table: self = .group
    case .text(let text) where text.utf8.contains(UInt8(ascii: "\n")): self = .longText
    default: self.init(single: type)
    }
  }

  /// For a single value, or for none.
  init(single type: FieldType) {
    self =
      switch type.behavior.widget {
      case .line: type == .number ? .number : .text
      case .severalLines: .longText
      case .toggle: .flag
      case .calendar: .date
      case .choices: .choice
      case .chips: type == .tags ? .tags : .list
      case .rows: .group
      }
  }
}

extension FieldPath {
  /// Keys joined by dots, indexes left out: the name that values are collected under.
  public var dottedName: String {
    components.compactMap { if case .key(let key) = $0 { key } else { nil } }.joined(separator: ".")
  }
}
