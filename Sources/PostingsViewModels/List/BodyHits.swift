public import Postings

/// What is known of the bodies that the filter asks about, while they are being read and after.
public struct BodyHits: Sendable {
  /// A search under way.
  public struct Search: Sendable, Equatable {
    var number: Int
    var needle: [UInt8]
    /// Bodies to read.
    public var total: Int
    /// Bodies that were read.
    public var done = 0
    /// From 0 to 100.
    public var percent: Int { total == 0 ? 100 : done * 100 / total }
  }

  private struct Known: Sendable {
    var searched: RowSet
    var hits: RowSet
  }

  public private(set) var running: Search?
  /// Whether a person stopped it before all bodies were read.
  public private(set) var isStopped = false
  private var known: [[UInt8]: Known] = [:]
  private var isComplete = true
  private var number = 0
  /// Rows whose files were read anew during the search: what it says of them may be old.
  private var stale: Set<PostingTable.Row> = []

  init() {}

  /// The rows that hold the text, or under a negation all that hold it or may do so.
  func rows(for clause: QueryMatcher.BodyClause, limit: Int) -> RowSet {
    guard let known = known[clause.needle] else { return RowSet(limit: limit, full: clause.isNegated) }
    var rows = RowSet(limit: limit, holding: known.hits)
    if clause.isNegated { rows.formUnion(RowSet(limit: limit, holding: known.searched).inverted()) }
    return rows
  }

  /// Another query: what was stopped may begin.
  mutating func queryChanged() { (isStopped, isComplete) = (false, false) }

  /// Other postings, or other values of them.
  mutating func collectionChanged() { isComplete = false }

  /// Bodies that may hold something else now.
  mutating func forget(_ rows: [PostingTable.Row]) {
    guard !known.isEmpty else { return }
    for needle in known.keys {
      for row in rows where Int(row) < known[needle]!.searched.limit {
        known[needle]!.searched.remove(row)
        known[needle]!.hits.remove(row)
      }
    }
    if running != nil { stale.formUnion(rows) }
    isComplete = false
  }

  /// Row numbers mean other postings now.
  mutating func reset() {
    let next = number + 1
    self = BodyHits()
    (number, isComplete) = (next, false)
  }

  mutating func stop() {
    running = nil
    isStopped = true
  }

  /// What is to be begun or ended, so that everything that is asked gets an answer.
  ///
  /// - Parameter candidates: for which rows all else that is asked holds.
  mutating func follow(_ needles: [[UInt8]], candidates: () -> RowSet) -> [Effect] {
    var effects: [Effect] = []
    if let running, !needles.contains(running.needle) {
      self.running = nil
      effects.append(.stopBodySearch)
    }
    keep(needles)
    guard running == nil, !isStopped, !isComplete else { return effects }
    for needle in needles {
      if let request = begin(needle, candidates()) { return effects + [.searchBodies(request)] }
    }
    isComplete = true
    return effects
  }

  /// What does not hold a text holds no longer one either.
  private mutating func keep(_ needles: [[UInt8]]) {
    guard !known.isEmpty else { return }
    for needle in needles where known[needle] == nil {
      guard let shorter = known.first(where: { needle.contains($0.key) })?.value else { continue }
      var searched = shorter.searched
      searched.subtract(shorter.hits)
      known[needle] = Known(searched: searched, hits: RowSet(limit: searched.limit))
    }
    known = known.filter { needles.contains($0.key) }
  }

  private mutating func begin(_ needle: [UInt8], _ candidates: RowSet) -> BodySearchRequest? {
    let limit = candidates.limit
    let old = known[needle] ?? Known(searched: RowSet(limit: limit), hits: RowSet(limit: limit))
    let grown = Known(
      searched: RowSet(limit: limit, holding: old.searched), hits: RowSet(limit: limit, holding: old.hits))
    known[needle] = grown
    var rows = candidates
    rows.subtract(grown.searched)
    guard !rows.isEmpty else { return nil }
    number += 1
    stale = []
    running = Search(number: number, needle: needle, total: rows.count)
    return BodySearchRequest(number: number, needle: needle, rows: rows)
  }

  /// - Returns: whether it was news of the search that is wanted.
  mutating func take(_ number: Int, searched: [PostingTable.Row], hits: [PostingTable.Row]) -> Bool {
    guard let search = running, search.number == number, known[search.needle] != nil else { return false }
    running?.done += searched.count
    for row in searched where !stale.contains(row) { known[search.needle]!.searched.insert(row) }
    for row in hits where !stale.contains(row) { known[search.needle]!.hits.insert(row) }
    return true
  }

  mutating func end(_ number: Int) {
    if running?.number == number { running = nil }
  }
}

/// Bodies to look into.
public struct BodySearchRequest: Sendable, Equatable {
  /// Greater than that of all searches before.
  public var number: Int
  /// Folded.
  public var needle: [UInt8]
  public var rows: RowSet
}
