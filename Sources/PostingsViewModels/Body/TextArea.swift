/// Text of several lines while it is edited: a cursor, what was done to it, what was cut, and the rows in view.
public struct TextArea: Sendable, Equatable {
  var buffer: TextBuffer
  var cursor = TextBuffer.Place(line: 0, offset: 0)
  var history = TextHistory()
  /// The column that moving up and down keeps to.
  var wantedColumn: Int?
  /// What was cut last.
  var cut: [UInt8] = []
  var joinsCuts = false
  /// Counts changes, so that what depends on the text knows when to look again.
  var version = 0

  // What is in view.
  var columns = 80
  /// Rows in view.
  public internal(set) var page = 20
  /// The first row in view: a line, and the row of it.
  var topLine = 0
  var topRow = 0
  /// What is marked where it stands in view.
  public internal(set) var needle = ""
  var longLines = LongLines()

  /// Columns that tabs go to multiples of.
  public static let tabWidth = Graphemes.tabWidth

  /// - Parameter newLineEnd: for a text without a line end, of the text around it.
  init(_ bytes: some RandomAccessCollection<UInt8>, newLineEnd: TextBuffer.LineEnd = .lf) {
    buffer = TextBuffer(bytes, newLineEnd: newLineEnd)
  }

  public var canUndo: Bool { history.canUndo }
  public var canRedo: Bool { history.canRedo }
  public var lineCount: Int { buffer.lines.count }
  /// Counted from 1.
  public var cursorLine: Int { cursor.line + 1 }
  public var topLineIndex: Int { topLine }
  public var byteCount: Int { buffer.byteCount }
  /// Nil for a text too large to be counted.
  public var wordCount: Int? { buffer.wordCount }

  /// Puts another text in the place of all of it, as one step; the cursor stays where it was as far as that goes.
  mutating func take(_ bytes: some RandomAccessCollection<UInt8>) {
    let before = cursor
    var change = buffer.replace(buffer.start..<buffer.end, with: [])
    buffer = TextBuffer(bytes, newLineEnd: buffer.newLineEnd)
    change.new = buffer.lines
    change.cursorBefore = before
    cursor = afterJoining(before)
    change.cursorAfter = cursor
    history.add(change, isTyping: false)
    changed()
  }

  /// Undo and redo among the commands of moving and changing; false for one that is none of them.
  mutating func perform(_ command: Command) -> Bool {
    switch command {
    case .undo: undo()
    case .redo: redo()
    default: move(command, times: 1) || edit(command, times: 1)
    }
  }

  /// Rows that the text takes in a width, counted no further than a limit.
  func rowCount(columns: Int, upTo limit: Int) -> Int {
    var count = 0
    for line in buffer.lines {
      count += LineWrap(line.bytes, width: Self.width(columns)).rows.count
      if count >= limit { return limit }
    }
    return count
  }
}
