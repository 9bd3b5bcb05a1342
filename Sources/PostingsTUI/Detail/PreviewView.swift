internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalUI

/// The posting under the list's cursor, beside the list or in a strip below it.
struct PreviewView {
  let app: AppViewModel
  let layout: AppLayout
  let theme: Theme

  func draw(on frame: inout Frame) {
    var rect = layout.preview
    guard !rect.isEmpty, let preview = app.preview else { return }
    let isStrip = layout.list.previewHeight > 0
    if isStrip {
      DividerWidget(style: theme.style(.border)).draw(into: &frame, in: rect.row(0))
      rect = rect.inset(top: 1)
    }
    // A strip hardly ever holds all of a posting, and a bar that changes at each move says nothing.
    DetailView(detail: preview, language: app.language, theme: theme, tellsMore: !isStrip).draw(in: rect, on: &frame)
  }
}
