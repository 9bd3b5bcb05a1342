public import FrontMatter

/// What must be so in a posting before it is changed.
public struct FieldCondition: Sendable, Hashable {
  /// The field that is looked at.
  public var path: FieldPath
  /// Byte for byte as the value reads, or an item of a list; empty: missing, empty or null.
  public var text: String

  /// The condition that a field reads so.
  public init(_ path: FieldPath, is text: String) {
    self.path = path
    self.text = text
  }

  /// Whether the document is so.
  public func holds(in document: FrontMatterDocument) -> Bool {
    switch document.value(at: path) {
    case .empty, .null, nil: text.isEmpty
    case .list(let items): items.isEmpty ? text.isEmpty : items.contains { isSame($0.singleText) }
    case .table(let entries): entries.isEmpty && text.isEmpty
    case let value?: isSame(value.singleText)
    }
  }

  private func isSame(_ other: String?) -> Bool { other.map { $0.utf8.elementsEqual(text.utf8) } ?? false }
}
