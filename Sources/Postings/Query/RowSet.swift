/// A set of rows, a bit each.
public struct RowSet: Sendable, Equatable {
  private var words: [UInt64]
  /// Row numbers are below it.
  public let limit: Int

  public init(limit: Int, full: Bool = false) {
    self.limit = limit
    words = Array(repeating: full ? .max : 0, count: (limit + 63) / 64)
    if full { trim() }
  }

  public func contains(_ row: PostingTable.Row) -> Bool {
    Int(row) < limit && words[Int(row) >> 6] & (1 << UInt64(row & 63)) != 0
  }

  public mutating func insert(_ row: PostingTable.Row) { words[Int(row) >> 6] |= 1 << UInt64(row & 63) }
  public mutating func remove(_ row: PostingTable.Row) { words[Int(row) >> 6] &= ~(1 << UInt64(row & 63)) }

  public mutating func formUnion(_ other: RowSet) { for i in words.indices { words[i] |= other.words[i] } }
  public mutating func formIntersection(_ other: RowSet) { for i in words.indices { words[i] &= other.words[i] } }
  public mutating func subtract(_ other: RowSet) { for i in words.indices { words[i] &= ~other.words[i] } }

  public mutating func invert() {
    for i in words.indices { words[i] = ~words[i] }
    trim()
  }

  /// The rows below the limit that are not in it.
  public func inverted() -> RowSet {
    var inverted = self
    inverted.invert()
    return inverted
  }

  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// In ascending order.
  public func forEach(_ body: (PostingTable.Row) -> Void) {
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        body(PostingTable.Row(index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
  }

  private mutating func trim() {
    guard limit & 63 != 0, let last = words.indices.last else { return }
    words[last] &= (1 << UInt64(limit & 63)) - 1
  }
}
