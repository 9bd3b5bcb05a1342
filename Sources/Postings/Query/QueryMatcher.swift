internal import TerminalText

/// Answers a query over a table: every leaf is one pass over a column, and the rest is arithmetic on sets.
public struct QueryMatcher {
  private let table: PostingTable
  /// Whether a row's body holds a folded text; what it has not read yet counts as no.
  private let bodyContains: (PostingTable.Row, [UInt8]) -> Bool

  public init(_ table: PostingTable, bodyContains: @escaping (PostingTable.Row, [UInt8]) -> Bool = { _, _ in false }) {
    self.table = table
    self.bodyContains = bodyContains
  }

  /// The rows that a query is true of; rows that were removed are never among them.
  public func rows(matching expression: QueryExpression) -> RowSet {
    var rows = match(expression)
    table.forEachAbsentRow { rows.remove($0) }
    return rows
  }

  private func match(_ expression: QueryExpression) -> RowSet {
    switch expression {
    case .all: return RowSet(limit: table.rowLimit, full: true)
    case .and(let parts): return conjunction(parts)
    case .or(let parts):
      var rows = match(parts[0])
      for part in parts.dropFirst() { rows.formUnion(match(part)) }
      return rows
    case .not(let part):
      var rows = match(part)
      rows.invert()
      return rows
    case .text(let needle): return textRows(needle)
    case .field(let name, let tests): return fieldRows(FieldTarget(name, in: table), tests)
    case .compare(let name, let comparison, let bound):
      return comparedRows(FieldTarget(name, in: table)) { Self.holds($0, comparison, bound, now: table.now) }
    case .state(let state): return filter { table.state($0) == state }
    case .duplicate: return duplicateRows()
    case .no(let name):
      var rows = valuedRows(FieldTarget(name, in: table))
      rows.invert()
      return rows
    case .has(let name): return valuedRows(FieldTarget(name, in: table))
    case .missing(let name):
      var rows = presentRows(FieldTarget(name, in: table))
      rows.invert()
      return rows
    case .empty(let name):
      var rows = presentRows(FieldTarget(name, in: table))
      rows.subtract(valuedRows(FieldTarget(name, in: table)))
      return rows
    case .body(let needle): return filter { bodyContains($0, needle) }
    case .path(let pattern):
      let glob = PathPattern(pattern)
      return filter { glob.matches(table.pathBytes($0)) }
    }
  }

  /// Bodies are the dearest to look at, and looked at only where all else already holds.
  private func conjunction(_ parts: [QueryExpression]) -> RowSet {
    var rows = RowSet(limit: table.rowLimit, full: true)
    for part in parts where !part.readsBodies { rows.formIntersection(match(part)) }
    for part in parts where part.readsBodies {
      if case .body(let needle) = part {
        rows.forEach { if !bodyContains($0, needle) { rows.remove($0) } }
      } else {
        rows.formIntersection(match(part))
      }
    }
    return rows
  }

  private func filter(_ isIncluded: (PostingTable.Row) -> Bool) -> RowSet {
    var rows = RowSet(limit: table.rowLimit)
    for row in 0..<PostingTable.Row(table.rowLimit) where isIncluded(row) { rows.insert(row) }
    return rows
  }

  private func textRows(_ needle: [UInt8]) -> RowSet {
    guard !needle.isEmpty else { return RowSet(limit: table.rowLimit, full: true) }
    var rows = RowSet(limit: table.rowLimit)
    table.search.forEachRow(containing: needle) { rows.insert($0) }
    return rows
  }

  // MARK: Fields

  private func fieldRows(_ target: FieldTarget, _ tests: [QueryExpression.ValueTest]) -> RowSet {
    var rows = RowSet(limit: table.rowLimit)
    var matcher = ValueMatcher(tests, in: table)
    if matcher.hasValueTests { forEachValue(of: target) { if matcher.matches($1) { rows.insert($0) } } }
    if target == .state { rows.formUnion(stateRows(tests)) }
    for case .range(let low, let high) in tests {
      rows.formUnion(comparedRows(target) { subject in
        (low.map { Self.holds(subject, .greaterOrEqual, $0, now: table.now) } ?? true)
          && (high.map { Self.holds(subject, .lessOrEqual, $0, now: table.now) } ?? true)
      })
    }
    return rows
  }

