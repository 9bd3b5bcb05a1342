/// A set of rows, a bit each.
public struct RowSet: Sendable, Equatable {
  private var words: [UInt64]
  /// Row numbers are below it.
  public let limit: Int

  /// No row, or all below the limit.
  public init(limit: Int, full: Bool = false) {
    self.limit = limit
    words = Array(repeating: full ? .max : 0, count: (limit + 63) / 64)
    if full { trim() }
  }

  /// The rows of another set that lie below the limit.
  public init(limit: Int, holding other: RowSet) {
    self.init(limit: limit)
    for index in 0..<min(words.count, other.words.count) { words[index] = other.words[index] }
    trim()
  }

  /// These rows, which must lie below the limit.
  public init(limit: Int, of rows: [PostingTable.Row]) {
    self.init(limit: limit)
    for row in rows { insert(row) }
  }

  /// Whether a row is in it; false for rows beyond the limit.
  public func contains(_ row: PostingTable.Row) -> Bool {
    Int(row) < limit && words[Int(row) >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// Puts a row in; it must lie below the limit.
  public mutating func insert(_ row: PostingTable.Row) { words[Int(row) >> 6] |= 1 << UInt64(row & 63) }
  /// Takes a row out; it must lie below the limit.
  public mutating func remove(_ row: PostingTable.Row) { words[Int(row) >> 6] &= ~(1 << UInt64(row & 63)) }

  /// Adds the rows of a set with the same limit.
  public mutating func formUnion(_ other: RowSet) { for i in words.indices { words[i] |= other.words[i] } }
  /// Keeps what a set with the same limit holds too.
  public mutating func formIntersection(_ other: RowSet) { for i in words.indices { words[i] &= other.words[i] } }
  /// Takes out what a set with the same limit holds.
  public mutating func subtract(_ other: RowSet) { for i in words.indices { words[i] &= ~other.words[i] } }

  /// Swaps the rows that are in it for those that are not.
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

  /// How many rows are in it.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }
  /// Whether no row is in it.
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
