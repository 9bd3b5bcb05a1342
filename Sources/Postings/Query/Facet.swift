internal import TerminalText

/// The values of a field with the number of postings that have each.
public struct Facet: Sendable, Equatable {
  public struct Value: Sendable, Hashable {
    public var label: Label
    public var count: Int
    public init(label: Label, count: Int) {
      self.label = label
      self.count = count
    }
  }

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

  public var name: String
  /// Most postings first, then by text; missing, empty and broken last.
  public var values: [Value]

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
    values = target == .state ? Self.states(rows, table) : Self.values(name, target, rows, table)
  }

  private static func states(_ rows: RowSet, _ table: PostingTable) -> [Value] {
    var counts: [PostingState: Int] = [:]
    rows.forEach { counts[table.state($0), default: 0] += 1 }
    return PostingState.allCases.compactMap { state in
      counts[state].map { Value(label: .value(state.rawValue), count: $0) }
    }.sorted { $0.count > $1.count }
  }

  private static func values(_ name: String, _ target: FieldTarget, _ rows: RowSet, _ table: PostingTable) -> [Value] {
    var counter = SpellingCounter(table)
    var other: [Label: Int] = [:]
    let keys = FacetColumns(target, name: name, in: table)
    rows.forEach { row in
      if keys.forEachValue(of: row, { counter.add($0, row: row) }) { return }
      let label: Label = table.state(row) == .broken ? .broken : keys.isPresent(row) ? .empty : .missing
      other[label, default: 0] += 1
    }
    return counter.values().sorted(by: comesFirst)
      + [.missing, .empty, .broken].compactMap { label in other[label].map { Value(label: label, count: $0) } }
  }

  private static func comesFirst(_ a: Value, _ b: Value) -> Bool {
    if a.count != b.count { return a.count > b.count }
    guard case .value(let a) = a.label, case .value(let b) = b.label else { return false }
    return Folding.fold(a).lexicographicallyPrecedes(Folding.fold(b))
  }
}

extension Facet.Label {
  /// The clause that this value stands for as a filter.
  public func expression(of name: String) -> QueryExpression {
    switch self {
    case .value(let text): .field(name, [.exact(text)])
    case .missing: .and([.missing(name), .not(.state(.broken))])
    case .empty: .empty(name)
    case .broken: .state(.broken)
    }
  }
}

/// Counts values by folded form and remembers how each is mostly spelled.
private struct SpellingCounter {
  private let table: PostingTable
  private var countOfValue: [UInt32: Int] = [:]
  private var countOfFolded: [UInt32: Int] = [:]
  private var lastRow: [UInt32: PostingTable.Row] = [:]

  init(_ table: PostingTable) { self.table = table }

  mutating func add(_ value: UInt32, row: PostingTable.Row) {
    countOfValue[value, default: 0] += 1
    let folded = table.foldedIDs[Int(value)]
    // `[Rails, rails]` in one posting is one posting.
    guard lastRow.updateValue(row, forKey: folded) != row else { return }
    countOfFolded[folded, default: 0] += 1
  }

  func values() -> [Facet.Value] {
    var best: [UInt32: (value: UInt32, count: Int)] = [:]
    for (value, count) in countOfValue {
      let folded = table.foldedIDs[Int(value)]
      if let known = best[folded], (known.count, value) >= (count, known.value) { continue }
      best[folded] = (value, count)
    }
    return countOfFolded.map { folded, count in
      Facet.Value(label: .value(TagText.trim(table.values.string(best[folded]!.value))), count: count)
    }
  }
}

/// How a facet's values are found in a row.
private struct FacetColumns {
  private let table: PostingTable
  private let target: FieldTarget
  private let ids: [UInt16]

  init(_ target: FieldTarget, name: String, in table: PostingTable) {
    self.table = table
    self.target = target
    let keys: [String] =
      switch target {
      case .tags: Role.tags.usualKeys
      case .locale: Role.locale.usualKeys
      case .type: Role.type.usualKeys
      case .title: Role.title.usualKeys
      case .date: Role.date.usualKeys
      case .expiry: Role.expiry.usualKeys
      case .state, .fields: [name]
      }
    ids = keys.flatMap { FieldTarget.fieldIDs($0, in: table) }
  }

  /// Whether there was one.
  func forEachValue(of row: PostingTable.Row, _ body: (UInt32) -> Void) -> Bool {
    let columns = table.rows[Int(row)]
    func single(_ value: UInt32) -> Bool {
      guard value != PostingTable.noValue else { return false }
      body(value)
      return true
    }
    switch target {
    case .tags:
      let tags = table.tagSlice(row)
      tags.forEach(body)
      return !tags.isEmpty
    case .locale: return single(columns.locale)
    case .type: return single(columns.type)
    case .title: return single(columns.title)
    case .date: return single(columns.dateText)
    case .expiry, .state, .fields:
      var found = false
      for entry in table.entrySlice(row)
      where ids.contains(entry.field) && entry.kind != .empty && entry.kind != .null {
        body(entry.value)
        found = true
      }
      return found
    }
  }

  func isPresent(_ row: PostingTable.Row) -> Bool { table.entrySlice(row).contains { ids.contains($0.field) } }
}