  private func stateRows(_ tests: [QueryExpression.ValueTest]) -> RowSet {
    let wanted = PostingState.allCases.filter { state in
      tests.contains { test in
        switch test {
        case .exact(let text): Folding.foldTrimmed(text).elementsEqual(state.rawValue.utf8)
        case .wordPrefix(let text): state.rawValue.utf8.starts(with: Folding.foldTrimmed(text))
        case .range: false
        }
      }
    }
    return filter { wanted.contains(table.state($0)) }
  }

  /// Calls `body` with the id of every value that is not empty.
  private func forEachValue(of target: FieldTarget, _ body: (PostingTable.Row, UInt32) -> Void) {
    switch target {
    case .tags:
      for row in 0..<PostingTable.Row(table.rowLimit) { for tag in table.tagSlice(row) { body(row, tag) } }
    case .title: forEachColumn(\.title, body)
    case .locale: forEachColumn(\.locale, body)
    case .type: forEachColumn(\.type, body)
    case .date: forEachColumn(\.dateText, body)
    case .expiry: forEachEntry(of: FieldTarget.fieldIDs("expires", in: table), body)
    case .state: forEachEntry(of: FieldTarget.fieldIDs("state", in: table), body)
    case .fields(let ids): forEachEntry(of: ids, body)
    }
  }

  private func forEachColumn(
    _ column: KeyPath<PostingTable.RowColumns, UInt32>, _ body: (PostingTable.Row, UInt32) -> Void
  ) {
    for row in 0..<PostingTable.Row(table.rowLimit) {
      let value = table.rows[Int(row)][keyPath: column]
      if value != PostingTable.noValue { body(row, value) }
    }
  }

  private func forEachEntry(of ids: [UInt16], _ body: (PostingTable.Row, UInt32) -> Void) {
    guard !ids.isEmpty else { return }
    for row in 0..<PostingTable.Row(table.rowLimit) {
      for entry in table.entrySlice(row) where entry.kind != .empty && entry.kind != .null && ids.contains(entry.field) {
        body(row, entry.value)
      }
    }
  }

  /// Rows that have a value there.
  private func valuedRows(_ target: FieldTarget) -> RowSet {
    if target == .state { return RowSet(limit: table.rowLimit, full: true) }
    var rows = RowSet(limit: table.rowLimit)
    if target == .expiry { return filter { table.rows[Int($0)].expiry != .max } }
    forEachValue(of: target) { row, _ in rows.insert(row) }
    return rows
  }

  /// Rows that have the key, with or without a value.
  private func presentRows(_ target: FieldTarget) -> RowSet {
    let keys: [String] =
      switch target {
      case .tags: Role.tags.usualKeys
      case .title: Role.title.usualKeys
      case .locale: Role.locale.usualKeys
      case .type: Role.type.usualKeys
      case .date: Role.date.usualKeys
      case .expiry: Role.expiry.usualKeys
      case .state, .fields: []
      }
    var ids = keys.flatMap { FieldTarget.fieldIDs($0, in: table) }
    if case .fields(let own) = target { ids = own }
    var rows = valuedRows(target)
    for row in 0..<PostingTable.Row(table.rowLimit) where table.entrySlice(row).contains(where: { ids.contains($0.field) }) {
      rows.insert(row)
    }
    return rows
  }

  // MARK: Comparing

  enum Subject {
    case instant(Int)
    /// An expiry: its durations count forward.
    case deadline(Int)
    case text(ArraySlice<UInt8>)
  }

  private func comparedRows(_ target: FieldTarget, _ holds: (Subject) -> Bool) -> RowSet {
    switch target {
    case .date:
      return filter { let instant = table.rows[Int($0)].instant; return instant != PostingTable.noInstant && holds(.instant(instant)) }
    case .expiry:
      return filter { let expiry = table.rows[Int($0)].expiry; return expiry != .max && holds(.deadline(expiry)) }
    default:
      var rows = RowSet(limit: table.rowLimit)
      forEachValue(of: target) { if holds(.text(table.values[$1])) { rows.insert($0) } }
      return rows
    }
  }

