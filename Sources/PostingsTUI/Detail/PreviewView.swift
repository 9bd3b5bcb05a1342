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
    if layout.list.previewHeight > 0 {
      DividerWidget(style: theme.style(.border)).draw(into: &frame, in: rect.row(0))
      rect = rect.inset(top: 1)
    }
    DetailView(detail: preview, language: app.language, theme: theme).draw(in: rect, on: &frame)
  }
}
