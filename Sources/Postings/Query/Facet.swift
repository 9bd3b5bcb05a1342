/// The values of a field with the number of postings that have each.
public struct Facet: Sendable, Equatable {
  /// One value, with the postings that have it.
  public struct Value: Sendable, Hashable {
    /// What is shown.
    public var label: Label
    /// How many postings have it.
    public var count: Int
    /// A value that so many postings have.
    public init(label: Label, count: Int) {
      self.label = label
      self.count = count
    }
  }

  /// A value, or what stands for none.
  public enum Label: Sendable, Hashable {
    /// The commonest spelling; spellings that differ by case, accents or outer blanks are one value.
    case value(String)
    /// The key is not there.
    case missing
    /// The key is there, with nothing in it.
    case empty
    /// The front matter cannot be read.
    case broken
  }

  /// As asked for: a role or a field.
  public var name: String
  /// Most postings first, then by text; missing, empty and broken last.
  public var values: [Value]

  /// Values that were counted elsewhere.
  public init(_ name: String, values: [Value]) {
    self.name = name
    self.values = values
  }

  /// Counts one field over some rows.
  ///
  /// A posting with several values, tags say, counts for each of them.
  public init(_ name: String, of rows: RowSet, in table: PostingTable) {
    self.name = name
    let target = FieldTarget(name, in: table)
    values =
      switch target {
      case .state: Self.states(rows, table)
      case .problems: Self.problems(rows, table)
      default: Self.values(target, rows, table)
      }
  }

  private static func states(_ rows: RowSet, _ table: PostingTable) -> [Value] {
    var counts: [PostingState: Int] = [:]
    rows.forEach { counts[table.state($0), default: 0] += 1 }
    return PostingState.allCases.compactMap { state in
      counts[state].map { Value(label: .value(state.rawValue), count: $0) }
    }.sorted { $0.count > $1.count }
  }

  /// The kinds of problems; a posting counts once for each kind that it has.
  private static func problems(_ rows: RowSet, _ table: PostingTable) -> [Value] {
    var counts: [String: Int] = [:]
    for (row, problems) in table.problems where rows.contains(row) {
      for kind in Set(problems.map(\.kind)) { counts[kind, default: 0] += 1 }
    }
    return counts.map { Value(label: .value($0.key), count: $0.value) }.sorted { a, b in
      guard case .value(let one) = a.label, case .value(let other) = b.label, a.count == b.count else {
        return a.count > b.count
      }
      return one < other
    }
  }

  private static func values(_ target: FieldTarget, _ rows: RowSet, _ table: PostingTable) -> [Value] {
    var counter = SpellingCounter(table)
    var valued = RowSet(limit: table.rowLimit)
    let matcher = QueryMatcher(table)
    matcher.forEachValue(of: target) { row, value in
      guard rows.contains(row) else { return }
      valued.insert(row)
      counter.add(value, row: row)
    }
    var rest = rows
    rest.subtract(valued)
    return counter.values() + (rest.isEmpty ? [] : others(rest, present: matcher.presentRows(target), table))
  }

  /// What rows without a value have instead of one.
  private static func others(_ rows: RowSet, present: RowSet, _ table: PostingTable) -> [Value] {
    var counts: [Label: Int] = [:]
    rows.forEach { row in
      let label: Label = table.state(row) == .broken ? .broken : present.contains(row) ? .empty : .missing
      counts[label, default: 0] += 1
    }
    return [.missing, .empty, .broken].compactMap { label in counts[label].map { Value(label: label, count: $0) } }
  }
}

extension Facet.Label {
  /// The clause that this value stands for as a filter.
  public func expression(of name: String) -> QueryExpression {
    switch self {
    case .value(let text):
      // A field of that name may say something else.
      if FieldTarget.isState(name), let state = PostingState(rawValue: text) {
        .state(state)
      } else {
        .field(name, [.exact(text)])
      }
    case .missing: .and([.missing(name), .not(.state(.broken))])
    case .empty: .and([.empty(name), .not(.state(.broken))])
    case .broken: .state(.broken)
    }
  }
}
