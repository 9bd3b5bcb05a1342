/// What was done to a text, to be taken back and made again. Letters typed one after the other are one step.
struct TextHistory: Sendable, Equatable {
  private var past: [TextBuffer.Change] = []
  private var future: [TextBuffer.Change] = []
  private var cost = 0
  private var joins = false

  /// Bytes of memory; the oldest steps go first.
  private static let limit = 64 << 20

  var canUndo: Bool { !past.isEmpty }
  var canRedo: Bool { !future.isEmpty }

  /// - Parameter isTyping: whether it belongs to the step before, if that was typing at the same line too.
  mutating func add(_ change: TextBuffer.Change, isTyping: Bool) {
    future = []
    if isTyping, joins, let last = past.last, last.line == change.line, last.new == change.old {
      past[past.count - 1].new = change.new
      past[past.count - 1].cursorAfter = change.cursorAfter
    } else {
      past.append(change)
      cost += change.cost
      while cost > Self.limit, past.count > 1 { cost -= past.removeFirst().cost }
    }
    joins = isTyping
  }

  /// The next letter begins a step of its own.
  mutating func endStep() { joins = false }

  mutating func undo() -> TextBuffer.Change? {
    joins = false
    guard let change = past.popLast() else { return nil }
    cost -= change.cost
    future.append(change)
    return change
  }

  mutating func redo() -> TextBuffer.Change? {
    joins = false
    guard let change = future.popLast() else { return nil }
    cost += change.cost
    past.append(change)
    return change
  }
}
