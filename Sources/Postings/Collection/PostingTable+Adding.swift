public import SystemPackage
internal import TerminalText

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
    let names =
      batch.names.count == 0
      ? []
      : (0..<UInt32(batch.names.count)).map { name in
        fieldNames.intern(Array(batch.names[name])).id
      }
    var ids: [UInt32] = []
    var last = Array(repeating: Self.noValue, count: names.count)
    var parts: [UInt8] = []
    blanks += batch.blanks
    return batch.text.withUnsafeBytes { text in
      batch.records.map { add($0, of: batch, text, names, &ids, &last, &parts) }
    }
  }

  /// Takes a posting out; its row stays behind as a hole.
  public mutating func remove(_ path: FilePath) {
    if let row = row(of: path) { remove(row) }
  }

  /// Takes the posting of a row out.
  public mutating func remove(_ row: Row) {
    guard rows[Int(row)].isPresent else { return }
    rows[Int(row)].isPresent = false
    search.drop(row: row)
    problems[row] = nil
    count -= 1
  }

  /// - Parameters:
  ///   - names: the field of each name of the batch.
  ///   - ids: room for the ids of the record's values.
  ///   - last: by name in the batch, the value that it had last: most postings have the layout of the one before.
  ///   - parts: room for folded text, and then for the text that is searched.
  private mutating func add(
    _ record: RecordBatch.Record, of batch: RecordBatch, _ text: UnsafeRawBufferPointer, _ names: [UInt32],
    _ ids: inout [UInt32], _ last: inout [UInt32], _ parts: inout [UInt8]
  ) -> Row {
    let path = UnsafeRawBufferPointer(rebasing: text[record.path])
    let row = Row(paths.intern(path).id)
    let known = Int(row) < rows.count ? rows[Int(row)] : nil

    ids.removeAll(keepingCapacity: true)
    for value in batch.values[record.values] {
      let bytes = UnsafeRawBufferPointer(rebasing: text[value.range])
      guard value.isField else {
        ids.append(intern(bytes, &parts))
        continue
      }
      let known = last[Int(value.name)]
      let id = known != Self.noValue && values.equals(known, bytes) ? known : intern(bytes, &parts)
      last[Int(value.name)] = id
      ids.append(id)
    }
    let first = record.values.lowerBound
    func id(_ position: Int?) -> UInt32 { position.map { ids[$0 - first] } ?? Self.noValue }

    var columns = RowColumns(
      entries: setEntries(of: record, in: batch, names, ids, over: known?.entries),
      tags: setTags(batch.tags[record.tags], ids, from: first, over: known?.tags))
    let roles = record.roles
    columns.title = id(roles.title)
    columns.dateText = id(roles.dateText)
    columns.locale = id(roles.locale)
    columns.type = id(roles.type)
    columns.expiryText = id(roles.expiryText)
    columns.instant = roles.instant ?? Self.noInstant
    columns.expiry = roles.expiry ?? Int.max
    columns.fixedState = record.isBroken ? .broken : roles.fixedState
    columns.format = record.format
    columns.isPublished = roles.isPublished
    columns.tagsAreList = roles.tagsAreList

    // What is wrong with a posting is not kept in an index: it is read again.
    let stamp = record.problems.isEmpty ? record.stamp : .unknown
    if known == nil {
      rows.append(columns)
      stamps.append(stamp)
    } else {
      rows[Int(row)] = columns
      stamps[Int(row)] = stamp
    }
    if known?.isPresent != true { count += 1 }
    if !record.problems.isEmpty || known != nil { problems[row] = record.problems.isEmpty ? nil : record.problems }
    setSearchText(of: columns, path: path, row: row, &parts)
    return row
  }

  private mutating func intern(_ text: UnsafeRawBufferPointer, _ parts: inout [UInt8]) -> UInt32 {
    let (id, isNew) = values.intern(text)
    if isNew { foldedIDs.append(internFolded(text, &parts)) }
    return id
  }

  /// - Parameter room: room for the folded text.
  private mutating func internFolded(_ text: UnsafeRawBufferPointer, _ room: inout [UInt8]) -> UInt32 {
    room.removeAll(keepingCapacity: true)
    Folding.append(text, to: &room)
    return room.withUnsafeBytes { folded.intern($0.trimmed).id }
  }

  /// The room of a row's old values is used again where the new ones fit.
  private mutating func setEntries(
    of record: RecordBatch.Record, in batch: RecordBatch, _ names: [UInt32], _ ids: [UInt32], over old: Span?
  ) -> Span {
    let start = entries.count
    for (value, id) in zip(batch.values[record.values], ids) where value.isField {
      entries.append(Entry(value: id, field: names[Int(value.name)], kind: value.kind))
    }
    let count = entries.count - start
    guard let old, old.count >= count else { return Span(start: UInt32(start), count: UInt32(count)) }
    for offset in 0..<count { entries[Int(old.start) + offset] = entries[start + offset] }
    entries.removeLast(count)
    return Span(start: old.start, count: UInt32(count))
  }

  /// - Parameter first: the position of the value that has the first id.
  private mutating func setTags(_ tags: ArraySlice<UInt32>, _ ids: [UInt32], from first: Int, over old: Span?) -> Span {
    if let old, old.count >= tags.count {
      for (offset, tag) in tags.enumerated() { tagIDs[Int(old.start) + offset] = ids[Int(tag) - first] }
      return Span(start: old.start, count: UInt32(tags.count))
    }
    let start = tagIDs.count
    for tag in tags { tagIDs.append(ids[Int(tag) - first]) }
    return Span(start: UInt32(start), count: UInt32(tags.count))
  }

  private mutating func setSearchText(
    of columns: RowColumns, path: UnsafeRawBufferPointer, row: Row, _ parts: inout [UInt8]
  ) {
    parts.removeAll(keepingCapacity: true)
    if columns.title != Self.noValue { SearchBlock.add(foldedBytes(ofValue: columns.title), to: &parts) }
    for tag in tagIDs[columns.tags.range] { SearchBlock.add(foldedBytes(ofValue: tag), to: &parts) }
    if columns.locale != Self.noValue { SearchBlock.add(foldedBytes(ofValue: columns.locale), to: &parts) }
    if columns.type != Self.noValue { SearchBlock.add(foldedBytes(ofValue: columns.type), to: &parts) }
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    SearchBlock.add(folding: UnsafeRawBufferPointer(rebasing: path[nameStart...]), to: &parts)
    search.set(parts, row: row)
  }
}
