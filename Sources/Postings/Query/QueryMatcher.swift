internal import TerminalText

/// Answers a query over a table: every leaf is one pass over a column, and the rest is arithmetic on sets.
public struct QueryMatcher {
  let table: PostingTable
  private let bodies: (BodyClause) -> RowSet?
  private let bodyContains: (PostingTable.Row, [UInt8]) -> Bool
  /// Asked now and then while a search runs; when it says so, the rest is left out and the answer is of no use.
  var isInterrupted: () -> Bool = { false }

  /// A text asked for in bodies.
  public struct BodyClause: Sendable, Hashable {
    /// Folded.
    public var needle: [UInt8]
    /// Whether bodies without it are asked for.
    public var isNegated: Bool
  }

  /// - Parameter bodyContains: whether a row’s body holds a folded text; what was not read yet counts as no.
  public init(_ table: PostingTable, bodyContains: @escaping (PostingTable.Row, [UInt8]) -> Bool = { _, _ in false }) {
    self.table = table
    self.bodyContains = bodyContains
    bodies = { _ in nil }
  }

  /// Answers by what is known of bodies so far.
  ///
  /// - Parameter bodies: for a clause the rows that hold the text; under a negation those that hold it or may do so yet.
  public init(_ table: PostingTable, bodies: @escaping (BodyClause) -> RowSet) {
    self.table = table
    self.bodies = bodies
    bodyContains = { _, _ in false }
  }

  /// The rows that a query is true of; rows that were removed are never among them.
  public func rows(matching expression: QueryExpression) -> RowSet {
    var rows = match(expression, isNegated: false)
    table.forEachAbsentRow { rows.remove($0) }
    return rows
  }

  private func match(_ expression: QueryExpression, isNegated: Bool) -> RowSet {
    switch expression {
    case .all: return everyRow
    case .and(let parts): return conjunction(parts, isNegated: isNegated)
    case .or(let parts):
      var rows = noRow
      for part in parts { rows.formUnion(match(part, isNegated: isNegated)) }
      return rows
    case .not(let part): return match(part, isNegated: !isNegated).inverted()
    case .text(let needle), .exactText(let needle): return textRows(needle)
    case .near(let word): return nearRows(word)
    case .field(let name, let tests): return fieldRows(target(name), tests)
    case .compare(let name, let comparison, let bound):
      return comparedRows(target(name)) { $0.holds(comparison, bound, now: table.now) }
    case .state(let state):
      let now = table.now
      return filter { $0.state(at: now) == state }
    case .duplicate: return duplicateRows()
    case .no(let name): return valuedRows(target(name)).inverted()
    case .has(let name): return valuedRows(target(name))
    case .missing(let name): return presentRows(target(name)).inverted()
    case .empty(let name):
      var rows = presentRows(target(name))
      rows.subtract(valuedRows(target(name)))
      return rows
    case .body(let needle):
      if let known = bodies(BodyClause(needle: needle, isNegated: isNegated)) { return known }
      var rows = noRow
      everyRow.forEach { if bodyContains($0, needle) { rows.insert($0) } }
      return rows
    case .path(let pattern): return pathRows(PathPattern(pattern))
    }
  }

  /// Bodies are the dearest to look at, and looked at only where all else already holds.
  private func conjunction(_ parts: [QueryExpression], isNegated: Bool) -> RowSet {
    var rows = everyRow
    for part in parts where !part.readsBodies { rows.formIntersection(match(part, isNegated: isNegated)) }
    for part in parts where part.readsBodies {
      if case .body(let needle) = part, bodies(BodyClause(needle: needle, isNegated: isNegated)) == nil {
        rows.forEach { if !bodyContains($0, needle) { rows.remove($0) } }
      } else {
        rows.formIntersection(match(part, isNegated: isNegated))
      }
    }
    return rows
  }

  /// The rows that further clauses leave of those for which all else holds already.
  func rows(_ rows: RowSet, alsoMatching parts: [QueryExpression]) -> RowSet {
    var rows = rows
    for part in parts {
      if isInterrupted() { return rows }
      let before = rows
      switch part {
      case .text(let needle) where rows.count * 8 < rows.limit,
        .exactText(let needle) where rows.count * 8 < rows.limit:
        before.forEach { if !table.search.contains(needle, in: $0) { rows.remove($0) } }
      case .near(let word) where rows.count * 8 < rows.limit:
        let near = NearWord(word)
        before.forEach { row in
          if table.search.contains(word, in: row) { return }
          if near.map({ table.search.contains(near: $0, in: row) }) != true { rows.remove(row) }
        }
      default: rows.formIntersection(match(part, isNegated: false))
      }
    }
    return rows
  }

  private func textRows(_ needle: [UInt8]) -> RowSet {
    guard !needle.isEmpty else { return everyRow }
    var rows = noRow
    table.search.forEachRow(containing: needle, unless: isInterrupted) { rows.insert($0) }
    return rows
  }

  /// What holds the word itself, or one near to it.
  private func nearRows(_ word: [UInt8]) -> RowSet {
    var rows = textRows(word)
    guard let near = NearWord(word) else { return rows }
    table.search.forEachRow(near: near, unless: isInterrupted) { rows.insert($0) }
    return rows
  }

  private func pathRows(_ pattern: PathPattern) -> RowSet {
    var rows = noRow
    var room: [UInt8] = []
    table.paths.bytes.withUnsafeBytes { bytes in
      for row in 0..<PostingTable.Row(table.rowLimit) {
        if row & 0x3FFF == 0, isInterrupted() { return }
        let path = UnsafeRawBufferPointer(rebasing: bytes[table.paths.range(of: UInt32(row))])
        if pattern.matches(path, &room) { rows.insert(row) }
      }
    }
    return rows
  }

  /// Rows with the same title, in the same language, as another.
  private func duplicateRows() -> RowSet {
    var counts: [UInt64: Int] = [:]
    for columns in table.rows { if let key = duplicateKey(columns) { counts[key, default: 0] += 1 } }
    return filter { columns in duplicateKey(columns).map { counts[$0]! > 1 } ?? false }
  }

  private func duplicateKey(_ columns: PostingTable.RowColumns) -> UInt64? {
    guard columns.isPresent, columns.title != PostingTable.noValue else { return nil }
    let hasLocale = columns.locale != PostingTable.noValue
    let locale = hasLocale ? table.foldedIDs[Int(columns.locale)] : PostingTable.noValue
    return UInt64(table.foldedIDs[Int(columns.title)]) << 32 | UInt64(locale)
  }
}

// MARK: Building blocks

extension QueryMatcher {
  var everyRow: RowSet { RowSet(limit: table.rowLimit, full: true) }
  var noRow: RowSet { RowSet(limit: table.rowLimit) }

  func target(_ name: String) -> FieldTarget { FieldTarget(name, in: table) }

  func filter(_ isIncluded: (PostingTable.RowColumns) -> Bool) -> RowSet {
    var rows = noRow
    table.rows.withUnsafeBufferPointer { columns in
      for index in columns.indices where isIncluded(columns[index]) { rows.insert(PostingTable.Row(index)) }
    }
    return rows
  }
}
