/// Counts values by folded form and remembers how each is mostly spelled.
struct SpellingCounter {
  private let table: PostingTable
  private var countOfValue: [UInt32]
  /// Rows, by folded id.
  private var countOfFolded: [UInt32]
  private var lastRow: [PostingTable.Row]

  init(_ table: PostingTable) {
    self.table = table
    countOfValue = Array(repeating: 0, count: table.values.count)
    countOfFolded = Array(repeating: 0, count: table.values.count)
    lastRow = Array(repeating: -1, count: table.values.count)
  }

  /// The values of one row must come one after the other.
  mutating func add(_ value: UInt32, row: PostingTable.Row) {
    countOfValue[Int(value)] += 1
    let folded = Int(table.foldedIDs[Int(value)])
    // `[Rails, rails]` in one posting is one posting.
    guard lastRow[folded] != row else { return }
    lastRow[folded] = row
    countOfFolded[folded] += 1
  }

  private func isCommoner(_ value: UInt32, than other: UInt32) -> Bool {
    let (count, otherCount) = (countOfValue[Int(value)], countOfValue[Int(other)])
    return count != otherCount ? count > otherCount : table.values[value].lexicographicallyPrecedes(table.values[other])
  }

  /// Most postings first, then by folded text, each in its commonest spelling; of equally common ones, in that of the
  /// smallest bytes, so that it does not hang on which file was read first.
  func values() -> [Facet.Value] {
    var best: [UInt32: UInt32] = [:]
    for value in countOfValue.indices where countOfValue[value] > 0 {
      let folded = table.foldedIDs[value]
      if let known = best[folded], !isCommoner(UInt32(value), than: known) { continue }
      best[folded] = UInt32(value)
    }
    return table.values.bytes.withUnsafeBytes { bytes in
      func text(_ id: UInt32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[table.values.range(of: id)])
      }
      return best.sorted { a, b in
        let (countA, countB) = (countOfFolded[Int(a.key)], countOfFolded[Int(b.key)])
        return countA != countB ? countA > countB : text(a.key).order(to: text(b.key)) < 0
      }.map { folded, value in
        Facet.Value(label: .value(TagText.trim(table.values.string(value))), count: Int(countOfFolded[Int(folded)]))
      }
    }
  }
}
