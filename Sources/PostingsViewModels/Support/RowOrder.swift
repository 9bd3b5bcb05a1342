public import Postings

/// All rows of a table in one order, kept up while postings arrive, so that a filter never sorts.
///
/// What arrives waits until ``settle(in:)``: a caller that settles whenever an eighth has come on top pays for each row
/// a fixed number of times, however many there are.
public struct RowOrder: Sendable {
  public private(set) var rows: [PostingTable.Row] = []
  public private(set) var sort: SortOrder
  private var waiting: [PostingTable.Row] = []
  /// Rows below it have their place in `rows`: numbers are given in the order of arrival.
  private var placedLimit: PostingTable.Row = 0

  public init(_ sort: SortOrder) { self.sort = sort }

  public mutating func resort(by sort: SortOrder, _ table: PostingTable) {
    self.sort = sort
    rows = sort.sorted(RowSet(limit: table.rowLimit, full: true), in: table)
    waiting = []
    placedLimit = PostingTable.Row(table.rowLimit)
  }

  /// Begins anew with a table whose rows are the newest first.
  mutating func adopt(_ table: PostingTable) {
    if sort == .newest {
      rows = Array(0..<PostingTable.Row(table.rowLimit))
      waiting = []
      placedLimit = PostingTable.Row(table.rowLimit)
    } else {
      resort(by: sort, table)
    }
  }

  /// Rows that are new, or whose values changed; they get their places when it settles.
  public mutating func add(_ rows: [PostingTable.Row]) { waiting += rows }

  /// Gives all rows that wait their places.
  public mutating func settle(in table: PostingTable) {
    guard !waiting.isEmpty else { return }
    var changed = RowSet(limit: table.rowLimit)
    for row in waiting { changed.insert(row) }
    let areAllNew = waiting.allSatisfy { $0 >= placedLimit }
    let kept = areAllNew ? rows : rows.filter { !changed.contains($0) }
    rows = sort.merged(kept, sort.sorted(changed, in: table), in: table)
    waiting = []
    placedLimit = PostingTable.Row(table.rowLimit)
  }

  public func filtered(by set: RowSet) -> [PostingTable.Row] { rows.filter { set.contains($0) } }
}
