/// In which order postings are shown: by several keys, then by path, so that the order is always the same.
public struct SortOrder: Sendable, Hashable {
  /// What is sorted by, and in which direction.
  public struct Key: Sendable, Hashable {
    /// A role (`title`, `date`, …), `path`, or any field.
    public var name: String
    /// Whether the greatest comes first.
    public var isDescending: Bool
    /// A role or field, ascending unless said otherwise.
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

  /// The first one decides, the others where it leaves two postings equal.
  public var keys: [Key]

  /// By these keys, then by path.
  public init(_ keys: [Key]) { self.keys = keys }

  /// The newest first.
  public static let newest = SortOrder([Key("date", descending: true)])

  /// The rows of a set in this order; what has no value for a key comes after what has.
  public func sorted(_ rows: RowSet, in table: PostingTable) -> [PostingTable.Row] {
    RowComparison.with(keys, in: table) { comparison in
      var ranked: [RankedRow] = []
      ranked.reserveCapacity(rows.count)
      rows.forEach { ranked.append(comparison.ranked($0)) }
      ranked.sort { comparison.precedes($0, $1) }
      return ranked.map(\.row)
    }
  }

  /// Two lists that are each in this order, as one.
  ///
  /// - Complexity: comparisons grow with the shorter list alone when `b` is the shorter one.
  public func merged(_ a: [PostingTable.Row], _ b: [PostingTable.Row], in table: PostingTable) -> [PostingTable.Row] {
    if a.isEmpty || b.isEmpty { return a + b }
    return RowComparison.with(keys, in: table) { comparison in
      var merged: [PostingTable.Row] = []
      merged.reserveCapacity(a.count + b.count)
      var next = 0
      for row in b {
        let end = comparison.end(ofRowsBefore: comparison.ranked(row), in: a, from: next)
        merged.append(contentsOf: a[next..<end])
        merged.append(row)
        next = end
      }
      merged.append(contentsOf: a[next...])
      return merged
    }
  }
}
