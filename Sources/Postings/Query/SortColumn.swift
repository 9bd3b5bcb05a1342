/// One key's values, made comparable.
struct SortColumn {
  private enum Source {
    case instant
    case expiry
    case state
    case problems
    case path
    case text(TextColumn)
    case tags
    case fields(FieldSet)
  }

  private let texts: SortTexts
  private let source: Source
  private let isDescending: Bool

  init(_ key: SortOrder.Key, _ texts: SortTexts) {
    self.texts = texts
    isDescending = key.isDescending
    if key.name == "path" {
      source = .path
      return
    }
    source =
      switch FieldTarget(key.name, in: texts.table) {
      case .date: .instant
      case .expiry: .expiry
      case .state: .state
      case .problems: .problems
      case .title: .text(.title)
      case .locale: .text(.locale)
      case .type: .text(.type)
      case .tags: .tags
      case .fields(let fields): .fields(fields)
      }
  }

  /// Ascending in the wanted direction; `UInt64.max` for rows without a value.
  func rank(_ row: PostingTable.Row) -> UInt64 {
    guard let rank = plainRank(row) else { return .max }
    // Leaves the last rank to what has no value.
    let known = min(rank, .max - 1)
    return isDescending ? .max - 1 - known : known
  }

  private func plainRank(_ row: PostingTable.Row) -> UInt64? {
    let columns = texts.table.rows[Int(row)]
    switch source {
    case .instant: return columns.instant == PostingTable.noInstant ? nil : Self.rank(columns.instant)
    case .expiry: return columns.expiry == .max ? nil : Self.rank(columns.expiry)
    case .state: return UInt64(PostingState.allCases.firstIndex(of: columns.state(at: texts.table.now))!)
    case .problems: return UInt64(texts.table.problems(row).count)
    case .fields(let fields):
      guard let entry = entry(row, fields) else { return nil }
      if entry.kind == .number, let number = QueryBound.number(texts.table.values[entry.value]) {
        return Self.rank(number) >> 1
      }
      return 1 << 63 | Self.rank(texts.folded(entry.value)) >> 1
    case .path, .text, .tags: return text(row).map(Self.rank)
    }
  }

  /// Negative when `a` comes first.
  func order(_ a: PostingTable.Row, _ b: PostingTable.Row, isRankKnownEqual: Bool) -> Int {
    if !isRankKnownEqual {
      let (rankA, rankB) = (rank(a), rank(b))
      if rankA != rankB { return rankA < rankB ? -1 : 1 }
    }
    guard let textA = text(a), let textB = text(b) else { return 0 }
    let order = textA.order(to: textB)
    return isDescending ? -order : order
  }

  private func text(_ row: PostingTable.Row) -> UnsafeRawBufferPointer? {
    switch source {
    case .instant, .expiry, .state, .problems: return nil
    case .path: return texts.path(row)
    case .text(let column):
      let value = column.value(in: texts.table.rows[Int(row)])
      return value == PostingTable.noValue ? nil : texts.folded(value)
    case .tags: return texts.table.tagSlice(row).first.map { texts.folded($0) }
    case .fields(let fields): return entry(row, fields).map { texts.folded($0.value) }
    }
  }

  private func entry(_ row: PostingTable.Row, _ fields: FieldSet) -> PostingTable.Entry? {
    texts.table.entrySlice(row).first { fields.contains($0.field) && $0.hasValue }
  }

  // MARK: Numbers in the order of what they stand for

  private static func rank(_ number: Int) -> UInt64 { UInt64(bitPattern: Int64(number)) ^ (1 << 63) }

  /// The bits of a double are in the order of the numbers, but for the sign.
  private static func rank(_ number: Double) -> UInt64 {
    let bits = (number + 0).bitPattern
    return bits & (1 << 63) == 0 ? bits | (1 << 63) : ~bits
  }

  /// The first eight bytes, as a number.
  private static func rank(_ text: UnsafeRawBufferPointer) -> UInt64 {
    if text.count >= 8 { return UInt64(bigEndian: text.loadUnaligned(as: UInt64.self)) }
    return text.reduce(0) { $0 << 8 | UInt64($1) } << UInt64(8 * (8 - text.count))
  }
}
