internal import TerminalText

/// Moving the cursor by characters, words, rows and lines.
extension TextArea {
  /// False for commands that are none of moving.
  mutating func move(_ command: Command, times: Int) -> Bool {
    switch command {
    case .charLeft: for _ in 0..<times { moveLeft() }
    case .charRight: for _ in 0..<times { moveRight() }
    case .wordLeft: for _ in 0..<times { cursor = wordStart(before: cursor) }
    case .wordRight: for _ in 0..<times { cursor = wordEnd(after: cursor) }
    case .lineStart: cursor.offset = 0
    case .lineEnd: cursor.offset = buffer.lines[cursor.line].bytes.count
    case .moveFirst: cursor = buffer.start
    case .moveLast: cursor = buffer.end
    case .moveDown, .moveUp, .pageDown, .pageUp, .halfPageDown, .halfPageUp: return moveByRows(command, times)
    default: return false
    }
    endOfMoving()
    wantedColumn = nil
    return true
  }

  mutating func endOfMoving() {
    history.endStep()
    joinsCuts = false
    reveal()
  }

  mutating func moveByRows(_ command: Command, _ times: Int) -> Bool {
    let distance: Int =
      switch command {
      case .moveDown: times
      case .moveUp: -times
      case .pageDown: times * max(1, page - 1)
      case .pageUp: -times * max(1, page - 1)
      case .halfPageDown: times * max(1, page / 2)
      default: -times * max(1, page / 2)
      }
    var (row, column) = wrap(cursor.line).place(of: cursor.offset)
    let wanted = wantedColumn ?? column
    (row, column) = (row + distance, wanted)
    var line = cursor.line
    while row < 0, line > 0 {
      line -= 1
      row += wrap(line).rows.count
    }
    var count = wrap(line).rows.count
    while row >= count, line < buffer.lines.count - 1 {
      row -= count
      line += 1
      count = wrap(line).rows.count
    }
    let isBeyond = row < 0 || row >= count
    cursor = TextBuffer.Place(line: line, offset: wrap(line).offset(row: max(0, min(row, count - 1)), column: column))
    if isBeyond, distance < 0 { cursor = buffer.start }
    if isBeyond, distance > 0 { cursor = buffer.end }
    endOfMoving()
    wantedColumn = isBeyond ? nil : wanted
    return true
  }

  mutating func moveLeft() { cursor = place(before: cursor) }
  mutating func moveRight() { cursor = place(after: cursor) }

  func place(before place: TextBuffer.Place) -> TextBuffer.Place {
    if let offset = graphemes(place.line).offset(before: place.offset) {
      return TextBuffer.Place(line: place.line, offset: offset)
    }
    guard place.line > 0 else { return place }
    return TextBuffer.Place(line: place.line - 1, offset: buffer.lines[place.line - 1].bytes.count)
  }

  func place(after place: TextBuffer.Place) -> TextBuffer.Place {
    if let offset = graphemes(place.line).offset(after: place.offset) {
      return TextBuffer.Place(line: place.line, offset: offset)
    }
    guard place.line < buffer.lines.count - 1 else { return place }
    return TextBuffer.Place(line: place.line + 1, offset: 0)
  }

  func wordStart(before start: TextBuffer.Place) -> TextBuffer.Place {
    let bytes = buffer.lines[start.line].bytes
    guard start.offset > 0 else { return place(before: start) }
    let items = graphemes(start.line).items
    var index = items.partitioningIndex { $0.range.lowerBound >= start.offset }
    while index > 0, !Self.isWord(bytes[items[index - 1].range]) { index -= 1 }
    while index > 0, Self.isWord(bytes[items[index - 1].range]) { index -= 1 }
    return TextBuffer.Place(line: start.line, offset: index < items.count ? items[index].range.lowerBound : bytes.count)
  }

  func wordEnd(after start: TextBuffer.Place) -> TextBuffer.Place {
    let bytes = buffer.lines[start.line].bytes
    guard start.offset < bytes.count else { return place(after: start) }
    let graphemes = graphemes(start.line), items = graphemes.items
    var index = graphemes.index(at: start.offset)
    while index < items.count, !Self.isWord(bytes[items[index].range]) { index += 1 }
    while index < items.count, Self.isWord(bytes[items[index].range]) { index += 1 }
    return TextBuffer.Place(line: start.line, offset: index < items.count ? items[index].range.lowerBound : bytes.count)
  }

  static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let character = String(decoding: bytes, as: UTF8.self).first else { return false }
    return character != "\u{FFFD}" && (character.isLetter || character.isNumber)
  }
}
