public import Postings

extension ListViewModel {
  /// The marked postings that are shown, in the order of the list; hidden ones are never acted on.
  public var markedRows: [PostingTable.Row] { marks.isEmpty ? [] : rows.filter { marks.contains($0) } }

  /// Marked postings that the filter hides.
  public var hiddenMarkCount: Int { marks.isEmpty ? 0 : marks.count - markedRows.count }

  /// What an act is for: the marks, else the posting under the cursor.
  public var targets: [PostingTable.Row] {
    marks.isEmpty ? selectedRow.map { [$0] } ?? [] : markedRows
  }

  /// Whether the command was one of marking.
  mutating func runMark(_ command: Command, times: Int) -> Bool {
    switch command {
    case .toggleMark: toggleMark(times: times)
    case .markRange: toggleRange()
    case .extendMarksDown: extend(.moveDown, times)
    case .extendMarksUp: extend(.moveUp, times)
    case .markAllVisible: marks.toggleAll(rows)
    case .invertMarks: marks.invert(rows)
    case .clearMarks: marks.clear()
    default: return false
    }
    return true
  }

  private mutating func toggleMark(times: Int) {
    if marks.isInRange {
      marks.endRange()
      return
    }
    for _ in 0..<min(times, rows.count) {
      guard let row = selectedRow else { return }
      marks.toggle(row)
      let index = cursor.index
      _ = move(.moveDown, times: 1)
      if cursor.index == index { return }
    }
  }

  private mutating func toggleRange() {
    guard let row = selectedRow else { return }
    if marks.isInRange { marks.endRange() } else { marks.beginRange(at: row, loose: false) }
  }

  private mutating func extend(_ command: Command, _ times: Int) {
    guard let row = selectedRow else { return }
    marks.beginRange(at: row, loose: true)
    moveCursor(command, times: times)
    marks.follow(cursor: cursor.index, in: rows)
  }
}
