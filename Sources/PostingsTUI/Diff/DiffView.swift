internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// What a save will write, in a box over the form.
struct DiffView {
  let diff: DiffViewModel
  let language: Language
  let theme: Theme

  func draw(over rect: Rect, on frame: inout Frame) {
    let height = min(rect.height, diff.lines.count + 2 + DiffViewModel.rowsBelow(height: rect.height))
    let box = rect.centered(Size(width: min(rect.width, DiffViewModel.mostColumns), height: height))
    let inner = BoxWidget(
      title: Phrase.writeThis.text(in: language), note: String(cleaning: diff.path.lastComponentBytes),
      style: theme.style(.border), titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: box)
    let list = inner.inset(bottom: DiffViewModel.rowsBelow(height: rect.height))
    for (offset, index) in diff.cursor.visible.enumerated() where offset < list.height {
      DiffLineView(line: diff.lines[index], theme: theme).draw(in: list.row(offset), on: &frame)
    }
    let whole = Phrase.bytesChange(lines: diff.changedCount, kept: diff.keptCount).text(in: language)
    let short = language(
      "\(diff.changedCount) changed, \(diff.keptCount) as before",
      "\(diff.changedCount) changées, \(diff.keptCount) inchangées")
    frame.put(
      whole.columns <= inner.width ? whole : short, at: inner.bottom(1).origin, style: theme.style(.quiet),
      maxWidth: inner.width)
  }
}
