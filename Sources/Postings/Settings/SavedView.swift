/// A filter, an order, columns and a grouping under a name: what a team looks at again and again.
public struct SavedView: Sendable, Hashable {
  /// As the person named it.
  public var name: String
  /// In the query language; empty: everything.
  public var filter: String
  /// Nil: the newest first.
  public var sort: SortOrder?
  /// Nil: the usual ones for the width.
  public var columns: [ColumnChoice]?
  /// A role or field whose values head the groups; nil: none.
  public var group: String?

  /// A view; everything in the usual order unless said otherwise.
  public init(
    _ name: String, filter: String = "", sort: SortOrder? = nil, columns: [ColumnChoice]? = nil, group: String? = nil
  ) {
    self.name = name
    self.filter = filter
    self.sort = sort
    self.columns = columns
    self.group = group
  }
}

/// A column that a person chose: a role or any field, and how wide it is.
public struct ColumnChoice: Sendable, Hashable {
  /// A role (`title`, `date`, …), `path`, or any field.
  public var name: String
  /// In cells; nil: as wide as usual.
  public var width: Int?

  /// Widths that make sense.
  public static let widths = 2...200

  /// A column of its usual width unless said otherwise.
  public init(_ name: String, width: Int? = nil) {
    self.name = name
    self.width = width
  }

  /// `salary`, or `salary:12` with a width; nil for another word after the colon, or a width out of bounds.
  public init?(parsing text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty else { return nil }
    self.init(String(name))
    guard parts.count == 2 else { return }
    guard let width = Int(parts[1]), Self.widths.contains(width) else { return nil }
    self.width = width
  }

  /// Reads back as this.
  public var text: String { width.map { "\(name):\($0)" } ?? name }
}

extension SortOrder.Key {
  /// `date:desc` or `title`; reads back as this.
  public var text: String { isDescending ? name + ":desc" : name }
}
