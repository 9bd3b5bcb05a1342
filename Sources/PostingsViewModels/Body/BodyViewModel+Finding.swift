internal import TerminalText

/// Finding text, blind to case and accents.
extension BodyViewModel {
  mutating func beginFinding() {
    input = TextInput()
    cursorBeforeFinding = cursor
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
      needle = ""
      cursor = cursorBeforeFinding
      reveal()
    }
    input = nil
  }

  mutating func followInput() {
    needle = input?.text ?? ""
    cursor = cursorBeforeFinding
    _ = find(from: cursor, forward: true, includingStart: true)
  }

  /// Goes to the next place that holds what is sought, around the end to the first. False when there is none.
  mutating func findNext(forward: Bool) -> Bool {
    history.endStep()
    return find(from: cursor, forward: forward, includingStart: false)
  }

  mutating func find(from start: TextBuffer.Place, forward: Bool, includingStart: Bool) -> Bool {
    let wanted = Folding.fold(needle)
    guard !wanted.isEmpty else { return false }
    let count = buffer.lines.count
    // The line of the start is looked at twice: behind the start first, before it last.
    for step in 0...count {
      let line = ((start.line + (forward ? step : -step)) % count + count) % count
      let offsets = offsets(of: wanted, inLine: line)
      let isFirst = step == 0
      let found = forward
        ? offsets.first { !isFirst || (includingStart ? $0 >= start.offset : $0 > start.offset) }
        : offsets.last { !isFirst || $0 < start.offset }
      guard let found else { continue }
      cursor = TextBuffer.Place(line: line, offset: found)
      wantedColumn = nil
      reveal()
      return true
    }
    reveal()
    return false
  }

  func offsets(of wanted: [UInt8], inLine line: Int) -> [Int] {
    let bytes = buffer.lines[line].bytes
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
