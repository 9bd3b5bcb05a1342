import TerminalText

/// A screenful of cells in memory: what a view draws and a terminal shows.
///
/// Positions are those of the screen, columns and rows from 0. Whatever lies outside of the ``clip`` is not drawn.
/// Text is cleaned on its way into the cells, so no control character or escape sequence can be in one.
public struct Frame: Hashable, Sendable {
  /// The size of the screen.
  public let size: Size
  /// Where the hardware cursor stands; hidden when `nil`.
  public var cursor: Position?
  /// The part that can be drawn on; ``clipped(to:_:)`` narrows it.
  public private(set) var clip: Rect

  private var cells: [Cell]

  /// Makes a frame of blanks.
  public init(size: Size) {
    self.size = size
    clip = Rect(size: size)
    cells = Array(repeating: .blank, count: size.width * size.height)
  }

  /// The whole screen.
  public var bounds: Rect { Rect(size: size) }

  /// The cell at a position, which must lie on the screen.
  public subscript(position: Position) -> Cell {
    precondition(bounds.contains(position), "no cell at \(position.x), \(position.y)")
    return cells[index(position.x, position.y)]
  }

  /// The cells of a row, which must lie on the screen.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    precondition(y >= 0 && y < size.height, "no row \(y)")
    return cells[index(0, y)..<index(0, y + 1)]
  }

  /// Runs `draw` with a clip that lies within both the rectangle and the clip so far.
  @discardableResult
  public mutating func clipped<Result>(to rect: Rect, _ draw: (inout Frame) throws -> Result) rethrows -> Result {
    let outer = clip
    clip = outer.intersection(rect)
    defer { clip = outer }
    return try draw(&self)
  }

  private func index(_ x: Int, _ y: Int) -> Int { y * size.width + x }
}

extension Frame {
  /// One place of the screen.
  public struct Cell: Hashable, Sendable {
    /// A character with the marks on it; a space where nothing is; empty in the second half of a wide character.
    public fileprivate(set) var text: String
    /// How it looks.
    public fileprivate(set) var style: Style
    /// The columns of `text`: 1, 2 for a wide character, 0 in the second half of one.
    public fileprivate(set) var columns: UInt8

    static let blank = Cell(text: " ", style: .plain, columns: 1)
  }

  /// Writes one line of text, cleaned, from a position on; gives the columns that it took.
  ///
  /// At most `maxWidth` columns are taken; a wide character that does not fit is left out. Text may begin left of the
  /// clip: what lies there is cut off. A line end is shown as a sign, never obeyed.
  @discardableResult
  public mutating func put(
    _ text: some StringProtocol, at position: Position, style: Style = .plain, maxWidth: Int = .max
  ) -> Int {
    let limit = max(0, min(maxWidth, size.width - position.x))
    var writer = CellWriter(start: position, limit: limit, style: style)
    // Marks take no columns: text of nothing else must end too.
    var scalarsLeft = limit < 1 << 20 ? limit * 16 + 64 : Int.max
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next, scalarsLeft > 0 {
      next = scalars.next()
      scalarsLeft -= 1
      if scalar == "\r", next == "\n" { continue }
      guard writer.add(scalar, to: &self) else { break }
    }
    return writer.columns
  }

