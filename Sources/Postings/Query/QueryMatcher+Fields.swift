internal import TerminalText

extension QueryMatcher {
  func fieldRows(_ target: FieldTarget, _ tests: [QueryExpression.ValueTest]) -> RowSet {
    var matcher = ValueMatcher(tests, in: table)
    var rows = noRow
    if matcher.hasTests { forEachValue(of: target) { if matcher.matches($1) { rows.insert($0) } } }
    if target == .state { rows.formUnion(stateRows(tests)) }
    if target == .problems { rows.formUnion(problemRows(tests)) }
    for case .range(let low, let high) in tests {
      rows.formUnion(
        comparedRows(target) { subject in
          (low.map { subject.holds(.greaterOrEqual, $0, now: table.now) } ?? true)
            && (high.map { subject.holds(.lessOrEqual, $0, now: table.now) } ?? true)
        })
    }
    return rows
  }

  private func stateRows(_ tests: [QueryExpression.ValueTest]) -> RowSet {
    let wanted = PostingState.allCases.filter { state in tests.contains { $0.holds(ofWord: state.rawValue) } }
    let now = table.now
    return filter { wanted.contains($0.state(at: now)) }
  }

  private func problemRows(_ tests: [QueryExpression.ValueTest]) -> RowSet {
    var rows = noRow
    for (row, problems) in table.problems
    where problems.contains(where: { problem in tests.contains { $0.holds(ofWord: problem.kind) } }) {
      rows.insert(row)
    }
    return rows
  }

  /// Calls `body` with the id of every value that is not empty.
  func forEachValue(of target: FieldTarget, _ body: (PostingTable.Row, UInt32) -> Void) {
    table.rows.withUnsafeBufferPointer { rows in
      if let column = target.column {
        for index in rows.indices {
          let value = column.value(in: rows[index])
          if value != PostingTable.noValue { body(PostingTable.Row(index), value) }
        }
      } else if target == .tags {
        table.tagIDs.withUnsafeBufferPointer { tags in
          for index in rows.indices { for tag in rows[index].tags.range { body(PostingTable.Row(index), tags[tag]) } }
        }
      } else {
        let fields = target.fieldSet(in: table)
        guard !fields.isEmpty else { return }
        table.entries.withUnsafeBufferPointer { entries in
          for index in rows.indices {
            for position in rows[index].entries.range where fields.contains(entries[position].field) {
              if entries[position].hasValue { body(PostingTable.Row(index), entries[position].value) }
            }
          }
        }
      }
    }
  }

  /// Rows that have a value there.
  func valuedRows(_ target: FieldTarget) -> RowSet {
    if target == .state { return everyRow }
    var rows = noRow
    if target == .problems { for row in table.problems.keys { rows.insert(row) } }
    forEachValue(of: target) { row, _ in rows.insert(row) }
    return rows
  }

  /// Rows that have the key, with or without a value.
  func presentRows(_ target: FieldTarget) -> RowSet {
    var rows = valuedRows(target)
    let fields = target.fieldSet(in: table)
    guard !fields.isEmpty else { return rows }
    for (index, columns) in table.rows.enumerated()
    where table.entries[columns.entries.range].contains(where: { fields.contains($0.field) }) {
      rows.insert(PostingTable.Row(index))
    }
    return rows
  }
}

extension QueryExpression.ValueTest {
  /// - Parameter word: one of our own, in lower case and without accents.
  fileprivate func holds(ofWord word: String) -> Bool {
    switch self {
    case .exact(let text): Folding.foldTrimmed(text).elementsEqual(word.utf8)
    case .wordPrefix(let text): word.utf8.starts(with: Folding.foldTrimmed(text))
    case .range: false
    }
  }
}
