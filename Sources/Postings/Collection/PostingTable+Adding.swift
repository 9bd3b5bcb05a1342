public import SystemPackage

extension PostingTable {
  /// Adds a posting, or puts it in the place of the one that has its path.
  @discardableResult
  public mutating func upsert(_ record: PostingRecord) -> Row {
    var batch = RecordBatch()
    batch.append(record)
    return add(batch)[0]
  }

  /// Adds postings, each in the place of the one that has its path, if there is one.
  ///
  /// - Returns: their rows, in the order of the batch.
  @discardableResult
  public mutating func add(_ batch: RecordBatch) -> [Row] {
    let fields = (0..<UInt32(batch.names.count)).map { fieldNames.intern(Array(batch.names[$0])).id }
    fieldCounts.learn(fieldNames, roleMap)
    blanks += batch.blanks
    var interning = BatchInterning(batch)
    var added: [Row] = []
    added.reserveCapacity(batch.count)
    var parts: [UInt8] = []
    batch.withColumns { columns in
      for first in stride(from: 0, to: columns.records.count, by: BatchInterning.step) {
        let numbers = first..<min(columns.records.count, first + BatchInterning.step)
        interning.prepare(numbers, of: columns, paths: paths, values: values)
        interning.intern(numbers, of: columns, in: &values, &foldedIDs)
        for number in numbers { added.append(add(number, of: columns, fields, interning, &parts)) }
      }
    }
    giveBackRoom()
    return added
  }

  /// Takes a posting out; its row stays behind as a hole.
  public mutating func remove(_ path: FilePath) {
    if let row = row(of: path) { remove(row) }
  }

  /// Takes the posting of a row out.
  public mutating func remove(_ row: Row) {
    guard rows[Int(row)].isPresent else { return }
    countFields(of: row, -1)
    rows[Int(row)].isPresent = false
    search.drop(row: row)
    problems[row] = nil
    count -= 1
  }

  private mutating func countFields(of row: Row, _ step: Int) {
    let columns = rows[Int(row)]
    fieldCounts.count(entries[columns.entries.range], tagsAreList: columns.tagsAreList, step)
  }

  /// - Parameters:
  ///   - number: of the record in the batch.
  ///   - fields: by the number of a name in the batch.
  ///   - parts: room for the text that is searched.
  private mutating func add(
    _ number: Int, of batch: BatchColumns, _ fields: [UInt32], _ interning: BatchInterning, _ parts: inout [UInt8]
  ) -> Row {
    let path = batch.path(of: number)
    let row = Row(paths.intern(path, hash: interning.pathHashes[number]).id)
    let known = Int(row) < rows.count ? rows[Int(row)] : nil
    // Its old values may be written over.
    if known?.isPresent == true { countFields(of: row, -1) }

    let roles = batch.records[number].roles
    func id(_ position: Int?) -> UInt32 { position.map { interning.ids[$0] } ?? Self.noValue }
    var columns = RowColumns(
      entries: setEntries(of: number, in: batch, fields, interning, over: known?.entries),
      tags: setTags(batch.tags[batch.records[number].tags], interning, over: known?.tags))
    columns.title = id(roles.title)
    columns.dateText = id(roles.dateText)
    columns.locale = id(roles.locale)
    columns.type = id(roles.type)
    columns.expiryText = id(roles.expiryText)
    columns.instant = roles.instant ?? Self.noInstant
    columns.expiry = roles.expiry ?? Int.max
    columns.fixedState = batch.records[number].isBroken ? .broken : roles.fixedState
    columns.format = batch.records[number].format
    columns.isPublished = roles.isPublished
    columns.tagsAreList = roles.tagsAreList

    let own = batch.records[number].problems
    // What is wrong with a posting is not kept in an index: it is read again.
    let stamp = own.isEmpty ? batch.records[number].stamp : .unknown
    if known == nil {
      rows.append(columns)
      stamps.append(stamp)
    } else {
      rows[Int(row)] = columns
      stamps[Int(row)] = stamp
    }
    countFields(of: row, 1)
    if known?.isPresent != true { count += 1 }
    if !own.isEmpty || known != nil { problems[row] = own.isEmpty ? nil : own }
    setSearchText(of: columns, path: path, row: row, &parts)
    return row
  }

  /// The room of a row's old values is used again where the new ones fit.
  private mutating func setEntries(
    of number: Int, in batch: BatchColumns, _ fields: [UInt32], _ interning: BatchInterning, over old: Span?
  ) -> Span {
    let start = entries.count
    for position in batch.records[number].values {
      let value = batch.values[position]
      guard value.isField else { continue }
      entries.append(Entry(value: interning.ids[position], field: fields[Int(value.name)], kind: value.kind))
    }
    let count = entries.count - start
    guard let old, old.count >= count else { return Span(start: UInt32(start), count: UInt32(count)) }
    for offset in 0..<count { entries[Int(old.start) + offset] = entries[start + offset] }
    entries.removeLast(count)
    return Span(start: old.start, count: UInt32(count))
  }

  private mutating func setTags(
    _ tags: Slice<UnsafeBufferPointer<UInt32>>, _ interning: BatchInterning, over old: Span?
  ) -> Span {
    if let old, old.count >= tags.count {
      for (offset, tag) in tags.enumerated() { tagIDs[Int(old.start) + offset] = interning.ids[Int(tag)] }
      return Span(start: old.start, count: UInt32(tags.count))
    }
    let start = tagIDs.count
    for tag in tags { tagIDs.append(interning.ids[Int(tag)]) }
    return Span(start: UInt32(start), count: UInt32(tags.count))
  }

  private mutating func setSearchText(
    of columns: RowColumns, path: UnsafeRawBufferPointer, row: Row, _ parts: inout [UInt8]
  ) {
    parts.removeAll(keepingCapacity: true)
    values.bytes.withUnsafeBytes { bytes in
      func add(_ value: UInt32) {
        guard value != Self.noValue else { return }
        SearchBlock.add(UnsafeRawBufferPointer(rebasing: bytes[values.range(of: foldedIDs[Int(value)])]), to: &parts)
      }
      add(columns.title)
      for place in columns.tags.range { add(tagIDs[place]) }
      add(columns.locale)
      add(columns.type)
    }
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    SearchBlock.add(folding: UnsafeRawBufferPointer(rebasing: path[nameStart...]), to: &parts)
    search.set(parts, row: row)
  }
}
