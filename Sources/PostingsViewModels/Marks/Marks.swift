public import Postings

/// The postings that the next act is for: marked one by one, by a range that follows the cursor, or by a query.
public struct Marks: Sendable, Equatable {
  public private(set) var rows: Set<PostingTable.Row> = []
  /// Where a range began, and what was marked before it.
  private var range: Range?

  private struct Range: Sendable, Equatable {
    /// In the rows that are shown, which are the same ones until the range ends.
    var anchor: Int
    var base: Set<PostingTable.Row>
    /// A loose range ends with the next move that does not extend it.
    var isLoose: Bool
  }

  public var isEmpty: Bool { rows.isEmpty }
  public var count: Int { rows.count }
  public var isInRange: Bool { range != nil }
  public func contains(_ row: PostingTable.Row) -> Bool { rows.contains(row) }

  mutating func toggle(_ row: PostingTable.Row) { if rows.remove(row) == nil { rows.insert(row) } }

  /// All of these; none of them when all are marked already.
  mutating func toggleAll(_ shown: [PostingTable.Row]) {
    range = nil
    if shown.allSatisfy(rows.contains) { rows.subtract(shown) } else { rows.formUnion(shown) }
  }

  mutating func invert(_ shown: [PostingTable.Row]) {
    range = nil
    rows.formSymmetricDifference(shown)
  }

  mutating func add(_ more: [PostingTable.Row]) {
    range = nil
    rows.formUnion(more)
  }

  mutating func clear() { self = Marks() }

  /// Rows that are no longer postings.
  mutating func forget(_ gone: PostingTable.Row) {
    rows.remove(gone)
    range?.base.remove(gone)
  }

  // MARK: Ranges

  /// Where it began, in the rows that are shown.
  var anchor: Int? { range?.anchor }

  mutating func beginRange(at index: Int, in shown: [PostingTable.Row], loose: Bool) {
    if let range, range.isLoose == loose { return }
    range = Range(anchor: index, base: rows, isLoose: loose)
    rows.insert(shown[index])
  }

  /// What the range marked stays marked.
  mutating func endRange() { range = nil }

  /// Gives the range up with what it marked; false when there is none.
  mutating func dropRange() -> Bool {
    guard let base = range?.base else { return false }
    rows = base
    range = nil
    return true
  }

  /// After a move of the cursor that does not extend a loose range.
  mutating func endLooseRange() { if range?.isLoose == true { range = nil } }

  /// Marks all from the anchor to the cursor.
  mutating func follow(cursor: Int, in shown: [PostingTable.Row]) {
    guard let range else { return }
    guard shown.indices.contains(cursor), shown.indices.contains(range.anchor) else {
      self.range = nil
      return
    }
    rows = range.base.union(shown[min(range.anchor, cursor)...max(range.anchor, cursor)])
  }
}
