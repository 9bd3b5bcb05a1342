internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws a text that is being edited: the rows in view, and a bar where there are more.
struct TextAreaView {
  let area: TextArea
  let theme: Theme

  /// - Parameter bar: a column for the bar.
  func draw(in rect: Rect, bar: Rect, hasCursor: Bool, on frame: inout Frame) {
    let (rows, cursor) = area.view
    frame.clipped(to: rect) { frame in
      for (offset, row) in rows.enumerated() where offset < rect.height { draw(row, in: rect.row(offset), on: &frame) }
    }
    let extent = area.extent
    if extent.count > bar.height {
      ScrollbarWidget(count: extent.count, offset: extent.offset, style: theme.style(.border)).draw(
        into: &frame, in: bar)
    }
    if hasCursor, let cursor, cursor.y < rect.height { frame.cursor = rect.origin.moved(cursor.x, cursor.y) }
  }

  private func draw(_ row: TextArea.Row, in line: Rect, on frame: inout Frame) {
    frame.put(text(of: row), at: line.origin, style: theme.style(.text), maxWidth: line.width)
    for columns in row.matches {
      let place = Rect(x: line.x + columns.lowerBound, y: line.y, width: columns.count, height: 1)
      frame.restyle(place) { theme.style(.match).over($0) }
    }
  }

  /// With tabs as blanks, and what a terminal must not get as marks.
  private func text(of row: TextArea.Row) -> String {
    guard row.bytes.contains(0x09) else { return String(cleaning: row.bytes) }
    var text = ""
    var column = row.startColumn
    for piece in row.bytes.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      if piece.offset > 0 {
        let blanks = TextArea.tabWidth - column % TextArea.tabWidth
        text += String(repeating: " ", count: blanks)
        column += blanks
      }
      let clean = String(cleaning: piece.element)
      text += clean
      column += clean.columns
    }
    return text
  }
}
