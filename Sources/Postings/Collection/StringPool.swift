internal import CByteSearch

/// Byte strings kept once each and named by a small number: what makes a million rows affordable.
///
/// Ids count from 0 in the order of first appearance. Holds up to 4 GiB of text; what comes after is kept as empty.
struct StringPool: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each text begins, and after the last one where it ends.
  private var starts: [UInt32] = [0]
  /// Open addressing, ids plus one; 0 is free. At most three quarters full.
  private var slots: [Slot]
  /// What the hashes in `slots` were made with.
  let key: HashKey

  struct Slot: BitwiseCopyable {
    var idPlusOne: UInt32 = 0
    /// Tells most other texts apart without a look at them.
    var hash: UInt32 = 0
  }

  init(key: HashKey = .process) {
    self.key = key
    slots = Array(repeating: Slot(), count: 16)
  }

  var count: Int { starts.count - 1 }

  subscript(id: UInt32) -> ArraySlice<UInt8> { bytes[range(of: id)] }

  func range(of id: UInt32) -> Range<Int> { Int(starts[Int(id)])..<Int(starts[Int(id) + 1]) }

  func string(_ id: UInt32) -> String { String(decoding: self[id], as: UTF8.self) }

  /// The id of these bytes, if they are here.
  func find(_ text: UnsafeRawBufferPointer) -> UInt32? {
    let slot = slots[slot(for: text, hash: hash(text))]
    return slot.idPlusOne == 0 ? nil : slot.idPlusOne - 1
  }

  func find(_ text: [UInt8]) -> UInt32? { text.withUnsafeBytes { find($0) } }

  /// The id of these bytes, which are added when they are new.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> (id: UInt32, isNew: Bool) { intern(text, hash: hash(text)) }

  /// The same for a caller that knows their hash.
  mutating func intern(_ text: UnsafeRawBufferPointer, hash: UInt32) -> (id: UInt32, isNew: Bool) {
    guard bytes.count + text.count <= Int(UInt32.max) else {
      let empty = UnsafeRawBufferPointer(start: nil, count: 0)
      return intern(empty, hash: self.hash(empty))
    }
    var slot = slot(for: text, hash: hash)
    if slots[slot].idPlusOne != 0 { return (slots[slot].idPlusOne - 1, false) }
    if (count + 1) * 4 > slots.count * 3 {
      grow()
      slot = self.slot(for: text, hash: hash)
    }
    bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    slots[slot] = Slot(idPlusOne: UInt32(count), hash: hash)
    return (UInt32(count - 1), true)
  }

  mutating func intern(_ text: [UInt8]) -> (id: UInt32, isNew: Bool) { text.withUnsafeBytes { intern($0) } }

  private func slot(for text: UnsafeRawBufferPointer, hash: UInt32) -> Int {
    let mask = slots.count - 1
    return slots.withUnsafeBufferPointer { slots in
      var index = Int(hash) & mask
      while slots[index].idPlusOne != 0 {
        if slots[index].hash == hash, equals(slots[index].idPlusOne - 1, text) { break }
        index = (index + 1) & mask
      }
      return index
    }
  }

  /// Whether the text of an id is this one.
  func equals(_ id: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: id)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[range]).order(to: text) == 0 }
  }

  /// Brings near where a text with this hash is looked for: in a pool of a million texts every look is a wait for the
  /// main memory, and many waits at once take as long as one.
  func prefetch(_ hash: UInt32) {
    slots.withUnsafeBufferPointer { byte_prefetch($0.baseAddress! + (Int(hash) & ($0.count - 1))) }
  }

  private mutating func grow() {
    var grown = Array(repeating: Slot(), count: slots.count * 2)
    for slot in slots where slot.idPlusOne != 0 { Self.insert(slot, into: &grown) }
    slots = grown
  }

  /// Puts a slot in the place of its hash, or the next free one.
  private static func insert(_ slot: Slot, into slots: inout [Slot]) {
    let mask = slots.count - 1
    var index = Int(slot.hash) & mask
    while slots[index].idPlusOne != 0 { index = (index + 1) & mask }
    slots[index] = slot
  }

  /// What a text is looked for by.
  func hash(_ text: UnsafeRawBufferPointer) -> UInt32 { UInt32(truncatingIfNeeded: key.hash(text)) }
}

// MARK: In an index

extension StringPool {
  mutating func visit<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
    try visitor.visit(&bytes)
    try visitor.visit(&starts)
    try visitor.visit(&slots)
  }

  /// The same columns of a pool that holds some of the texts, under other numbers.
  func write<Sink: ColumnSink>(_ numbers: Renumbering, to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(numbers.old) { (id: UInt32, part: inout [UInt8]) in part.append(contentsOf: bytes[range(of: id)]) }
    var end: UInt32 = 0
    try sink.append([end])
    try sink.write(numbers.old) { (id: UInt32, part: inout [UInt32]) in
      end += UInt32(range(of: id).count)
      part.append(end)
    }
    try sink.append(renumberedSlots(numbers))
    try sink.endColumn()
  }

  /// No text is hashed again.
  private func renumberedSlots(_ numbers: Renumbering) -> [Slot] {
    var size = 16
    while numbers.old.count * 4 > size * 3 { size *= 2 }
    var result = Array(repeating: Slot(), count: size)
    for slot in slots where slot.idPlusOne != 0 {
      let id = numbers.new[Int(slot.idPlusOne - 1)]
      if id != Renumbering.none { Self.insert(Slot(idPlusOne: id + 1, hash: slot.hash), into: &result) }
    }
    return result
  }

  /// Whether every number in it points to where something is.
  var isSound: Bool {
    guard starts.first == 0, starts.last == UInt32(exactly: bytes.count), starts.isAscending else { return false }
    // A search ends at a free slot.
    guard slots.count >= 16, slots.count.nonzeroBitCount == 1, count < slots.count else { return false }
    var used = 0
    var greatest: UInt32 = 0
    for slot in slots {
      greatest = max(greatest, slot.idPlusOne)
      used += slot.idPlusOne == 0 ? 0 : 1
    }
    return used == count && Int(greatest) <= count
  }
}

extension [UInt32] {
  /// Whether no number is smaller than the one before it.
  var isAscending: Bool {
    var isAscending = true
    for index in indices.dropFirst() where self[index] < self[index - 1] { isAscending = false }
    return isAscending
  }
}
