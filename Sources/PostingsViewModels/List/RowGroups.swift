/// The rows of the list put together by a value: groups that follow each other without a gap.
///
/// A posting with several values stands under each of them. Of a folded group only the head is shown; it is a place where
/// the cursor can stop, as each row of the others is: *stops* are counted over both.
public struct RowGroups: Sendable, Equatable {
  /// Rows that share a value.
  public struct Group: Sendable, Equatable {
    /// As most people would write it: the first spelling met; nil: without a value.
    public var label: String?
    /// Blind to case and accents; what tells groups apart.
    var key: [UInt8]
    /// Postings in it, shown or folded away.
    public var count: Int
    public var isFolded: Bool
    /// In the list’s rows; empty when it is folded.
    public var range: Range<Int>
    /// Of the first row, or of the head of a folded group.
    var firstStop: Int
    /// Heads above the first row that are no stops, its own included.
    var heads: Int

    var endStop: Int { firstStop + (isFolded ? 1 : range.count) }
  }

  /// In the order in which they are shown: by name, dates from the latest on, without a value last.
  public internal(set) var groups: [Group] = []

  /// No groups.
  public init() {}

  public var isEmpty: Bool { groups.isEmpty }
  var hasFolded: Bool { groups.contains(where: \.isFolded) }

  // MARK: Stops

  /// Where the cursor can be.
  func stopCount(rowCount: Int) -> Int { groups.last?.endStop ?? rowCount }

  /// The group that holds a stop; nil when nothing is grouped.
  func number(ofStop stop: Int) -> Int? { number { $0.endStop <= stop } }

  /// The group that holds a row; nil when nothing is grouped.
  public func number(ofRow index: Int) -> Int? { number { $0.range.upperBound <= index } }

  /// The first group that does not end before a place.
  private func number(endsBefore: (Group) -> Bool) -> Int? {
    var (low, high) = (0, groups.count)
    while low < high {
      let middle = (low + high) / 2
      if endsBefore(groups[middle]) { low = middle + 1 } else { high = middle }
    }
    return low < groups.count ? low : nil
  }

  /// The row at a stop; nil at the head of a folded group.
  func row(atStop stop: Int) -> Int? {
    guard let number = number(ofStop: stop) else { return isEmpty ? stop : nil }
    let group = groups[number]
    return group.isFolded ? nil : group.range.lowerBound + stop - group.firstStop
  }

  func stop(ofRow index: Int) -> Int {
    guard let number = number(ofRow: index) else { return index }
    return groups[number].firstStop + index - groups[number].range.lowerBound
  }

  // MARK: The screen

  /// A line of the list on the screen.
  public enum Line: Sendable, Equatable {
    /// - stop: of a folded group, whose head can be gone to.
    case head(Group, stop: Int?)
    /// An index into the list’s rows.
    case row(Int, stop: Int)
  }

  /// What is seen from a stop on in so many lines: the head of its group first, whatever part of the group is above.
  public func lines(from top: Int, rowCount: Int, height: Int) -> [Line] {
    guard let first = number(ofStop: top) else {
      return isEmpty ? (top..<max(top, min(rowCount, top + height))).map { .row($0, stop: $0) } : []
    }
    var lines: [Line] = []
    for group in groups[first...] where lines.count < height {
      lines.append(.head(group, stop: group.isFolded ? group.firstStop : nil))
      guard !group.isFolded else { continue }
      let start = max(top, group.firstStop)
      for stop in start..<min(group.endStop, start + height - lines.count) {
        lines.append(.row(group.range.lowerBound + stop - group.firstStop, stop: stop))
      }
    }
    return lines
  }

  /// The first stop at or after `top` from which on a stop is in view.
  func top(showing stop: Int, from top: Int, height: Int) -> Int {
    guard let own = number(ofStop: stop) else { return top }
    var top = top
    while top < stop, let first = number(ofStop: top), stop - top + 1 + headLines(from: first, through: own) > height {
      top += 1
    }
    return top
  }

  /// Lines of heads that are no stops, between two groups, both counted.
  private func headLines(from first: Int, through last: Int) -> Int {
    groups[last].heads - groups[first].heads + (groups[first].isFolded ? 0 : 1)
  }
}
