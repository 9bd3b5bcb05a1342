/// Goes over the columns of a table one by one, to fill them.
protocol ColumnVisitor {
  associatedtype Failure: Error
  mutating func visit<Element: BitwiseCopyable>(_ column: inout [Element]) throws(Failure)
}

/// Takes columns one after the other, each a part at a time.
protocol ColumnSink {
  associatedtype Failure: Error
  /// The next part of the column that is open.
  mutating func append<Element: BitwiseCopyable>(_ part: [Element]) throws(Failure)
  /// What comes next belongs to the next column.
  mutating func endColumn() throws(Failure)
}

extension ColumnSink {
  /// Writes all or the rest of a column.
  ///
  /// - Parameter add: appends what an element comes to.
  mutating func write<Elements: Collection, Item: BitwiseCopyable>(
    _ elements: Elements, _ add: (Elements.Element, inout [Item]) -> Void
  ) throws(Failure) {
    let partSize = 4096
    var part: [Item] = []
    for element in elements {
      add(element, &part)
      guard part.count >= partSize else { continue }
      try append(part)
      part.removeAll(keepingCapacity: true)
    }
    try append(part)
    try endColumn()
  }
}

extension PostingTable {
  /// All that an index keeps of a table, always in the same order.
  mutating func visitColumns<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
    try visitor.visit(&rows)
    try visitor.visit(&entries)
    try visitor.visit(&tagIDs)
    try visitor.visit(&stamps)
    try visitor.visit(&blanks)
    try visitor.visit(&foldedIDs)
    try paths.visit(&visitor)
    try fieldNames.visit(&visitor)
    try values.visit(&visitor)
    try search.visit(&visitor)
  }

  /// How many columns ``visitColumns(_:)`` goes over.
  static let columnCount = 19

  /// Counts again what follows from the columns, once they are filled.
  ///
  /// - Returns: whether every number in them points to where something is, so that nothing that is done with the table
  ///   can go beyond its arrays.
  mutating func adoptColumns() -> Bool {
    guard paths.isSound, fieldNames.isSound, values.isSound, search.isSound(rowCount: rows.count),
      paths.count == rows.count, stamps.count == rows.count, foldedIDs.count == values.count,
      rows.count < Int(Row.max)
    else { return false }
    let (valueCount, fieldCount) = (values.count, fieldNames.count)
    guard foldedIDs.allSatisfy({ Int($0) < valueCount }), tagIDs.allSatisfy({ Int($0) < valueCount }),
      entries.allSatisfy({ Int($0.value) < valueCount && Int($0.field) < fieldCount && $0.hasKnownKind }),
      rows.allSatisfy({ $0.isSound(valueCount: valueCount, entryCount: entries.count, tagCount: tagIDs.count) })
    else { return false }
    fieldCounts = FieldCounts()
    fieldCounts.learn(fieldNames, roleMap)
    count = 0
    for columns in rows where columns.isPresent {
      count += 1
      fieldCounts.count(entries[columns.entries.range], tagsAreList: columns.tagsAreList)
    }
    problems = [:]
    return true
  }
}

extension PostingTable.RowColumns {
  fileprivate func isSound(valueCount: Int, entryCount: Int, tagCount: Int) -> Bool {
    func isValue(_ id: UInt32) -> Bool { id == PostingTable.noValue || Int(id) < valueCount }
    return entries.range.upperBound <= entryCount && tags.range.upperBound <= tagCount && isValue(title)
      && isValue(dateText) && isValue(locale) && isValue(type) && isValue(expiryText)
  }
}
