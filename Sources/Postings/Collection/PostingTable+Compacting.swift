/// A table's columns as they would be with its rows in another order: without the holes and the values that nothing
/// holds any more, and what belongs together side by side.
///
/// Made one at a time for whoever writes them: at no moment is the table there twice, which for a million rows would be
/// more than all the rest of the program.
struct CompactedColumns {
  private let table: PostingTable
  /// Old row numbers; row 0 of the result is the first.
  private let order: [PostingTable.Row]
  private var values: Renumbering
  private var folded: Renumbering

  /// - Parameter order: rows that are there, each once.
  init(of table: PostingTable, by order: some Collection<PostingTable.Row>) {
    self.table = table
    self.order = Array(order)
    values = Renumbering(count: table.values.count)
    folded = Renumbering(count: table.folded.count)
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
    guard value != PostingTable.noValue, values.add(value) else { return }
    _ = folded.add(table.foldedIDs[Int(value)])
  }

  /// All columns that ``PostingTable/visitColumns(_:)`` goes over, in the same order.
  func visit<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
    try visit(rows, &visitor)
    try visit(entries, &visitor)
    try visit(tagIDs, &visitor)
    try visit(order.map { table.stamps[Int($0)] }, &visitor)
    try visit(table.blanks, &visitor)
    try visit(values.old.map { folded.new[Int(table.foldedIDs[Int($0)])] }, &visitor)
    try table.paths.visit(Renumbering(count: table.paths.count, order.map { UInt32($0) }), &visitor)
    try visitFieldNames(&visitor)
    try table.values.visit(values, &visitor)
    try table.folded.visit(folded, &visitor)
    try table.search.visit(order, &visitor)
  }

  private func visit<Element: BitwiseCopyable, Visitor: ColumnVisitor>(
    _ column: [Element], _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    var column = column
    try visitor.visit(&column)
  }

  /// They are few, and stay as they are.
  private func visitFieldNames<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
    var names = table.fieldNames
    try names.visit(&visitor)
  }

  // MARK: Columns

  private var rows: [PostingTable.RowColumns] {
    var (entryStart, tagStart): (UInt32, UInt32) = (0, 0)
    return order.map { row in
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
      return columns
    }
  }

  private var entries: [PostingTable.Entry] {
    var entries: [PostingTable.Entry] = []
    entries.reserveCapacity(order.reduce(0) { $0 + Int(table.rows[Int($1)].entries.count) })
    for row in order {
      for entry in table.entrySlice(row) {
        entries.append(.init(value: newID(entry.value), field: entry.field, kind: entry.kind))
      }
    }
    return entries
  }

  private var tagIDs: [UInt32] {
    var tags: [UInt32] = []
    tags.reserveCapacity(order.reduce(0) { $0 + Int(table.rows[Int($1)].tags.count) })
    for row in order { for tag in table.tagSlice(row) { tags.append(newID(tag)) } }
    return tags
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
