/// A row with the first bytes of its first key as a number, so that most comparisons touch no text.
struct RankedRow {
  var rank: UInt64
  var row: PostingTable.Row
}

/// Tells which of two rows comes first: by several keys, then by path.
struct RowComparison {
  private let columns: [SortColumn]
  private let texts: SortTexts

  /// The comparison looks into the table's text directly, and must not outlive the call.
  static func with<Result>(
    _ keys: [SortOrder.Key], in table: PostingTable, _ body: (RowComparison) -> Result
  ) -> Result {
    table.values.bytes.withUnsafeBytes { folded in
      table.paths.bytes.withUnsafeBytes { paths in
        let texts = SortTexts(table: table, folded: folded, paths: paths)
        return body(RowComparison(columns: keys.map { SortColumn($0, texts) }, texts: texts))
      }
    }
  }

  func ranked(_ row: PostingTable.Row) -> RankedRow { RankedRow(rank: columns.first?.rank(row) ?? 0, row: row) }

  func precedes(_ a: RankedRow, _ b: RankedRow) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    for index in columns.indices {
      let order = columns[index].order(a.row, b.row, isRankKnownEqual: index == 0)
      if order != 0 { return order < 0 }
    }
    return texts.path(a.row).order(to: texts.path(b.row)) < 0
  }

  /// Gallops from `start` to the first of the sorted rows that does not come before `row`.
  func end(ofRowsBefore row: RankedRow, in rows: [PostingTable.Row], from start: Int) -> Int {
    var low = start
    var step = 1
    while low + step <= rows.count, precedes(ranked(rows[low + step - 1]), row) {
      low += step
      step *= 2
    }
    var high = min(low + step - 1, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(ranked(rows[middle]), row) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The table and the bytes that rows are compared by.
///
/// A class, since a copy of the table's many arrays at each comparison would cost ten times the comparison.
final class SortTexts {
  let table: PostingTable
  private let folded: UnsafeRawBufferPointer
  private let paths: UnsafeRawBufferPointer

  init(table: PostingTable, folded: UnsafeRawBufferPointer, paths: UnsafeRawBufferPointer) {
    self.table = table
    self.folded = folded
    self.paths = paths
  }

  func path(_ row: PostingTable.Row) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: paths[table.paths.range(of: UInt32(row))])
  }

  func folded(_ value: UInt32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: folded[table.values.range(of: table.foldedIDs[Int(value)])])
  }
}
