internal import TerminalText

/// Gives the texts of a batch their ids in a table, some records at a time: what is looked for is brought near first, and
/// looked at then. One look after the other would each wait for the main memory.
struct BatchInterning {
  /// By the position of a value in the batch.
  private(set) var ids: [UInt32]
  /// By the number of a record.
  private(set) var pathHashes: [UInt32]
  private var looks: [Look]
  /// By name, where its last value stands: most postings have much in common with the one before.
  private var last: [Int]
  /// New values whose folded form is another text.
  private var unfolded: [Unfolded] = []
  /// Of folded texts.
  private var room: [UInt8] = []

  /// How a value is found.
  private struct Look: BitwiseCopyable {
    /// Whether `number` is the position of a value with the same text, and not the text’s hash.
    var isSame: Bool
    var number: UInt32
  }

  private struct Unfolded: BitwiseCopyable {
    var id: UInt32
    var hash: UInt32
    /// In `room`.
    var start: Int
    var end: Int
  }

  /// Records that are looked for at once: the cache next to the core holds what they need.
  static let step = 32

  init(_ batch: RecordBatch) {
    ids = Array(repeating: 0, count: batch.values.count)
    looks = Array(repeating: Look(isSame: false, number: 0), count: batch.values.count)
    pathHashes = Array(repeating: 0, count: batch.records.count)
    last = Array(repeating: -1, count: batch.names.count)
  }

  /// Brings near what some records will be looked for by.
  mutating func prepare(_ numbers: Range<Int>, of batch: BatchColumns, paths: StringPool, values: StringPool) {
    for number in numbers {
      pathHashes[number] = paths.hash(batch.path(of: number))
      paths.prefetch(pathHashes[number])
      for position in batch.records[number].values {
        looks[position] = look(for: position, in: batch, values)
        if !looks[position].isSame { values.prefetch(looks[position].number) }
      }
    }
  }

  private mutating func look(for position: Int, in batch: BatchColumns, _ values: StringPool) -> Look {
    let text = batch.text(ofValue: position)
    let name = batch.values[position].name
    if name != RecordBatch.Value.unnamed {
      let known = last[Int(name)]
      last[Int(name)] = position
      if known >= 0, batch.text(ofValue: known).isSame(as: text) { return Look(isSame: true, number: UInt32(known)) }
    }
    return Look(isSame: false, number: values.hash(text))
  }

  /// Finds the ids of the values of some records that were prepared, and adds what is new.
  ///
  /// - Parameter foldedIDs: by value, the id of its folded form.
  mutating func intern(
    _ numbers: Range<Int>, of batch: BatchColumns, in values: inout StringPool, _ foldedIDs: inout [UInt32]
  ) {
    for position in batch.positions(of: numbers) {
      let look = looks[position]
      if look.isSame {
        ids[position] = ids[Int(look.number)]
        continue
      }
      let text = batch.text(ofValue: position)
      let (id, isNew) = values.intern(text, hash: look.number)
      ids[position] = id
      guard isNew else { continue }
      foldedIDs.append(id)
      fold(text, id, values)
    }
    for text in unfolded {
      let (id, isNew) = room.withUnsafeBytes { room in
        values.intern(UnsafeRawBufferPointer(rebasing: room[text.start..<text.end]), hash: text.hash)
      }
      // A folded form is its own.
      if isNew { foldedIDs.append(id) }
      foldedIDs[Int(text.id)] = id
    }
    unfolded.removeAll(keepingCapacity: true)
    room.removeAll(keepingCapacity: true)
  }

  private mutating func fold(_ text: UnsafeRawBufferPointer, _ id: UInt32, _ values: StringPool) {
    let start = room.count
    Folding.append(text, to: &room)
    let found: Unfolded? = room.withUnsafeBytes { room in
      let folded = UnsafeRawBufferPointer(rebasing: room[start...]).trimmed
      guard !folded.isSame(as: text), let base = folded.baseAddress, let roomBase = room.baseAddress else {
        return folded.isSame(as: text) ? nil : Unfolded(id: id, hash: values.hash(folded), start: start, end: start)
      }
      let offset = base - roomBase
      return Unfolded(id: id, hash: values.hash(folded), start: offset, end: offset + folded.count)
    }
    guard let found else {
      // Nearly all dates, numbers and flags, and half of the rest.
      room.removeLast(room.count - start)
      return
    }
    values.prefetch(found.hash)
    unfolded.append(found)
  }
}
