/// How long a column may become before it is asked again how much of it is in use.
///
/// A row that grows gets a new place and leaves its old one behind. Over a long day of changes in many postings that would
/// be memory without end: once more than half of a column is such room, what is in use is moved together. A column grows
/// by a quarter before the next look, so that each change pays a fixed number of times.
struct ColumnRoom: Sendable {
  private(set) var limit = 4096

  /// - Parameter used: counts what is in use; asked only when the column has grown.
  mutating func isWasted(_ count: Int, _ used: () -> Int) -> Bool {
    guard count > limit else { return false }
    let used = used()
    let isWasted = used * 2 < count
    limit = max(limit, isWasted ? used * 2 : count + count / 4)
    return isWasted
  }
}

extension PostingTable {
  /// Of each column whose parts rows give up when they change.
  struct Rooms: Sendable {
    var entries = ColumnRoom()
    var tags = ColumnRoom()
    var search = ColumnRoom()
  }

  /// Moves together what is in use of the columns that are mostly room.
  mutating func giveBackRoom() {
    var rooms = rooms
    if rooms.entries.isWasted(entries.count, { used(\.entries) }) { entries = movedTogether(entries, \.entries) }
    if rooms.tags.isWasted(tagIDs.count, { used(\.tags) }) { tagIDs = movedTogether(tagIDs, \.tags) }
    if rooms.search.isWasted(search.text.count, { search.usedCount }) { search.moveTogether() }
    self.rooms = rooms
  }

  private func used(_ span: KeyPath<RowColumns, Span>) -> Int {
    rows.reduce(0) { $0 + ($1.isPresent ? Int($1[keyPath: span].count) : 0) }
  }

  /// A row that was removed has nothing left to be written over.
  private mutating func movedTogether<Element>(
    _ column: [Element], _ span: WritableKeyPath<RowColumns, Span>
  ) -> [Element] {
    var moved: [Element] = []
    for row in rows.indices {
      let old = rows[row].isPresent ? rows[row][keyPath: span] : Span(start: 0, count: 0)
      rows[row][keyPath: span] = Span(start: UInt32(moved.count), count: old.count)
      moved += column[old.range]
    }
    return moved
  }
}

extension SearchBlock {
  /// Bytes that rows are found by.
  var usedCount: Int {
    stretchOfRow.indices.reduce(0) { $0 + usedStretch(of: PostingTable.Row($1)).count }
  }

  mutating func moveTogether() {
    var moved = SearchBlock()
    for row in stretchOfRow.indices {
      let used = usedStretch(of: PostingTable.Row(row))
      if !used.isEmpty { moved.set(Array(used), row: PostingTable.Row(row)) }
    }
    self = moved
  }

  /// Without what a longer text has left at its end: a stretch of parts ends with one separator, one that was blanked out
  /// holds nothing else.
  private func usedStretch(of row: PostingTable.Row) -> ArraySlice<UInt8> {
    let stretch = stretch(of: row)
    let end = stretch.lastIndex { $0 != Self.separator }
    return end.map { stretch[...($0 + 1)] } ?? []
  }
}
