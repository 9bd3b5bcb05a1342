public import Postings
internal import TerminalText

/// The columns of the list and their places, for a width.
public struct TableLayout: Sendable, Equatable {
  public struct Column: Sendable, Equatable {
    /// A role, `path`, or a field, as it was chosen.
    public var name: String
    /// From the left edge of the list, in cells.
    public var x: Int
    public var width: Int
  }

  public private(set) var columns: [Column] = []

  /// Mark and state stand before the columns, each with a blank after it.
  public static let gutter = 4
  private static let leastTitle = 12

  /// - Parameters:
  ///   - chosen: nil: the usual ones, as many as there is room for.
  ///   - current: a column that must be in view, whatever else is not.
  public init(width: Int, chosen: [ColumnChoice]?, current: String) {
    let room = max(1, width - Self.gutter)
    guard let chosen, !chosen.isEmpty else {
      place(Self.usual(width: width), room, total: width)
      return
    }
    var first = 0
    let wanted = chosen.firstIndex { $0.name == current } ?? 0
    while first < wanted, Self.fitting(chosen[first...], room, total: width) <= wanted - first { first += 1 }
    let count = Self.fitting(chosen[first...], room, total: width)
    place(Array(chosen[first..<(first + count)]), room, total: width)
  }

  /// What is shown when nobody has chosen.
  public static func usual(width: Int) -> [ColumnChoice] {
    var names: [String] = width >= 56 ? ["date", "title"] : ["title"]
    if width >= 76 { names.append("tag") }
    if width >= 36 { names.append("locale") }
    if width >= 66 { names.append("type") }
    return names.map { ColumnChoice($0) }
  }

  /// How many columns from the first one on fit; at least one.
  private static func fitting(_ columns: ArraySlice<ColumnChoice>, _ room: Int, total: Int) -> Int {
    var used = 0
    var count = 0
    for column in columns {
      let width = isStretchy(column) ? leastTitle : usualWidth(column, total: total)
      guard count == 0 || used + width <= room else { break }
      used += width + 1
      count += 1
    }
    return count
  }

  /// The title takes what the others leave; without one the last column does.
  private mutating func place(_ choices: [ColumnChoice], _ room: Int, total: Int) {
    let stretchy = choices.firstIndex(where: Self.isStretchy) ?? choices.count - 1
    let others = choices.enumerated().filter { $0.offset != stretchy }.reduce(0) {
      $0 + Self.usualWidth($1.element, total: total) + 1
    }
    var x = Self.gutter
    for (index, choice) in choices.enumerated() {
      let isLast = index == choices.count - 1
      var width = index == stretchy ? max(1, room - others) : Self.usualWidth(choice, total: total)
      if isLast { width = max(1, min(width, room + Self.gutter - x)) }
      columns.append(Column(name: choice.name, x: x, width: width))
      x += width + 1
    }
  }

  private static func isStretchy(_ column: ColumnChoice) -> Bool { column.name == "title" && column.width == nil }

  /// - Parameter total: of the list, in cells.
  public static func usualWidth(_ column: ColumnChoice, total: Int) -> Int {
    if let width = column.width { return width }
    switch column.name {
    case "date", "expires", "expiry": return 10
    case "title": return 30
    case "tag", "tags": return min(26, max(14, total / 5))
    case "locale", "lang": return 5
    case "type": return min(14, max(8, total / 10))
    case "state": return 9
    case "path", "file": return min(40, max(16, total / 4))
    case "format": return 6
    case "problems": return 8
    default: return min(20, max(10, column.name.columns + 1))
    }
  }
}
