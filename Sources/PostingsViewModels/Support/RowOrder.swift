public import Postings

/// All rows of a table in one order, kept up while postings arrive, so that a filter never sorts.
public struct RowOrder: Sendable {
  public private(set) var rows: [PostingTable.Row] = []
  public private(set) var sort: SortOrder

  public init(_ sort: SortOrder) { self.sort = sort }

  public mutating func resort(by sort: SortOrder, _ table: PostingTable) {
    self.sort = sort
    rows = sort.sorted(RowSet(limit: table.rowLimit, full: true), in: table)
  }

  /// Begins anew with a table whose rows are the newest first.
  mutating func adopt(_ table: PostingTable) {
    if sort == .newest {
      rows = Array(0..<PostingTable.Row(table.rowLimit))
    } else {
      resort(by: sort, table)
    }
  }

  /// Rows that are new, or whose values changed.
  public mutating func update(_ changed: RowSet, in table: PostingTable) {
    guard !changed.isEmpty else { return }
    let added = sort.sorted(changed, in: table)
    let kept = rows.filter { !changed.contains($0) }
    rows = sort.merged(kept, added, in: table)
  }

  public func filtered(by set: RowSet) -> [PostingTable.Row] { rows.filter { set.contains($0) } }
}
