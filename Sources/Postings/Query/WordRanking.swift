/// The order of postings by how well the words of a query stand in them, best first.
///
/// A word counts best where it is a whole word, then at the start of one, then within one; and each of these more in the
/// title than elsewhere. Several words add up. Postings that are equally good keep the order that they had.
public struct WordRanking: Sendable {
  private let words: [[UInt8]]

  /// - Returns: nil for a query without words, which puts nothing in order.
  public init?(_ expression: QueryExpression) {
    // More would not change the order that a person sees, and each costs a pass.
    words = Array(expression.words.prefix(8))
    if words.isEmpty { return nil }
  }

  /// The same rows, best first.
  ///
  /// - Parameter isInterrupted: asked now and then; when it says so, the order is of no use.
  /// - Complexity: linear in the rows, and in the text that holds a word.
  public func ranked(
    _ rows: [PostingTable.Row], in table: PostingTable, unless isInterrupted: () -> Bool = { false }
  ) -> [PostingTable.Row] {
    guard rows.count > 1 else { return rows }
    var scores = [UInt8](repeating: 0, count: table.rowLimit)
    let isFew = rows.count * 8 < table.rowLimit
    for word in words {
      if isFew {
        for row in rows { scores[Int(row)] += table.search.grade(of: word, in: row, isTitled: table.isTitled(row)) }
      } else {
        var grades = [UInt8](repeating: SearchBlock.worstGrade, count: table.rowLimit)
        table.search.forEachGrade(of: word, isTitled: { table.isTitled($0) }, unless: isInterrupted) {
          grades[Int($0)] = $1
        }
        for index in scores.indices { scores[index] += grades[index] }
      }
    }
    return Self.sorted(rows, by: scores, limit: words.count * Int(SearchBlock.worstGrade) + 1)
  }

  /// By counting: one pass to see how many have each score, one to put them in their places.
  private static func sorted(_ rows: [PostingTable.Row], by scores: [UInt8], limit: Int) -> [PostingTable.Row] {
    var places = [Int](repeating: 0, count: limit + 1)
    for row in rows { places[Int(scores[Int(row)]) + 1] += 1 }
    for score in 1...limit { places[score] += places[score - 1] }
    return [PostingTable.Row](unsafeUninitializedCapacity: rows.count) { sorted, count in
      for row in rows {
        let score = Int(scores[Int(row)])
        sorted.initializeElement(at: places[score], to: row)
        places[score] += 1
      }
      count = rows.count
    }
  }
}

extension PostingTable {
  /// Whether the first line of its text is a title.
  fileprivate func isTitled(_ row: Row) -> Bool { rows[Int(row)].title != Self.noValue }
}
