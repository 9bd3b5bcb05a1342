/// Byte strings kept once each and named by a small number: what makes a million rows affordable.
///
/// Ids count from 0 in the order of first appearance. Holds up to 4 GiB of text.
struct StringPool: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  /// Open addressing, ids plus one; 0 is free. At most half full.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  var count: Int { ends.count }

  subscript(id: UInt32) -> ArraySlice<UInt8> { bytes[range(of: id)] }

  func range(of id: UInt32) -> Range<Int> {
    let start = id == 0 ? 0 : Int(ends[Int(id) - 1])
    return start..<Int(ends[Int(id)])
  }

  func string(_ id: UInt32) -> String { String(decoding: self[id], as: UTF8.self) }

  /// The id of these bytes, if they are here.
  func find(_ text: UnsafeRawBufferPointer) -> UInt32? {
    let slot = slot(for: text)
    return slots[slot] == 0 ? nil : slots[slot] - 1
  }

  /// The id of these bytes, which are added when they are new.
  mutating func intern(_ text: UnsafeRawBufferPointer) -> (id: UInt32, isNew: Bool) {
    var slot = slot(for: text)
    if slots[slot] != 0 { return (slots[slot] - 1, false) }
    if (count + 1) * 2 > slots.count {
      grow()
      slot = self.slot(for: text)
    }
    bytes.append(contentsOf: text)
    ends.append(UInt32(bytes.count))
    slots[slot] = UInt32(ends.count)
    return (UInt32(ends.count - 1), true)
  }

  mutating func intern(_ text: [UInt8]) -> (id: UInt32, isNew: Bool) { text.withUnsafeBytes { intern($0) } }

  private func slot(for text: UnsafeRawBufferPointer) -> Int {
    let mask = slots.count - 1
    var slot = Self.hash(text) & mask
    while slots[slot] != 0 {
      if equals(slots[slot] - 1, text) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func equals(_ id: UInt32, _ text: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: id)
    guard range.count == text.count else { return false }
    return bytes.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: $0[range]).elementsEqual(text) }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for id in 0..<UInt32(count) {
      let range = range(of: id)
      var slot = bytes.withUnsafeBytes { Self.hash(UnsafeRawBufferPointer(rebasing: $0[range])) } & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = id + 1
    }
  }

  /// Swift's seeded hash, so that no file can be written to make all its values collide.
  private static func hash(_ text: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: text)
    return hasher.finalize() & Int.max
  }
}
