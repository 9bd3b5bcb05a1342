internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// A text of several lines, in a box below its field, above it where there is more room, or over it.
struct TextBoxView {
  let box: TextBox
  let title: String
  let theme: Theme

  func draw(at field: Rect, within rows: Rect, on frame: inout Frame) {
    let place = Self.place(box, at: field, within: rows)
    let note = box.holdsLines ? "\(box.area.cursorLine)/\(box.area.lineCount)" : ""
    let inner = BoxWidget(
      title: title.cleaned(), note: note, style: theme.style(.border), titleStyle: theme.style(.boxTitle)
    )
    .draw(into: &frame, in: place)
    let bar = place.right(1).inset(top: 1, bottom: 1)
    TextAreaView(area: box.area, theme: theme).draw(in: inner, bar: bar, hasCursor: true, on: &frame)
  }

  static func place(_ box: TextBox, at field: Rect, within rows: Rect) -> Rect {
    let height = min(box.area.page + TextBox.rowsAround, rows.height)
    let isBelow = rows.maxY - field.maxY >= height
    let isAbove = field.y - rows.y >= height
    let y = isBelow ? field.maxY : isAbove ? field.y - height : rows.maxY - height
    return Rect(x: rows.x, y: y, width: rows.width, height: height)
  }
}
