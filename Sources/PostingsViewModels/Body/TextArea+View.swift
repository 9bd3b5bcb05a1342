internal import TerminalText

/// What is in view: rows of the screen, made anew from the lines that it shows.
extension TextArea {
  /// One row of the screen.
  public struct Row: Sendable, Equatable {
    /// Of the text, counted from 0.
    public var line: Int
    public var bytes: [UInt8]
    /// Columns of the row that hold what is sought.
    public var matches: [Range<Int>]
    /// Whether the line began in a row above.
    public var isContinued: Bool
    /// Columns from the start of the line, which tabs count by.
    public var startColumn: Int
  }

  /// The rows in view, and where the cursor stands among them.
  public var view: (rows: [Row], cursor: (x: Int, y: Int)?) {
    var rows: [Row] = []
    var position: (x: Int, y: Int)?
    var line = topLine
    var first = topRow
    while line < buffer.lines.count, rows.count < page {
      let wrap = wrap(line)
      let place = line == cursor.line ? wrap.place(of: cursor.offset) : nil
      for row in first..<max(first, wrap.rows.count) where rows.count < page {
        if place?.row == row { position = (place!.column, rows.count) }
        let slice = Array(wrap.bytes(ofRow: row))
        let start = wrap.rows[row].isEmpty ? 0 : wrap.graphemes.items[wrap.rows[row].lowerBound].column
        rows.append(
          Row(line: line, bytes: slice, matches: matches(in: slice), isContinued: row > 0, startColumn: start))
      }
      first = 0
      line += 1
    }
    return (rows, position)
  }

  /// What a bar shows: rows where they are quickly counted, else lines; and where the view begins among them.
  public var extent: (count: Int, offset: Int) {
    guard buffer.lines.count <= Self.fewLines else { return (buffer.lines.count, topLine) }
    let counts = buffer.lines.indices.map { wrap($0).rows.count }
    return (counts.reduce(0, +), counts[..<topLine].reduce(0, +) + topRow)
  }

  private static let fewLines = 200

  func matches(in row: [UInt8]) -> [Range<Int>] {
    needle.isEmpty ? [] : String(cleaning: row).columns(ofFolded: Folding.fold(needle))
  }

  var width: Int { Self.width(columns) }

  /// The last column is the cursor's.
  static func width(_ columns: Int) -> Int { max(2, columns - 1) }

  mutating func resize(columns: Int, page: Int) {
    (self.columns, self.page) = (columns, max(1, page))
    reveal()
  }

  func wrap(_ line: Int) -> LineWrap {
    longLines.wrap(line, version: version, width: width) ?? LineWrap(buffer.lines[line].bytes, width: width)
  }

  func graphemes(_ line: Int) -> Graphemes {
    longLines.wrap(line, version: version, width: width)?.graphemes ?? Graphemes(buffer.lines[line].bytes)
  }

  /// Those that the next frame and the next key ask for.
  private mutating func rememberLongLines() {
    let wanted = Set([cursor.line, topLine, min(topLine + 1, buffer.lines.count - 1)])
    longLines.remember(wanted.map { ($0, buffer.lines[$0].bytes) }, version: version, width: width)
  }

  /// Scrolls no more than it must for the cursor to be in view.
  mutating func reveal() {
    topLine = min(topLine, buffer.lines.count - 1)
    rememberLongLines()
    defer { rememberLongLines() }
    let row = wrap(cursor.line).place(of: cursor.offset).row
    topRow = min(topRow, wrap(topLine).rows.count - 1)
    if cursor.line < topLine || cursor.line == topLine && row < topRow {
      (topLine, topRow) = (cursor.line, row)
      return
    }
    // Rows between the top and the cursor, counted no further than they matter.
    var rows = -topRow
    var line = topLine
    while line < cursor.line, rows <= page {
      rows += wrap(line).rows.count
      line += 1
    }
    guard line < cursor.line || rows + row >= page else { return }
    (topLine, topRow) = (cursor.line, row)
    scroll(by: -(page - 1))
  }

  /// Moves what is in view by rows; the cursor stays where it is in the text.
  mutating func scroll(by rows: Int) {
    var left = abs(rows)
    if rows < 0 {
      while left > 0, topLine > 0 || topRow > 0 {
        if topRow > 0 {
          let step = min(left, topRow)
          topRow -= step
          left -= step
        } else {
          topLine -= 1
          topRow = wrap(topLine).rows.count
        }
      }
    } else {
      while left > 0 {
        let count = wrap(topLine).rows.count
        if topRow + left < count {
          topRow += left
          return
        }
        guard topLine < buffer.lines.count - 1 else {
          topRow = count - 1
          return
        }
        left -= count - topRow
        topLine += 1
        topRow = 0
      }
    }
  }

  /// The wheel: the cursor follows into view.
  mutating func scrollView(by rows: Int) {
    scroll(by: rows)
    let (rows, position) = view
    guard position == nil, !rows.isEmpty else { return }
    let isAbove = cursor.line < topLine || cursor.line == topLine
    place(atRow: isAbove ? 0 : rows.count - 1, column: wantedColumn ?? 0)
  }

  /// A click: the place under it.
  mutating func place(atRow y: Int, column: Int) {
    history.endStep()
    var line = topLine
    var row = topRow + max(0, y)
    while line < buffer.lines.count - 1 {
      let count = wrap(line).rows.count
      if row < count { break }
      row -= count
      line += 1
    }
    cursor = TextBuffer.Place(line: line, offset: wrap(line).offset(row: row, column: column))
    wantedColumn = nil
    reveal()
  }
}
