public import Postings
internal import TerminalText

extension RowGroups {
  /// Puts rows together by the values of a column, and leaves them in their order within a group.
  ///
  /// - Parameter folds: the groups of which no row is among those given back.
  public static func arrange(
    _ rows: [PostingTable.Row], by name: String, in table: PostingTable, folds: GroupFolds = GroupFolds()
  ) -> (rows: [PostingTable.Row], groups: RowGroups) {
    var sorting = Sorting(name, table)
    for row in rows { sorting.add(row) }
    return sorting.result(folds)
  }

  /// Behind all that has a value; no folded text has this byte.
  private static let noKey: [UInt8] = [0xFF]

  /// The rows under each value, while they are met.
  private struct Sorting {
    let table: PostingTable
    let values: ColumnValues
    private var labels: [(text: String?, key: [UInt8], rows: [PostingTable.Row])] = []
    private var placeOfKey: [[UInt8]: Int] = [:]
    /// By the number of a value, the place among the labels: a million rows hold few values.
    private var placeOfNumber: [Int: Int] = [:]
    private var numbers: [Int] = []

    init(_ name: String, _ table: PostingTable) {
      self.table = table
      values = ColumnValues(name, in: table)
    }

    mutating func add(_ row: PostingTable.Row) {
      let areNumbered = values.groupNumbers(row, in: table, into: &numbers)
      if areNumbered, !numbers.isEmpty, numbers.allSatisfy({ placeOfNumber[$0] != nil }) {
        for number in numbers { put(row, at: placeOfNumber[number]!) }
        return
      }
      let texts = values.groups(row, in: table)
      if texts.isEmpty { put(row, at: place(of: nil)) }
      for (index, text) in texts.enumerated() {
        let place = place(of: text)
        if areNumbered, numbers.indices.contains(index) { placeOfNumber[numbers[index]] = place }
        put(row, at: place)
      }
    }

    /// Two spellings of one value in a posting are one place.
    private mutating func put(_ row: PostingTable.Row, at place: Int) {
      if labels[place].rows.last != row { labels[place].rows.append(row) }
    }

    private mutating func place(of text: String?) -> Int {
      let key = text.map { Folding.foldTrimmed($0) } ?? RowGroups.noKey
      if let place = placeOfKey[key] { return place }
      placeOfKey[key] = labels.count
      labels.append((text, key, []))
      return labels.count - 1
    }

    func result(_ folds: GroupFolds) -> (rows: [PostingTable.Row], groups: RowGroups) {
      let sorted = labels.sorted { a, b in
        if (a.text == nil) != (b.text == nil) { return b.text == nil }
        return values.isDate ? b.key.lexicographicallyPrecedes(a.key) : a.key.lexicographicallyPrecedes(b.key)
      }
      var arranged: [PostingTable.Row] = []
      arranged.reserveCapacity(sorted.reduce(0) { $0 + $1.rows.count })
      var result = RowGroups()
      var (stop, heads) = (0, 0)
      for label in sorted {
        let isFolded = folds.contains(label.key)
        let start = arranged.count
        if !isFolded {
          arranged += label.rows
          heads += 1
        }
        let group = Group(
          label: label.text, key: label.key, count: label.rows.count, isFolded: isFolded, range: start..<arranged.count,
          firstStop: stop, heads: heads)
        result.groups.append(group)
        stop = group.endStop
      }
      return (arranged, result)
    }
  }
}

/// Which groups are folded: some, or all but some, so that a group that comes up later is as the others are.
public struct GroupFolds: Sendable, Equatable {
  private var keys: Set<[UInt8]> = []
  private var areExceptions = false

  /// None.
  public init() {}

  func contains(_ key: [UInt8]) -> Bool { keys.contains(key) != areExceptions }

  mutating func toggle(_ key: [UInt8]) { if keys.remove(key) == nil { keys.insert(key) } }

  /// All groups, or none.
  mutating func setAll(folded: Bool) {
    keys = []
    areExceptions = folded
  }
}
