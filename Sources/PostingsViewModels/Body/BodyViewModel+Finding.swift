internal import TerminalText

/// Finding text, blind to case and accents.
extension BodyViewModel {
  mutating func beginFinding() {
    input = TextInput()
    cursorBeforeFinding = area.cursor
  }

  /// Whether the command did something to what is sought.
  mutating func editFinding(_ command: Command) {
    switch command {
    case .nextChoice: _ = findNext(forward: true)
    case .previousChoice: _ = findNext(forward: false)
    default: if input?.perform(command) == true { followInput() }
    }
  }

  mutating func endFinding(keeping: Bool) {
    if !keeping {
      area.needle = ""
      area.cursor = cursorBeforeFinding
      area.reveal()
    }
    input = nil
  }

  mutating func followInput() {
    area.needle = input?.text ?? ""
    area.cursor = cursorBeforeFinding
    _ = find(from: area.cursor, forward: true, includingStart: true)
  }

  /// Goes to the next place that holds what is sought, around the end to the first. False when there is none.
  mutating func findNext(forward: Bool) -> Bool {
    area.history.endStep()
    return find(from: area.cursor, forward: forward, includingStart: false)
  }

  mutating func find(from start: TextBuffer.Place, forward: Bool, includingStart: Bool) -> Bool {
    let wanted = Folding.fold(area.needle)
    guard !wanted.isEmpty else { return false }
    let count = area.buffer.lines.count
    // The line of the start is looked at twice: behind the start first, before it last.
    for step in 0...count {
      let line = ((start.line + (forward ? step : -step)) % count + count) % count
      let offsets = offsets(of: wanted, inLine: line)
      let isFirst = step == 0
      let found =
        forward
        ? offsets.first { !isFirst || (includingStart ? $0 >= start.offset : $0 > start.offset) }
        : offsets.last { !isFirst || $0 < start.offset }
      guard let found else { continue }
      area.cursor = TextBuffer.Place(line: line, offset: found)
      area.wantedColumn = nil
      area.reveal()
      return true
    }
    area.reveal()
    return false
  }

  func offsets(of wanted: [UInt8], inLine line: Int) -> [Int] {
    let bytes = area.buffer.lines[line].bytes
    guard Folding.fold(bytes).count >= wanted.count else { return [] }
    let columns = String(cleaning: bytes.map { $0 == 0x09 ? 0x20 : $0 }).columns(ofFolded: wanted)
    guard !columns.isEmpty else { return [] }
    // Tabs count as one column here, as they do in the text that was searched.
    var column = 0
    var starts: [Int: Int] = [:]
    for item in Graphemes(bytes).items {
      starts[column] = item.range.lowerBound
      column += bytes[item.range.lowerBound] == 0x09 ? 1 : item.columns
    }
    return columns.compactMap { starts[$0.lowerBound] }
  }
}
