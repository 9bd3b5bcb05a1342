internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws a posting being read, over the screen or in the preview.
struct DetailView {
  let detail: DetailViewModel
  let language: Language
  let theme: Theme
  /// Whether a scroll bar shows from the start that there is more, and not only once it has been scrolled.
  var tellsMore = true

  func draw(in rect: Rect, on frame: inout Frame) {
    let area = rect.inset(left: 1, bottom: detail.input == nil ? 0 : 1, right: 1)
    frame.clipped(to: area) { frame in
      for (offset, index) in detail.visible.enumerated() where offset < area.height {
        DetailLineView(line: detail.line(index), theme: theme).draw(in: area.row(offset), on: &frame)
      }
      drawMatches(area, on: &frame)
    }
    if detail.lineCount > rect.height, tellsMore || detail.top > 0 {
      ScrollbarWidget(count: detail.lineCount, offset: detail.top, style: theme.style(.border)).draw(
        into: &frame, in: rect.right(1))
    }
    guard let input = detail.input else { return }
    let line = rect.bottom(1)
    frame.fill(line)
    let used = frame.put("/ ", at: line.origin.moved(1), style: theme.style(.prompt))
    TextInputWidget(text: input.text, cursorOffset: input.cursor).draw(into: &frame, in: line.inset(left: used + 1))
  }

  private func drawMatches(_ area: Rect, on frame: inout Frame) {
    for (index, match) in detail.matches.enumerated() where detail.visible.contains(match.line) {
      let line = detail.line(match.line)
      let x = area.x + DetailLineView.textStart(of: line) + match.columns.lowerBound
      let rect = Rect(x: x, y: area.y + match.line - detail.top, width: match.columns.count, height: 1)
      let style = theme.style(index == detail.currentMatch ? .matchCurrent : .match)
      frame.restyle(rect) { style.over($0) }
    }
  }
}
