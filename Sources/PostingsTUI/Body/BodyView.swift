internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws the built-in editor: the rows in view, a bar beside them, and what is sought below.
struct BodyView {
  let body: BodyViewModel
  let language: Language
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let area = rect.inset(left: 1, bottom: body.input == nil ? 0 : 1, right: 1)
    let (rows, cursor) = body.view
    frame.clipped(to: area) { frame in
      for (offset, row) in rows.enumerated() where offset < area.height { draw(row, in: area.row(offset), on: &frame) }
    }
    if body.lineCount > rect.height {
      ScrollbarWidget(count: body.lineCount, offset: body.topLineIndex, style: theme.style(.border)).draw(into: &frame, in: rect.right(1))
    }
    guard let input = body.input else {
      if let cursor, cursor.y < area.height { frame.cursor = area.origin.moved(cursor.x, cursor.y) }
      return
    }
    let line = rect.bottom(1)
    frame.fill(line)
    let used = frame.put("/ ", at: line.origin.moved(1), style: theme.style(.prompt))
    TextInputWidget(text: input.text, cursorOffset: input.cursor).draw(into: &frame, in: line.inset(left: used + 1))
  }

  private func draw(_ row: BodyViewModel.Row, in line: Rect, on frame: inout Frame) {
    frame.put(text(of: row), at: line.origin, style: theme.style(.text), maxWidth: line.width)
    for columns in row.matches {
      let place = Rect(x: line.x + columns.lowerBound, y: line.y, width: columns.count, height: 1)
      frame.restyle(place) { theme.style(.match).over($0) }
    }
  }

  /// With tabs as blanks, and what a terminal must not get as marks.
  private func text(of row: BodyViewModel.Row) -> String {
    guard row.bytes.contains(0x09) else { return String(cleaning: row.bytes) }
    var text = ""
    var column = row.startColumn
    for piece in row.bytes.split(separator: 0x09, omittingEmptySubsequences: false).enumerated() {
      if piece.offset > 0 {
        let blanks = BodyViewModel.tabWidth - column % BodyViewModel.tabWidth
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
