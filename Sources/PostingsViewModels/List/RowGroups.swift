public import Postings
internal import TerminalText

/// The rows of the list put together by a value: groups that follow each other without a gap.
public struct RowGroups: Sendable, Equatable {
  /// Rows that share a value.
  public struct Group: Sendable, Equatable {
    /// As most people would write it: the first spelling met; nil: without a value.
    public var label: String?
    /// In the list’s rows.
    public var range: Range<Int>
  }

  /// In the order in which they are shown: by name, dates from the latest on, without a value last.
  public private(set) var groups: [Group] = []

  /// No groups.
  public init() {}

  public var isEmpty: Bool { groups.isEmpty }

  /// Puts rows together by the values of a column, and leaves them in their order within a group.
  public static func arrange(
    _ rows: [PostingTable.Row], by name: String, in table: PostingTable
  ) -> (rows: [PostingTable.Row], groups: RowGroups) {
    let values = ColumnValues(name, in: table)
    var numbers: [[UInt8]: Int] = [:]
    var labels: [(text: String?, folded: [UInt8], rows: [PostingTable.Row])] = []
    /// By the number of a value, the place among the labels: a million rows hold few values.
    var known: [Int: Int] = [:]
    for row in rows {
      let value = values.groupNumber(row, in: table)
      if let value, let number = known[value] {
        labels[number].rows.append(row)
        continue
      }
      let text = values.group(row, in: table)
      // Behind all that has a value; no folded text has this byte.
      let folded = text.map { Folding.foldTrimmed($0) } ?? [0xFF]
      let number = numbers[folded] ?? labels.count
      if number == labels.count {
        numbers[folded] = number
        labels.append((text, folded, []))
      }
      labels[number].rows.append(row)
      if let value { known[value] = number }
    }
    labels.sort { a, b in
      if (a.text == nil) != (b.text == nil) { return b.text == nil }
      return values.isDate
        ? b.folded.lexicographicallyPrecedes(a.folded) : a.folded.lexicographicallyPrecedes(b.folded)
    }
    var arranged: [PostingTable.Row] = []
    arranged.reserveCapacity(rows.count)
    var result = RowGroups()
    for label in labels {
      result.groups.append(Group(label: label.text, range: arranged.count..<(arranged.count + label.rows.count)))
      arranged += label.rows
    }
    return (arranged, result)
  }

  /// The number of the group that holds a row; nil when nothing is grouped.
  public func number(ofRow index: Int) -> Int? {
    var low = 0
    var high = groups.count
    while low < high {
      let middle = (low + high) / 2
      if groups[middle].range.upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < groups.count ? low : nil
  }

  /// A line of the list on the screen.
  public enum Line: Sendable, Equatable {
    case head(Group)
    /// An index into the list’s rows.
    case row(Int)
  }

  /// What is seen from a row on in so many lines: the head of its group first, whatever part of the group is above.
  public func lines(from top: Int, rowCount: Int, height: Int) -> [Line] {
    guard !isEmpty else { return (top..<max(top, min(rowCount, top + height))).map { .row($0) } }
    var lines: [Line] = []
    var index = top
    while lines.count < height, index < rowCount, let number = number(ofRow: index) {
      lines.append(.head(groups[number]))
      while lines.count < height, index < groups[number].range.upperBound {
        lines.append(.row(index))
        index += 1
      }
    }
    return lines
  }

  /// The first row at or after `top` from which on a row is in view.
  func top(showing index: Int, from top: Int, height: Int) -> Int {
    guard !isEmpty, let own = number(ofRow: index) else { return top }
    var top = top
    while top < index, let first = number(ofRow: top), index - top + 1 + (own - first + 1) > height { top += 1 }
    return top
  }
}
