internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// After the first key of a sequence: what can follow.
struct WhichKeyView {
  let app: AppViewModel
  let keymap: Keymap
  let pending: [Key]
  let theme: Theme

  func draw(over rect: Rect, on frame: inout Frame) {
    let rows = keymap.continuations(of: pending, in: app.context).map {
      ($0.rest, $0.command.help(in: app.language, on: app.context))
    }
    let keyWidth = rows.map(\.0.columns).max() ?? 1
    let width = (rows.map { keyWidth + 2 + $0.1.columns }.max() ?? 0) + 4
    let box = rect.bottom(rows.count + 2).right(min(width, rect.width))
    let inner = BoxWidget(
      title: KeySequence(pending).label, style: theme.style(.border), titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: box)
    for (index, (key, help)) in rows.enumerated() {
      let line = inner.row(index)
      frame.put(key, at: line.origin, style: theme.style(.key), maxWidth: line.width)
      frame.put(
        help, at: line.origin.moved(keyWidth + 2), style: theme.style(.text), maxWidth: line.width - keyWidth - 2)
    }
  }
}
