internal import TerminalText

/// Rows of text in columns that line up on a terminal, cut to a width when there is one.
public struct TextTable: Sendable {
  /// One column: its heading and how its cells stand.
  public struct Column: Sendable, Hashable {
    /// As it is shown above the rows.
    public var heading: String
    /// Numbers stand at the right.
    public var isNumber: Bool
    /// Paths are cut at their start, where they are all alike.
    public var isPath: Bool

    /// A column of text, unless it is said to be otherwise.
    public init(_ heading: String, isNumber: Bool = false, isPath: Bool = false) {
      self.heading = heading
      self.isNumber = isNumber
      self.isPath = isPath
    }
  }

  /// From left to right.
  public var columns: [Column]
  /// A cell a column, cleaned.
  public private(set) var rows: [[String]] = []
  private var widths: [Int]

  private static let gap = 2
  /// Where nothing limits the width, a longer cell sticks out instead of pushing all others aside.
  private static let mostPadding = 120
  /// No column is cut below it while another one is wider.
  private static let leastWidth = 6

  /// A table without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
    widths = columns.map(\.heading.columns)
  }

  /// - Parameter cells: a text a column, which is cleaned here.
  public mutating func append(_ cells: [String]) {
    let cleaned = cells.map { $0.cleaned(for: .outputLine) }
    for (index, cell) in cleaned.enumerated() where index < widths.count {
      widths[index] = max(widths[index], cell.columns)
    }
    rows.append(cleaned)
  }

  /// The headings as a line, without blanks at its end.
  public func headings(width: Int?) -> String { line(columns.map(\.heading), fittedWidths(to: width), width) }

  /// Calls `body` with each row as a line.
  public func forEachLine(width: Int?, _ body: (String) -> Void) {
    let fitted = fittedWidths(to: width)
    for row in rows { body(line(row, fitted, width)) }
  }

  private func line(_ cells: [String], _ fitted: [Int], _ width: Int?) -> String {
    var line = ""
    for (index, cell) in cells.enumerated() where index < fitted.count && fitted[index] > 0 {
      if !line.isEmpty || index > 0 { line += String(repeating: " ", count: index == 0 ? 0 : Self.gap) }
      let cut = width == nil ? cell : cell.truncated(to: fitted[index], at: columns[index].isPath ? .start : .end)
      let isLast = index == fitted.count - 1
      line +=
        isLast && !columns[index].isNumber
        ? cut : cut.padded(to: fitted[index], alignment: columns[index].isNumber ? .right : .left)
    }
    let blanks = line.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return String(decoding: line.utf8.dropLast(blanks), as: UTF8.self)
  }

  /// Takes from the widest columns first, evenly, so that narrow ones stay whole.
  private func fittedWidths(to width: Int?) -> [Int] {
    guard let width else { return widths.map { min($0, Self.mostPadding) } }
    var fitted = widths
    var excess = fitted.reduce(0, +) + Self.gap * (fitted.count - 1) - width
    while excess > 0, let widest = fitted.max(), widest > Self.leastWidth {
      let next = max(fitted.filter { $0 < widest }.max() ?? Self.leastWidth, Self.leastWidth)
      let widestColumns = fitted.indices.filter { fitted[$0] == widest }
      let cut = min(widest - next, max(1, excess / widestColumns.count))
      for column in widestColumns where excess > 0 {
        fitted[column] -= cut
        excess -= cut
      }
    }
    return excess > 0 ? withoutLastColumns(fitted, excess) : fitted
  }

  /// A terminal too narrow for all columns shows the first ones.
  private func withoutLastColumns(_ widths: [Int], _ excess: Int) -> [Int] {
    var fitted = widths
    var excess = excess
    while excess > 0, fitted.count > 1 { excess -= fitted.removeLast() + Self.gap }
    if excess > 0 { fitted[0] = max(1, fitted[0] - excess) }
    return fitted
  }
}