  /// Gives every cell of the rectangle this style and, unless `nil`, this text (one column wide, a space by default).
  public mutating func fill(_ rect: Rect, with character: Character? = " ", style: Style = .plain) {
    let area = clip.intersection(rect)
    guard !area.isEmpty else { return }
    let text = character.map { String($0).cleaned() }
    precondition(text.map { $0.columns == 1 } ?? true, "a filling takes one column")
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        if let text {
          setCell(Cell(text: text, style: style, columns: 1), x, y)
        } else {
          cells[index(x, y)].style = style
        }
      }
    }
  }

  /// Changes the style of every cell of the rectangle and leaves the text.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = clip.intersection(rect)
    guard !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX {
        cells[index(x, y)].style = change(cells[index(x, y)].style)
      }
    }
  }

  /// Gives each cell that has a text another one of the same columns; a wide one becomes single cells.
  mutating func replaceTexts(_ change: (_ text: String, _ columns: Int) -> String) {
    for place in cells.indices where cells[place].columns > 0 {
      let columns = Int(cells[place].columns)
      let new = change(cells[place].text, columns)
      guard new != cells[place].text else { continue }
      guard columns == 2 else {
        cells[place].text = new
        continue
      }
      for (offset, character) in new.prefix(2).enumerated() {
        cells[place + offset] = Cell(text: String(character), style: cells[place].style, columns: 1)
      }
    }
  }

  /// Sets a cell within the clip; what it leaves of a wide character becomes blank.
  private mutating func setCell(_ cell: Cell, _ x: Int, _ y: Int) {
    guard clip.contains(Position(x: x, y: y)) else { return }
    let place = index(x, y)
    if cells[place].columns == 0, cell.columns != 0 { cells[place - 1].becomeBlank() }
    if cells[place].columns == 2, x + 1 < size.width { cells[place + 1].becomeBlank() }
    cells[place] = cell
  }

  /// Sets a wide character's two cells, or a blank where only one of them can be drawn.
  fileprivate mutating func set(_ text: String, columns: Int, style: Style, _ x: Int, _ y: Int) {
    let left = Position(x: x, y: y)
    guard columns == 2 else { return setCell(Cell(text: text, style: style, columns: 1), x, y) }
    let right = Position(x: x + 1, y: y)
    guard clip.contains(left), clip.contains(right) else {
      for half in [left, right] { setCell(Cell(text: " ", style: style, columns: 1), half.x, half.y) }
      return
    }
    setCell(Cell(text: " ", style: style, columns: 1), right.x, y)
    setCell(Cell(text: text, style: style, columns: 1), x, y)
    cells[index(x, y)].columns = 2
    cells[index(x + 1, y)] = Cell(text: "", style: style, columns: 0)
  }

  /// Puts a mark on the character at a cell; beyond four it is left out, as curses would.
  fileprivate mutating func addMark(_ mark: Unicode.Scalar, _ x: Int, _ y: Int) {
    guard clip.contains(Position(x: x, y: y)), cells[index(x, y)].columns > 0 else { return }
    guard cells[index(x, y)].text.unicodeScalars.count <= 4 else { return }
    cells[index(x, y)].text.unicodeScalars.append(mark)
  }
}

extension Frame.Cell {
  fileprivate mutating func becomeBlank() {
    text = " "
    columns = 1
  }
}

/// Lays scalars into cells, one after another.
private struct CellWriter {
  let start: Position
  let limit: Int
  let style: Style
  private(set) var columns = 0
  private var lastColumns = 0

  init(start: Position, limit: Int, style: Style) {
    self.start = start
    self.limit = limit
    self.style = style
  }

  /// Adds what a scalar looks like; false when there is no more room.
  mutating func add(_ scalar: Unicode.Scalar, to frame: inout Frame) -> Bool {
    if 0x20..<0x7F ~= scalar.value { return advance(scalar, columns: 1, in: &frame) }
    for shown in String(scalar).cleaned().unicodeScalars {
      guard advance(shown, columns: shown.columns, in: &frame) else { return false }
    }
    return true
  }

  private mutating func advance(_ scalar: Unicode.Scalar, columns width: Int, in frame: inout Frame) -> Bool {
    if width == 0 {
      if lastColumns > 0 { frame.addMark(scalar, start.x + columns - lastColumns, start.y) }
      return true
    }
    guard columns + width <= limit else { return false }
    frame.set(String(scalar), columns: width, style: style, start.x + columns, start.y)
    columns += width
    lastColumns = width
    return true
  }
}

/// The screen as text, for tests and for people.
extension Frame {
  /// Each row's text, without the blanks at its end.
  public var lines: [String] {
    (0..<size.height).map { y in
      var line = row(y).map(\.text).joined()
      while line.utf8.last == 0x20 { line.unicodeScalars.removeLast() }
      return line
    }
  }

  /// The rows, joined by `\n`.
  public var text: String { lines.joined(separator: "\n") }

  /// The rows with the style of each run before it: `{bold red}text{}`; the cursor's place is the last line.
  public var styledText: String {
    var lines = (0..<size.height).map(styledLine)
    if let cursor { lines.append("cursor \(cursor.x),\(cursor.y)") }
    return lines.joined(separator: "\n")
  }

  private func styledLine(_ y: Int) -> String {
    var line = ""
    var style = Style.plain
    let cells = row(y)
    let end = cells.lastIndex { $0 != .blank }.map { $0 + 1 } ?? cells.startIndex
    for cell in cells[..<end] {
      if cell.style != style {
        style = cell.style
        line += "{\(style)}"
      }
      line += cell.text
    }
    return style == .plain ? line : line + "{}"
  }
}
