/// A table's columns as they would be with its rows in another order: without the holes and the values that nothing
/// holds any more, and what belongs together side by side.
///
/// Made a part at a time for whoever writes them: at no moment is the table there twice, which for a million rows would
/// be half a gigabyte.
struct CompactedColumns {
  private let table: PostingTable
  /// Old row numbers; row 0 of the result is the first.
  private let order: [PostingTable.Row]
  private var values: Renumbering

  /// - Parameter order: rows that are there, each once.
  init(of table: PostingTable, by order: some Collection<PostingTable.Row>) {
    self.table = table
    self.order = Array(order)
    values = Renumbering(count: table.values.count)
    numberValues()
  }

  /// In the order in which the rows hold them.
  private mutating func numberValues() {
    for row in order {
      let columns = table.rows[Int(row)]
      for entry in table.entries[columns.entries.range] { number(entry.value) }
      for tag in table.tagIDs[columns.tags.range] { number(tag) }
      for value in [columns.title, columns.dateText, columns.locale, columns.type, columns.expiryText] { number(value) }
    }
  }

  private mutating func number(_ value: UInt32) {
    guard value != PostingTable.noValue else { return }
    var next = value
    // Its folded form comes with it; that of a folded form is itself.
    while values.add(next) { next = table.foldedIDs[Int(next)] }
  }

  /// All columns that ``PostingTable/visitColumns(_:)`` goes over, in the same order.
  func write<Sink: ColumnSink>(to sink: inout Sink) throws(Sink.Failure) {
    try writeRows(to: &sink)
    try sink.write(order) { (row: PostingTable.Row, part: inout [PostingTable.Entry]) in
      for entry in table.entrySlice(row) {
        part.append(PostingTable.Entry(value: newID(entry.value), field: entry.field, kind: entry.kind))
      }
    }
    try sink.write(order) { (row: PostingTable.Row, part: inout [UInt32]) in
      for tag in table.tagSlice(row) { part.append(newID(tag)) }
    }
    try sink.write(order) { (row: PostingTable.Row, part: inout [FileStamp]) in part.append(table.stamps[Int(row)]) }
    try sink.append(table.blanks)
    try sink.endColumn()
    try sink.write(values.old) { (value: UInt32, part: inout [UInt32]) in
      part.append(values.new[Int(table.foldedIDs[Int(value)])])
    }
    try table.paths.write(Renumbering(count: table.paths.count, order.map { UInt32($0) }), to: &sink)
    // They are few, and keep their numbers.
    let names = table.fieldNames
    try names.write(Renumbering(count: names.count, Array(0..<UInt32(names.count))), to: &sink)
    try table.values.write(values, to: &sink)
    try table.search.write(order, to: &sink)
  }

  private func writeRows<Sink: ColumnSink>(to sink: inout Sink) throws(Sink.Failure) {
    var (entryStart, tagStart): (UInt32, UInt32) = (0, 0)
    try sink.write(order) { (row: PostingTable.Row, part: inout [PostingTable.RowColumns]) in
      var columns = table.rows[Int(row)]
      columns.entries.start = entryStart
      entryStart += columns.entries.count
      columns.tags.start = tagStart
      tagStart += columns.tags.count
      columns.title = newID(columns.title)
      columns.dateText = newID(columns.dateText)
      columns.locale = newID(columns.locale)
      columns.type = newID(columns.type)
      columns.expiryText = newID(columns.expiryText)
      part.append(columns)
    }
  }

  private func newID(_ value: UInt32) -> UInt32 { value == PostingTable.noValue ? value : values.new[Int(value)] }
}

/// New numbers for some of the texts of a pool.
struct Renumbering {
  /// By new number.
  private(set) var old: [UInt32]
  /// By old number; `none` for what is left behind.
  private(set) var new: [UInt32]

  static let none = UInt32.max

  /// - Parameters:
  ///   - count: how many there are.
  ///   - order: the first ones that get a number.
  init(count: Int, _ order: [UInt32] = []) {
    old = order
    new = Array(repeating: Self.none, count: count)
    for (place, id) in order.enumerated() { new[Int(id)] = UInt32(place) }
  }

  /// - Returns: false when it has one already.
  mutating func add(_ id: UInt32) -> Bool {
    guard new[Int(id)] == Self.none else { return false }
    new[Int(id)] = UInt32(old.count)
    old.append(id)
    return true
  }
}

extension PostingTable {
  /// All rows that are there, the newest first.
  var newestFirst: [Row] {
    var rows = RowSet(limit: rowLimit, full: true)
    forEachAbsentRow { rows.remove($0) }
    return SortOrder.newest.sorted(rows, in: self)
  }
}
