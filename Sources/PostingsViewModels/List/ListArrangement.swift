public import Postings

/// How the list is arranged: its columns, the one that has the column cursor, its groups, and the view that says so.
public struct ListArrangement: Sendable, Equatable {
  /// Chosen by the person, a view or the settings; nil: the usual ones for the width.
  public internal(set) var columns: [ColumnChoice]?
  /// The name of the column that the sort and column commands act on.
  public internal(set) var currentColumn = "title"
  /// The role or field whose values head the groups.
  public internal(set) var group: String? { didSet { if group != oldValue { folds = GroupFolds() } } }
  /// Which groups show their head only.
  public internal(set) var folds = GroupFolds()
  /// The view that was recalled last; what differs from it now is seen by comparing.
  public internal(set) var view: SavedView?

  init(columns: [ColumnChoice]? = nil) { self.columns = columns }

  /// The columns shown in a width, by name and chosen width.
  func shown(width: Int) -> [ColumnChoice] { columns ?? TableLayout.usual(width: width) }

  public func layout(width: Int) -> TableLayout {
    TableLayout(width: width, chosen: columns, current: currentColumn)
  }

  // MARK: The column cursor

  /// Whether it moved: it stays within the columns.
  mutating func moveColumn(by count: Int, width: Int) -> Bool {
    let names = shown(width: width).map(\.name)
    let index = names.firstIndex(of: currentColumn) ?? 0
    let target = max(0, min(names.count - 1, index + count))
    currentColumn = names.isEmpty ? currentColumn : names[target]
    return target != index
  }

  /// A column that is not shown (the terminal was made narrower) hands the cursor to one that is.
  public func current(width: Int) -> String {
    let names = shown(width: width).map(\.name)
    return names.contains(currentColumn) ? currentColumn : names.contains("title") ? "title" : names.first ?? "title"
  }

  // MARK: Changing the columns

  /// Makes the current column wider or narrower.
  mutating func widen(by cells: Int, width: Int) {
    let name = current(width: width)
    let placed = layout(width: width).columns.first { $0.name == name }?.width
    change(name, width: width) { column in
      let now = placed ?? TableLayout.usualWidth(column, total: width)
      column.width = max(ColumnChoice.widths.lowerBound, min(ColumnChoice.widths.upperBound, now + cells))
    }
  }

  /// Exchanges the current column with its neighbour.
  mutating func shiftColumn(by count: Int, width: Int) {
    var columns = shown(width: width)
    guard let index = columns.firstIndex(where: { $0.name == current(width: width) }) else { return }
    let target = max(0, min(columns.count - 1, index + count))
    currentColumn = columns[index].name
    columns.insert(columns.remove(at: index), at: target)
    self.columns = columns
  }

  /// Shows or hides a column; the last one stays.
  mutating func toggleColumn(_ name: String, width: Int) {
    var columns = shown(width: width)
    if let index = columns.firstIndex(where: { $0.name == name }) {
      guard columns.count > 1 else { return }
      columns.remove(at: index)
    } else {
      columns.append(ColumnChoice(name))
    }
    self.columns = columns
  }

  private mutating func change(_ name: String, width: Int, _ body: (inout ColumnChoice) -> Void) {
    var columns = shown(width: width)
    guard let index = columns.firstIndex(where: { $0.name == name }) else { return }
    body(&columns[index])
    self.columns = columns
  }
}