  private static func holds(
    _ subject: Subject, _ comparison: QueryExpression.Comparison, _ bound: QueryExpression.Bound, now: Int
  ) -> Bool {
    switch (subject, bound) {
    case (.instant(let instant), .dates(let range)), (.deadline(let instant), .dates(let range)):
      switch comparison {
      case .less: instant < range.lowerBound
      case .lessOrEqual: instant < range.upperBound
      case .greater: instant >= range.upperBound
      case .greaterOrEqual: instant >= range.lowerBound
      }
    case (.instant(let instant), .duration(let seconds)): holds(now - instant, comparison, seconds)
    case (.deadline(let instant), .duration(let seconds)): holds(instant - now, comparison, seconds)
    case (.text(let text), .number(let number)):
      Double(String(decoding: text, as: UTF8.self)).map { compare($0, comparison, number) } ?? false
    case (.text(let text), .dates(let range)):
      if let date = PostingDate(text) { holds(.instant(date.instant), comparison, .dates(range), now: now) } else {
        // `2017` is a year and a number alike.
        Double(String(decoding: text, as: UTF8.self)).map { compare($0, comparison, year(of: range)) } ?? false
      }
    case (.text(let text), .duration): PostingDate(text).map { holds(.instant($0.instant), comparison, bound, now: now) } ?? false
    case (.instant, .number), (.deadline, .number): false
    }
  }

  /// An age or a rest of time: what lies on the other side of now is neither.
  private static func holds(_ span: Int, _ comparison: QueryExpression.Comparison, _ bound: Int) -> Bool {
    span >= 0 && compare(Double(span), comparison, Double(bound))
  }

  private static func compare(_ a: Double, _ comparison: QueryExpression.Comparison, _ b: Double) -> Bool {
    switch comparison {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private static func year(of range: Range<Int>) -> Double {
    Double(PostingDate.civil(fromDay: Int((Double(range.lowerBound) / 86_400).rounded(.down))).year)
  }

  // MARK: Duplicates

  /// Rows with the same title, in the same language, as another.
  private func duplicateRows() -> RowSet {
    func key(_ row: PostingTable.Row) -> UInt64? {
      let columns = table.rows[Int(row)]
      guard columns.isPresent, columns.title != PostingTable.noValue else { return nil }
      let locale = columns.locale == PostingTable.noValue ? columns.locale : table.foldedIDs[Int(columns.locale)]
      return UInt64(table.foldedIDs[Int(columns.title)]) << 32 | UInt64(locale)
    }
    var counts: [UInt64: Int] = [:]
    for row in 0..<PostingTable.Row(table.rowLimit) { if let key = key(row) { counts[key, default: 0] += 1 } }
    return filter { key($0).map { counts[$0]! > 1 } ?? false }
  }
}

/// Tests value ids, remembering the answer for each folded text.
private struct ValueMatcher {
  private let table: PostingTable
  private var exactIDs: Set<UInt32> = []
  private var prefixes: [[UInt8]] = []
  /// 0 not asked yet, 1 no, 2 yes; by folded id.
  private var known: [UInt8]

  init(_ tests: [QueryExpression.ValueTest], in table: PostingTable) {
    self.table = table
    for test in tests {
      switch test {
      case .exact(let text): if let id = table.foldedID(text) { exactIDs.insert(id) }
      case .wordPrefix(let text): prefixes.append(Folding.foldTrimmed(text))
      case .range: break
      }
    }
    known = Array(repeating: 0, count: prefixes.isEmpty ? 0 : table.folded.count)
  }

  var hasValueTests: Bool { !exactIDs.isEmpty || !prefixes.isEmpty }

  mutating func matches(_ value: UInt32) -> Bool {
    let folded = table.foldedIDs[Int(value)]
    if exactIDs.contains(folded) { return true }
    guard !prefixes.isEmpty else { return false }
    if known[Int(folded)] == 0 {
      let text = table.folded[folded]
      known[Int(folded)] = prefixes.contains { Self.startsWord($0, in: text) } ? 2 : 1
    }
    return known[Int(folded)] == 2
  }

  private static func startsWord(_ prefix: [UInt8], in text: ArraySlice<UInt8>) -> Bool {
    var atStart = true
    for index in text.indices {
      if atStart && text[index...].starts(with: prefix) { return true }
      let byte = text[index]
      // Words are cut at ASCII that is no letter or digit; bytes of other scripts belong to words.
      atStart = byte < 0x80 && !((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte))
    }
    return prefix.isEmpty
  }
}
