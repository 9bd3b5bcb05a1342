extension PostingTable {
  /// The same postings in a given order, row 0 the first: without the holes and the values that nothing holds any more,
  /// and what belongs together side by side.
  ///
  /// - Parameter order: rows that are there, each once.
  func compacted(by order: some Collection<Row>) -> PostingTable {
    var table = PostingTable(now: now, roleMap: roleMap, key: key)
    table.fieldNames = fieldNames
    var move = ValueMove(from: self)
    table.rows.reserveCapacity(order.count)
    table.stamps.reserveCapacity(order.count)
    for row in order {
      let old = rows[Int(row)]
      var new = old
      new.entries = Span(start: UInt32(table.entries.count), count: old.entries.count)
      for entry in entries[old.entries.range] {
        table.entries.append(Entry(value: move.id(entry.value, to: &table), field: entry.field, kind: entry.kind))
      }
      new.tags = Span(start: UInt32(table.tagIDs.count), count: old.tags.count)
      for tag in tagIDs[old.tags.range] { table.tagIDs.append(move.id(tag, to: &table)) }
      new.title = move.id(old.title, to: &table)
      new.dateText = move.id(old.dateText, to: &table)
      new.locale = move.id(old.locale, to: &table)
      new.type = move.id(old.type, to: &table)
      new.expiryText = move.id(old.expiryText, to: &table)
      _ = table.paths.intern(Array(paths[UInt32(row)]))
      table.search.set(Array(search.stretch(of: row)), row: Row(table.rows.count))
      table.rows.append(new)
      table.stamps.append(stamps[Int(row)])
    }
    table.problems = Dictionary(
      uniqueKeysWithValues: order.enumerated().compactMap { place, row in problems[row].map { (Row(place), $0) } })
    table.blanks = blanks
    table.count = table.rows.count
    return table
  }

  /// All rows that are there, the newest first.
  var newestFirst: [Row] {
    var rows = RowSet(limit: rowLimit, full: true)
    forEachAbsentRow { rows.remove($0) }
    return SortOrder.newest.sorted(rows, in: self)
  }

  /// Gives the values of one table their ids in another.
  private struct ValueMove {
    private let source: PostingTable
    private var newIDs: [UInt32]
    private var newFoldedIDs: [UInt32]

    init(from source: PostingTable) {
      self.source = source
      newIDs = Array(repeating: noValue, count: source.values.count)
      newFoldedIDs = Array(repeating: noValue, count: source.folded.count)
    }

    mutating func id(_ old: UInt32, to table: inout PostingTable) -> UInt32 {
      guard old != noValue else { return noValue }
      let known = newIDs[Int(old)]
      if known != noValue { return known }
      let new = table.values.intern(Array(source.values[old])).id
      newIDs[Int(old)] = new
      table.foldedIDs.append(foldedID(source.foldedIDs[Int(old)], to: &table))
      return new
    }

    private mutating func foldedID(_ old: UInt32, to table: inout PostingTable) -> UInt32 {
      if newFoldedIDs[Int(old)] == noValue { newFoldedIDs[Int(old)] = table.folded.intern(Array(source.folded[old])).id }
      return newFoldedIDs[Int(old)]
    }
  }
}
