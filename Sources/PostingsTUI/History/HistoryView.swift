internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The commits of a posting, and below them what the one under the cursor changed.
struct HistoryView {
  let history: HistoryViewModel
  let app: AppViewModel
  let theme: Theme

  private var language: Language { app.language }

  func draw(in rect: Rect, on frame: inout Frame) {
    guard !history.isReading else {
      frame.put(
        language("Asking git…", "Lecture de git…"), at: rect.origin.moved(1), style: theme.style(.quiet),
        maxWidth: rect.width - 1)
      return
    }
    let list = rect.top(history.listHeight(rows: app.rows)).inset(left: 1, right: 1)
    for (offset, index) in history.cursor.visible.enumerated() where offset < list.height {
      draw(history.moments[index], in: list.row(offset), on: &frame)
      guard index == history.cursor.index else { continue }
      frame.restyle(list.row(offset)) { theme.style(.selection).over($0) }
      frame.cursor = list.row(offset).origin
    }
    let line = rect.row(list.height)
    frame.fill(line, with: "─", style: theme.style(.border))
    drawChange(in: rect.inset(top: list.height + 1, left: 1, right: 1), heading: line, on: &frame)
  }

  private func draw(_ moment: HistoryViewModel.Moment, in rect: Rect, on frame: inout Frame) {
    switch moment {
    case .now:
      frame.put(
        language("not committed", "pas encore validé"), at: rect.origin, style: theme.style(.warning),
        maxWidth: rect.width)
    case .commit(let commit):
      let head =
        PostingDate(day: Int((Double(commit.instant) / 86_400).rounded(.down))).dayText + "  "
        + String(commit.hash.prefix(7)) + "  "
      let used = frame.put(head, at: rect.origin, style: theme.style(.quiet), maxWidth: rect.width)
      let author = rect.width >= 60 ? commit.author.cleaned().truncated(to: 20) : ""
      let room = max(1, rect.width - used - (author.isEmpty ? 0 : author.columns + 2))
      frame.put(
        commit.subject.cleaned().truncated(to: room), at: rect.origin.moved(used), style: theme.style(.text),
        maxWidth: room)
      frame.put(
        author, at: rect.origin.moved(rect.width - author.columns), style: theme.style(.quiet), maxWidth: author.columns
      )
    }
  }

  private func drawChange(in rect: Rect, heading: Rect, on frame: inout Frame) {
    guard let change = history.change else { return }
    let note =
      change.lines.isEmpty
      ? language(" renamed or moved ", " renommé ou déplacé ")
      : " " + Phrase.bytesChange(lines: change.changedCount, kept: change.keptCount).text(in: language) + " "
    frame.put(
      note.truncated(to: max(1, heading.width - 2)), at: heading.origin.moved(1), style: theme.style(.quiet),
      maxWidth: heading.width - 1)
    for (offset, index) in change.cursor.visible.enumerated() where offset < rect.height {
      DiffLineView(line: change.lines[index], theme: theme).draw(in: rect.row(offset), on: &frame)
    }
  }
}
