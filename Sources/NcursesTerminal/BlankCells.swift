import TerminalUI

/// Lets blanks look like what stands before them where nobody can see the difference: each change of style is some ten
/// bytes on the wire, and a row changes its style at nearly every blank.
enum BlankCells {
  /// Longer runs are plain, so that curses can jump over or erase them.
  private static let longestRun = 12

  /// The row with the cheapest style for each blank that shows none.
  static func settled(_ row: ArraySlice<Frame.Cell>) -> [Style] {
    var styles = row.map(\.style)
    let cells = Array(row)
    var x = 0
    while x < cells.count {
      guard isInvisible(cells[x]) else {
        x += 1
        continue
      }
      var end = x
      while end < cells.count, isInvisible(cells[end]) { end += 1 }
      let before = x > 0 && showsNothingOnBlanks(styles[x - 1]) ? styles[x - 1] : .plain
      let style = end == cells.count || end - x > longestRun ? .plain : before
      for index in x..<end { styles[index] = style }
      x = end
    }
    return styles
  }

  private static func isInvisible(_ cell: Frame.Cell) -> Bool { cell.text == " " && showsNothingOnBlanks(cell.style) }

  /// Whether a blank in this style looks as in any other such style.
  private static func showsNothingOnBlanks(_ style: Style) -> Bool {
    style.background == .default && style.attributes.isDisjoint(with: [.reverse, .underline, .strikethrough])
  }
}
