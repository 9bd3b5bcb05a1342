internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The command line in the place of the status line, with what completes it in a box above.
struct CommandLineView {
  let line: CommandLineViewModel
  let language: Language
  let theme: Theme

  static func box(_ line: CommandLineViewModel, in layout: AppLayout) -> Rect {
    let height = min(layout.content.height, min(line.completions.count, line.cursor.page) + 2)
    return layout.content.bottom(height)
  }

  func draw(over layout: AppLayout, on frame: inout Frame) {
    if !line.completions.isEmpty { drawCompletions(Self.box(line, in: layout), on: &frame) }
    let rect = layout.status
    frame.fill(rect, with: " ", style: .plain)
    let prompt = frame.put(":", at: rect.origin, style: theme.style(.prompt))
    let failure = line.failure.map { $0.cleaned().truncated(to: rect.width * 2 / 3) } ?? ""
    let room = rect.inset(left: prompt, right: failure.isEmpty ? 1 : failure.columns + 2)
    TextInputWidget(text: line.input.text, cursorOffset: line.input.cursor).draw(into: &frame, in: room)
    frame.put(failure, at: Position(x: rect.maxX - failure.columns - 1, y: rect.y), style: theme.style(.error))
  }

  private func drawCompletions(_ box: Rect, on frame: inout Frame) {
    let inner = BoxWidget(note: "\(line.completions.count)", style: theme.style(.border)).draw(into: &frame, in: box)
    let shown = line.cursor.visible.map { line.completions[$0] }
    let usage = min(inner.width * 2 / 3, max(20, shown.map(\.usage.columns).max() ?? 0))
    for (offset, index) in line.cursor.visible.enumerated() where offset < inner.height {
      draw(line.completions[index], usage, isSelected: index == line.cursor.index, in: inner.row(offset), on: &frame)
    }
  }

  private func draw(
    _ completion: CommandLineViewModel.Completion, _ usage: Int, isSelected: Bool, in row: Rect, on frame: inout Frame
  ) {
    let isOff = completion.whyUnavailable != nil
    frame.put(
      completion.usage.truncated(to: usage), at: row.origin, style: theme.style(isOff ? .quiet : .prompt),
      maxWidth: usage)
    let keys = completion.keys.truncated(to: 14)
    let help = completion.whyUnavailable ?? completion.help
    let room = max(0, row.width - usage - 2 - keys.columns - 1)
    frame.put(
      help.truncated(to: room), at: row.origin.moved(usage + 2), style: theme.style(isOff ? .quiet : .text),
      maxWidth: room)
    if room > 0 { frame.put(keys, at: Position(x: row.maxX - keys.columns, y: row.y), style: theme.style(.key)) }
    if isSelected { frame.restyle(row) { theme.style(.selection).over($0) } }
  }
}
