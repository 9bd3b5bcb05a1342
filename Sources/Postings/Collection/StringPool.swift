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
  mutating func intern(_ text: UnsafeRawBufferPointer) -> (id: UInt32, isNew: Bool) {
    let text = bytes.count + text.count <= Int(UInt32.max) ? text : UnsafeRawBufferPointer(start: nil, count: 0)
    let hash = hash(text)
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

  private mutating func grow() {
    var grown = Array(repeating: Slot(), count: slots.count * 2)
    let mask = grown.count - 1
    for slot in slots where slot.idPlusOne != 0 {
      var index = Int(slot.hash) & mask
      while grown[index].idPlusOne != 0 { index = (index + 1) & mask }
      grown[index] = slot
    }
    slots = grown
  }

  private func hash(_ text: UnsafeRawBufferPointer) -> UInt32 { UInt32(truncatingIfNeeded: key.hash(text)) }
}

// MARK: In an index

extension StringPool {
  mutating func visit<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
    try visitor.visit(&bytes)
    try visitor.visit(&starts)
    try visitor.visit(&slots)
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
