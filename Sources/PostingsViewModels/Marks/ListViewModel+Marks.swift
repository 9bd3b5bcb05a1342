public import Postings

extension ListViewModel {
  /// The marked postings that are shown, in the order of the list, each once; hidden ones are never acted on.
  public var markedRows: [PostingTable.Row] {
    guard markedCount > 0 else { return [] }
    let marked = rows.filter { marks.contains($0) }
    guard marked.count > markedCount else { return marked }
    var seen: Set<PostingTable.Row> = []
    return marked.filter { seen.insert($0).inserted }
  }

  /// Marked postings that the filter or a folded group hides.
  public var hiddenMarkCount: Int { marks.count - markedCount }

  /// What an act is for: the marks, else the posting under the cursor.
  public var targets: [PostingTable.Row] {
    marks.isEmpty ? selectedRow.map { [$0] } ?? [] : markedRows
  }

  /// The same, without looking for them.
  public var hasTargets: Bool { marks.isEmpty ? selectedRow != nil : markedCount > 0 }

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
    guard let index = selectedIndex else { return }
    if marks.isInRange { marks.endRange() } else { marks.beginRange(at: index, in: rows, loose: false) }
  }

  private mutating func extend(_ command: Command, _ times: Int) {
    guard let index = selectedIndex else { return }
    marks.beginRange(at: index, in: rows, loose: true)
    moveCursor(command, times: times)
    followMarks()
  }

  /// A range ends at the cursor, or at the last row before a folded head.
  mutating func followMarks() {
    guard let anchor = marks.anchor else { return }
    if let index = selectedIndex { return marks.follow(cursor: index, in: rows) }
    guard let next = foldedGroup?.range.lowerBound else { return }
    marks.follow(cursor: anchor < next ? next - 1 : next, in: rows)
  }
}
