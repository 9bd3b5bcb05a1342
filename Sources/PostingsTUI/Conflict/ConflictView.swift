internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// What each side has of what both changed, a row a field, and the selected row whole below.
struct ConflictView {
  let conflict: ConflictViewModel
  let language: Language
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let columns = ConflictColumns(conflict, rect.inset(left: 1, right: 1), language)
    drawHead(rect, on: &frame)
    for kind in columns.columns.map(\.kind) {
      put(columns.title(kind), theme.style(.columnHead), columns.rect(of: kind, in: rect.row(1)), on: &frame)
    }
    let detailHeight = ConflictViewModel.detailHeight(rows: rect.height + 3)
    let list = rect.inset(top: 2, bottom: detailHeight)
    for (offset, index) in conflict.cursor.visible.enumerated() where offset < list.height {
      draw(conflict.rows[index], isSelected: index == conflict.cursor.index, columns, list.row(offset), on: &frame)
    }
    guard let row = conflict.selected else { return }
    ConflictDetailView(row: row, merge: conflict.merge, language: language, theme: theme)
      .draw(in: rect.bottom(detailHeight), on: &frame)
  }

  private func drawHead(_ rect: Rect, on frame: inout Frame) {
    let name = String(cleaning: conflict.file.path.lastComponentBytes)
    let room = rect.width - 2
    let whole = Phrase.conflict(name).text(in: language)
    let text = whole.columns <= room ? whole : language("changed on disk: ", "changé sur le disque : ") + name
    frame.put(text.truncated(to: room), at: rect.origin.moved(1), style: theme.style(.warning), maxWidth: room)
  }

  private func put(_ text: String, _ style: Style, _ rect: Rect?, on frame: inout Frame) {
    guard let rect else { return }
    frame.put(text.truncated(to: rect.width), at: rect.origin, style: style, maxWidth: rect.width)
  }

  private func draw(
    _ row: ConflictViewModel.Row, isSelected: Bool, _ columns: ConflictColumns, _ line: Rect, on frame: inout Frame
  ) {
    let texts = ConflictRowText(row: row, merge: conflict.merge, language: language)
    let keepsMine = row.choice == .mine || row.choice == .both
    let keepsTheirs = row.choice == .theirs || row.choice == .both
    let keep: Theme.Meaning = row.choice == nil ? .warning : row.isAutomatic ? .quiet : .changed
    put(texts.name, theme.style(.fieldName), columns.rect(of: .name, in: line), on: &frame)
    let shared = texts.sharedStart
    func value(_ text: String, _ meaning: Theme.Meaning, _ kind: ConflictColumns.Kind) {
      guard let place = columns.rect(of: kind, in: line) else { return }
      put(shared.cut(text, to: place.width), theme.style(meaning), place, on: &frame)
    }
    value(texts.base, .quiet, .base)
    value(texts.mine, keepsMine ? .added : .text, .mine)
    value(texts.theirs, keepsTheirs ? .added : .text, .theirs)
    if let place = columns.rect(of: .keep, in: line) {
      put(place.width < texts.keep.columns ? texts.keepShort : texts.keep, theme.style(keep), place, on: &frame)
    }
    guard isSelected else { return }
    if let entry = conflict.entry, let mine = columns.rect(of: .mine, in: line) {
      TextInputWidget(text: entry.text, cursorOffset: entry.cursor, style: theme.style(.input))
        .draw(into: &frame, in: Rect(x: mine.x, y: line.y, width: line.maxX - mine.x - 1, height: 1))
      return
    }
    frame.restyle(line) { theme.style(.selection).over($0) }
    frame.cursor = line.origin.moved(1)
  }
}
