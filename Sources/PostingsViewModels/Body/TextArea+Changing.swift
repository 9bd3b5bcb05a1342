/// Typing, deleting, cutting and putting back.
extension TextArea {
  /// Typed or pasted text; of control characters only tabs and line ends are taken.
  mutating func type(_ text: String) {
    let clean = text.utf8.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard !clean.isEmpty else { return }
    joinsCuts = false
    let isTyping = clean.count <= 8 && !clean.contains(0x0A) && !clean.contains(0x0D)
    replace(cursor..<cursor, with: Array(clean), isTyping: isTyping)
    // Each word is a step of its own.
    if text == " " { history.endStep() }
  }

  /// False for commands that are none of changing text; those that can do nothing leave the text alone.
  mutating func edit(_ command: Command, times: Int) -> Bool {
    switch command {
    case .newLine: for _ in 0..<times { replace(cursor..<cursor, with: [0x0A]) }
    case .indent:
      replace(cursor..<cursor, with: Array(repeating: 0x20, count: 2 - Graphemes(lineBeforeCursor).columns % 2))
    case .deleteBackward: for _ in 0..<times { delete(place(before: cursor)..<cursor) }
    case .deleteForward: for _ in 0..<times { delete(cursor..<place(after: cursor)) }
    case .deleteWordBackward: cutOut(wordStart(before: cursor)..<cursor, before: true)
    case .deleteWordForward: cutOut(cursor..<wordEnd(after: cursor))
    case .deleteToStart: cutOut(TextBuffer.Place(line: cursor.line, offset: 0)..<cursor, before: true)
    case .deleteToEnd: cutToEnd()
    case .cutLine: cutLine()
    case .yank: if !cut.isEmpty { replace(cursor..<cursor, with: cut) }
    case .transpose: transpose()
    default: return false
    }
    if ![.deleteWordBackward, .deleteWordForward, .deleteToStart, .deleteToEnd, .cutLine].contains(command) {
      joinsCuts = false
    }
    return true
  }

  var lineBeforeCursor: [UInt8] { Array(buffer.lines[cursor.line].bytes[..<cursor.offset]) }

  mutating func delete(_ range: Range<TextBuffer.Place>) {
    if !range.isEmpty { replace(range, with: [], isTyping: range.lowerBound.line == range.upperBound.line) }
  }

  mutating func cutOut(_ range: Range<TextBuffer.Place>, before: Bool = false) {
    guard !range.isEmpty else { return }
    let bytes = buffer.bytes(range)
    cut = !joinsCuts ? bytes : before ? bytes + cut : cut + bytes
    joinsCuts = true
    replace(range, with: [])
  }

  /// To the end of the line; at the end, the line end itself.
  mutating func cutToEnd() {
    let end = TextBuffer.Place(line: cursor.line, offset: buffer.lines[cursor.line].bytes.count)
    cutOut(cursor < end ? cursor..<end : cursor..<place(after: cursor))
  }

  /// The whole line, its end too.
  mutating func cutLine() {
    let start = TextBuffer.Place(line: cursor.line, offset: 0)
    let isLast = cursor.line == buffer.lines.count - 1
    cutOut(start..<(isLast ? buffer.end : TextBuffer.Place(line: cursor.line + 1, offset: 0)))
  }

  mutating func transpose() {
    let bytes = buffer.lines[cursor.line].bytes
    let graphemes = Graphemes(bytes), items = graphemes.items
    guard items.count > 1, cursor.offset > 0 else { return }
    let right = min(graphemes.index(at: cursor.offset), items.count - 1)
    let (one, other) = (items[right - 1].range, items[right].range)
    let range =
      TextBuffer.Place(
        line: cursor.line, offset: one.lowerBound)..<TextBuffer.Place(line: cursor.line, offset: other.upperBound)
    replace(range, with: Array(bytes[other] + bytes[one]))
  }

  mutating func replace(_ range: Range<TextBuffer.Place>, with text: [UInt8], isTyping: Bool = false) {
    let before = cursor
    var change = buffer.replace(range, with: text)
    change.cursorBefore = before
    cursor = afterJoining(change.cursorAfter)
    history.add(change, isTyping: isTyping)
    changed()
  }

  /// A combining mark joins the character before it: the cursor must not stand inside.
  func afterJoining(_ place: TextBuffer.Place) -> TextBuffer.Place {
    let place = buffer.clamped(place)
    let bytes = buffer.lines[place.line].bytes
    // Between two plain letters nothing joins: only what lies between such places is looked at.
    func isApart(_ offset: Int) -> Bool { bytes[offset - 1] < 0x80 && bytes[offset] < 0x80 }
    var start = place.offset
    while start > 0, start == bytes.count || !isApart(start) { start -= 1 }
    var end = place.offset
    while end < bytes.count, end == 0 || !isApart(end) { end += 1 }
    let graphemes = Graphemes(Array(bytes[start..<end]))
    let index = graphemes.index(at: place.offset - start)
    guard index < graphemes.items.count, graphemes.items[index].range.lowerBound + start < place.offset else {
      return place
    }
    return TextBuffer.Place(line: place.line, offset: graphemes.items[index].range.upperBound + start)
  }

  mutating func changed() {
    version += 1
    wantedColumn = nil
    reveal()
  }

  mutating func undo() -> Bool {
    guard let change = history.undo() else { return false }
    buffer.revert(change)
    cursor = buffer.clamped(change.cursorBefore)
    changed()
    return true
  }

  mutating func redo() -> Bool {
    guard let change = history.redo() else { return false }
    buffer.apply(change)
    cursor = buffer.clamped(change.cursorAfter)
    changed()
    return true
  }
}
