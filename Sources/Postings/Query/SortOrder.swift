/// In which order postings are shown: by several keys, then by path, so that the order is always the same.
public struct SortOrder: Sendable, Hashable {
  public struct Key: Sendable, Hashable {
    /// A role (`title`, `date`, …), `path`, or any field.
    public var name: String
    public var isDescending: Bool
    public init(_ name: String, descending: Bool = false) {
      self.name = name
      self.isDescending = descending
    }

    /// `date`, `date:desc`, `date:asc`; nil for another word after the colon.
    public init?(parsing text: String) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts.first, !name.isEmpty else { return nil }
      let direction = parts.count == 2 ? parts[1] : "asc"
      guard direction == "asc" || direction == "desc" else { return nil }
      self.init(String(name), descending: direction == "desc")
    }
  }

  public var keys: [Key]

  public init(_ keys: [Key]) { self.keys = keys }

  /// The newest first.
  public static let newest = SortOrder([Key("date", descending: true)])

  /// The rows of a set in this order; what has no value for a key comes after what has.
  public func sorted(_ rows: RowSet, in table: PostingTable) -> [PostingTable.Row] {
    let comparison = RowComparison(keys, in: table)
    var ranked: [RankedRow] = []
    ranked.reserveCapacity(rows.count)
    rows.forEach { ranked.append(comparison.ranked($0)) }
    ranked.sort(by: comparison.precedes)
    return ranked.map(\.row)
  }

  /// Two lists that are each in this order, as one.
  public func merged(_ a: [PostingTable.Row], _ b: [PostingTable.Row], in table: PostingTable) -> [PostingTable.Row] {
    if a.isEmpty || b.isEmpty { return a + b }
    let comparison = RowComparison(keys, in: table)
    var merged: [PostingTable.Row] = []
    merged.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    var (headA, headB) = (comparison.ranked(a[0]), comparison.ranked(b[0]))
    while i < a.count && j < b.count {
      if comparison.precedes(headB, headA) {
        merged.append(b[j])
        j += 1
        if j < b.count { headB = comparison.ranked(b[j]) }
      } else {
        merged.append(a[i])
        i += 1
        if i < a.count { headA = comparison.ranked(a[i]) }
      }
    }
    merged.append(contentsOf: a[i...])
    merged.append(contentsOf: b[j...])
    return merged
  }
}

private struct RankedRow {
  /// The first eight bytes of the first key, so that most comparisons touch no text.
  var rank: UInt64
  var row: PostingTable.Row
}

private struct RowComparison {
  private let table: PostingTable
  private let columns: [SortColumn]

  init(_ keys: [SortOrder.Key], in table: PostingTable) {
    self.table = table
    columns = keys.map { SortColumn($0, in: table) }
  }

  func ranked(_ row: PostingTable.Row) -> RankedRow { RankedRow(rank: columns.first?.rank(row) ?? 0, row: row) }

  func precedes(_ a: RankedRow, _ b: RankedRow) -> Bool {
    if a.rank != b.rank { return a.rank < b.rank }
    for column in columns {
      let order = column.compare(a.row, b.row)
      if order != 0 { return order < 0 }
    }
    return table.pathBytes(a.row).lexicographicallyPrecedes(table.pathBytes(b.row))
  }
}

/// One key's values, made comparable.
private struct SortColumn {
  private enum Source {
    case instant
    case path
    case state
    case value(KeyPath<PostingTable.RowColumns, UInt32>)
    case tags
    case fields([UInt16])
  }

  private let table: PostingTable
  private let source: Source
  private let isDescending: Bool

  init(_ key: SortOrder.Key, in table: PostingTable) {
    self.table = table
    isDescending = key.isDescending
    if key.name == "path" {
      source = .path
      return
    }
    source =
      switch FieldTarget(key.name, in: table) {
      case .date: .instant
      case .title: .value(\.title)
      case .locale: .value(\.locale)
      case .type: .value(\.type)
      case .tags: .tags
      case .state: .state
      case .expiry: .fields(Role.expiry.usualKeys.flatMap { FieldTarget.fieldIDs($0, in: table) })
      case .fields(let ids): .fields(ids)
      }
  }

  /// Ascending in the wanted direction; `UInt64.max` for rows without a value.
  func rank(_ row: PostingTable.Row) -> UInt64 {
    let rank: UInt64? =
      switch source {
      case .instant:
        table.instant(row).map { UInt64(bitPattern: Int64($0)) ^ (1 << 63) }
      case .state: UInt64(PostingState.allCases.firstIndex(of: table.state(row))!)
      default: text(row).map { $0.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset) } }
      }
    guard let rank else { return .max }
    // Leaves the last rank to what has no value.
    let known = min(rank, .max - 1)
    return isDescending ? .max - 1 - known : known
  }

  /// Negative when `a` comes first.
  func compare(_ a: PostingTable.Row, _ b: PostingTable.Row) -> Int {
    let (rankA, rankB) = (rank(a), rank(b))
    if rankA != rankB { return rankA < rankB ? -1 : 1 }
    guard let textA = text(a), let textB = text(b) else { return 0 }
    let order = textA.lexicographicallyPrecedes(textB) ? -1 : textB.lexicographicallyPrecedes(textA) ? 1 : 0
    return isDescending ? -order : order
  }

  private func text(_ row: PostingTable.Row) -> ArraySlice<UInt8>? {
    switch source {
    case .instant, .state: return nil
    case .path: return table.pathBytes(row)
    case .value(let column):
      let value = table.rows[Int(row)][keyPath: column]
      return value == PostingTable.noValue ? nil : table.foldedBytes(ofValue: value)
    case .tags: return table.tagSlice(row).first.map { table.foldedBytes(ofValue: $0) }
    case .fields(let ids):
      return table.entrySlice(row).first { ids.contains($0.field) && $0.kind != .empty && $0.kind != .null }
        .map { table.foldedBytes(ofValue: $0.value) }
    }
  }
}
