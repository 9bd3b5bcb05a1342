/// A position in a list that is looked at through a window of some rows.
public struct ListCursor: Sendable, Equatable {
  public private(set) var index = 0
  /// The first row in view.
  public private(set) var top = 0
  public private(set) var count = 0
  /// Rows in view, at least 1.
  public private(set) var page = 1

  public init() {}

  public mutating func resize(count: Int, page: Int) {
    self.count = count
    self.page = max(1, page)
    move(to: index)
  }

  /// As near as there is a row.
  public mutating func move(to target: Int) {
    index = max(0, min(count - 1, target))
    if index < top { top = index }
    if index >= top + page { top = index - page + 1 }
    top = max(0, min(top, count - page))
  }

  /// Moves the window down so far that other lines (heads of groups) have room in it.
  mutating func raise(top: Int) { self.top = max(self.top, min(top, index)) }

  /// Where the window is small, the row goes to its top, as far as there are rows below.
  mutating func makeRoomBelow() { if page < 12 { top = max(top, min(index, count - page)) } }

  /// Shows the row in the middle when it was out of view.
  public mutating func reveal(_ target: Int) {
    let wasVisible = (top..<(top + page)).contains(target)
    if !wasVisible { top = max(0, target - page / 2) }
    move(to: target)
  }

  /// Moves the window, and the row only as far as it must.
  public mutating func scroll(by rows: Int) {
    top = max(0, min(top + rows, max(0, count - page)))
    index = max(top, min(index, min(top + page, count) - 1))
    index = max(0, index)
  }

  /// Whether the command is one of moving.
  @discardableResult
  public mutating func perform(_ command: Command, count times: Int = 1) -> Bool {
    switch command {
    case .moveDown: move(to: index + times)
    case .moveUp: move(to: index - times)
    case .pageDown: page(by: times * page)
    case .pageUp: page(by: -times * page)
    case .halfPageDown: page(by: times * max(1, page / 2))
    case .halfPageUp: page(by: -times * max(1, page / 2))
    case .moveFirst: move(to: 0)
    case .moveLast: move(to: count - 1)
    default: return false
    }
    return true
  }

  /// The window moves with the row, so that the row stays where the eye is.
  private mutating func page(by rows: Int) {
    top = max(0, min(top + rows, count - page))
    move(to: index + rows)
  }

  public var visible: Range<Int> { top..<max(top, min(count, top + page)) }
}
