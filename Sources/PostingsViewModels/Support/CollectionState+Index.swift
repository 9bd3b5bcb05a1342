internal import Postings

/// Which rows an index gave, and what became of them since.
struct IndexedRows: Sendable {
  /// Rows that nothing was heard of yet; nil when no index gave any.
  private(set) var unconfirmed: RowSet?
  /// Postings that were read or removed since the index was written.
  private(set) var drift = 0

  init() {}

  /// All rows of a table that an index gave.
  init(_ table: PostingTable) { unconfirmed = RowSet(limit: table.rowLimit, full: true) }

  mutating func noteRead(_ rows: [PostingTable.Row], in table: PostingTable) {
    for row in rows {
      // What is read at every start does not make an index old.
      if table.isKeptByIndex(row) { drift += 1 }
      if let limit = unconfirmed?.limit, Int(row) < limit { unconfirmed?.remove(row) }
    }
  }

  mutating func confirm(_ rows: RowSet) {
    guard unconfirmed?.limit == rows.limit else { return }
    unconfirmed?.subtract(rows)
  }

  /// The rows that are left when all files were looked at: theirs are gone.
  mutating func takeMissing() -> [PostingTable.Row] {
    var missing: [PostingTable.Row] = []
    unconfirmed?.forEach { missing.append($0) }
    unconfirmed = nil
    drift += missing.count
    return missing
  }

  mutating func noteKept() { drift = 0 }
}

extension CollectionState {
  /// More than one posting in a hundred, or so many, differ from the index: it is worth writing anew.
  private static let driftLimit = 100

  /// Takes what an index knows, the newest posting first: a screenful, then all in the same rows.
  mutating func adopt(_ indexed: PostingTable, isWhole: Bool) {
    adopt(indexed)
    self.indexed = isWhole ? IndexedRows(indexed) : IndexedRows()
  }

  mutating func confirm(_ rows: RowSet) { indexed.confirm(rows) }

  /// Takes out what the index gave and the scan did not find.
  ///
  /// - Returns: whether there was any.
  mutating func removeMissing() -> Bool {
    let missing = indexed.takeMissing()
    for row in missing { remove(row) }
    return !missing.isEmpty
  }

  /// Whether an index of what is here would spare the next start work; it is asked once.
  mutating func takeNeedOfIndex() -> Bool {
    let isOld = indexed.drift * 100 > table.count || indexed.drift >= Self.driftLimit
    if isOld { indexed.noteKept() }
    return isOld
  }
}
