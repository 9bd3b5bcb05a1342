internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Chips with the place where the next one is typed; the row slides so that the cursor is in view.
struct TagEditorView {
  let editor: TagEditor
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let chips = editor.tags.map { "[" + $0.cleaned() + "]" }
    let ends = chips.reduce(into: [0]) { $0.append($0.last! + $1.columns + 1) }
    let inputWidth = max(8, editor.input.text.cleaned().columns + 2)
    let focusEnd = editor.selected.map { ends[$0 + 1] } ?? ends.last! + inputWidth
    let skipped = max(0, focusEnd - rect.width)
    frame.clipped(to: rect) { frame in
      for (index, chip) in chips.enumerated() {
        let isSelected = index == editor.selected
        frame.put(
          chip, at: rect.origin.moved(ends[index] - skipped), style: theme.style(isSelected ? .tagSelected : .tag))
        if isSelected { frame.cursor = rect.origin.moved(ends[index] - skipped) }
      }
    }
    guard editor.selected == nil else { return }
    let start = ends.last! - skipped
    TextInputWidget(text: editor.input.text, cursorOffset: editor.input.cursor, style: theme.style(.input))
      .draw(into: &frame, in: Rect(x: rect.x + start, y: rect.y, width: min(inputWidth, rect.width - start), height: 1))
  }
}
