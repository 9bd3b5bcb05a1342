internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalUI

/// Draws the built-in editor: its text, and what is sought below.
struct BodyView {
  let body: BodyViewModel
  let language: Language
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let area = rect.inset(left: 1, bottom: body.input == nil ? 0 : 1, right: 1)
    TextAreaView(area: body.area, theme: theme).draw(
      in: area, bar: rect.right(1), hasCursor: body.input == nil, on: &frame)
    guard let input = body.input else { return }
    let line = rect.bottom(1)
    frame.fill(line)
    let used = frame.put("/ ", at: line.origin.moved(1), style: theme.style(.prompt))
    TextInputWidget(text: input.text, cursorOffset: input.cursor).draw(into: &frame, in: line.inset(left: used + 1))
  }
}
