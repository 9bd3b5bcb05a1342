internal import TerminalUI

extension Position {
  /// As many cells to the right, and down.
  func moved(_ columns: Int, _ rows: Int = 0) -> Position { Position(x: x + columns, y: y + rows) }
}
