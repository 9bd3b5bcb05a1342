/// Byte sequences that stand for keys, as a terminal's description gives them.
struct KeyTable {
  private let keys: [[UInt8]: Key]
  /// The lengths in use, the longest first.
  private let lengths: [Int]

  init(_ keys: [[UInt8]: Key]) {
    self.keys = keys.filter { !$0.key.isEmpty && $0.key.count <= InputDecoder.longestSequence }
    lengths = Set(self.keys.keys.map(\.count)).sorted(by: >)
  }

  /// The key whose sequence stands at the front of the bytes, the longest one, with its length.
  func match(_ bytes: ArraySlice<UInt8>) -> (Key, length: Int)? {
    guard let first = bytes.first, first < 0x20 || first == Byte.delete else { return nil }
    for length in lengths where length <= bytes.count {
      if let key = keys[Array(bytes.prefix(length))] { return (key, length) }
    }
    return nil
  }
}
