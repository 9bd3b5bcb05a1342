/// Where the keys of large tables stand among their members.
///
/// Open addressing over numbers only: no key is kept twice, and none is hashed again when the index grows, which for a
/// million keys is half of the time that reading them takes.
struct TOMLKeyIndex {
  private struct Slot {
    var hash: UInt32 = 0
    var table: Int32 = 0
    /// 0: free.
    var memberPlusOne: Int32 = 0
  }

  private var slots: [Slot] = []
  private var count = 0

  /// Of a table, by the number of its node, and a key in it; another one in each process, so that no file can be written
  /// to make its keys collide.
  static func hash(_ key: String, in table: Int) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(table)
    var key = key
    key.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }

  /// The member of a table that has this hash, and the key that is looked for.
  func member(_ hash: UInt32, in table: Int, where hasKey: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    var index = Int(hash) & (slots.count - 1)
    while slots[index].memberPlusOne != 0 {
      let member = Int(slots[index].memberPlusOne) - 1
      if slots[index].hash == hash, slots[index].table == Int32(table), hasKey(member) { return member }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds a member whose key the table did not have.
  mutating func add(_ member: Int, _ hash: UInt32, to table: Int) {
    if (count + 1) * 4 > slots.count * 3 { grow() }
    count += 1
    Self.insert(Slot(hash: hash, table: Int32(table), memberPlusOne: Int32(member + 1)), into: &slots)
  }

  private mutating func grow() {
    var grown = [Slot](repeating: Slot(), count: max(64, slots.count * 2))
    for slot in slots where slot.memberPlusOne != 0 { Self.insert(slot, into: &grown) }
    slots = grown
  }

  private static func insert(_ slot: Slot, into slots: inout [Slot]) {
    var index = Int(slot.hash) & (slots.count - 1)
    while slots[index].memberPlusOne != 0 { index = (index + 1) & (slots.count - 1) }
    slots[index] = slot
  }
}
