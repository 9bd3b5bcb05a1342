internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws the list: filter line, column heads, a row a posting.
struct ListView {
  let app: AppViewModel
  let layout: AppLayout
  let theme: Theme

  func draw(on frame: inout Frame) {
    drawFilter(on: &frame)
    let columns = ListColumns(layout.rows)
    drawHeads(columns, on: &frame)
    if app.list.rows.isEmpty { return drawEmpty(on: &frame) }
    for (offset, index) in app.list.cursor.visible.enumerated() {
      drawRow(index, in: layout.rows.row(offset), columns, on: &frame)
    }
  }

  // MARK: Filter line

  private func drawFilter(on frame: inout Frame) {
    let rect = layout.filter
    let list = app.list
    guard list.isTyping || list.isFiltered else {
      frame.put(Phrase.filterHint.text(in: app.language), at: rect.origin.moved(1), style: theme.style(.quiet), maxWidth: rect.width - 1)
      return
    }
    var x = rect.x + frame.put("/ ", at: rect.origin, style: theme.style(.prompt))
    let choices = list.facets.queryText
    if !choices.isEmpty {
      x += frame.put(choices + " ", at: Position(x: x, y: rect.y), style: theme.style(.filterClause), maxWidth: rect.maxX - x)
    }
    let error = list.queryError.map { $0.sentence(in: app.language) } ?? ""
    let room = max(8, rect.maxX - x - (error.isEmpty ? 0 : min(error.columns + 2, rect.width / 2)))
    if let input = list.input {
      TextInputWidget(text: input.text, cursorOffset: input.cursor)
        .draw(into: &frame, in: Rect(x: x, y: rect.y, width: min(room, rect.maxX - x), height: 1))
    } else {
      frame.put(list.filterText, at: Position(x: x, y: rect.y), style: theme.style(.text), maxWidth: room)
    }
    if !error.isEmpty {
      let text = error.truncated(to: max(0, rect.width / 2))
      frame.put(text, at: Position(x: rect.maxX - text.columns - 1, y: rect.y), style: theme.style(.error))
    }
  }

  // MARK: Table

  private func drawHeads(_ columns: ListColumns, on frame: inout Frame) {
    let rect = layout.columnHeads
    let sort = app.collection.order.sort.keys.first
    for column in columns.columns {
      let isSorted = column.kind.sortName == sort?.name
      let arrow = isSorted ? (sort!.isDescending ? "↓" : "↑") : ""
      let text = (column.kind.head(in: app.language) + arrow).truncated(to: column.width)
      frame.put(text, at: Position(x: column.x, y: rect.y), style: theme.style(.columnHead), maxWidth: column.width)
    }
  }

  private func drawEmpty(on frame: inout Frame) {
    let phrase: Phrase = app.list.isFiltered ? .noMatches : app.collection.isLoading ? .reading(app.collection.table.count) : .noPostings
    frame.put(phrase.text(in: app.language), at: layout.rows.origin.moved(2, 1), style: theme.style(.quiet), maxWidth: layout.rows.width - 2)
  }

  private func drawRow(_ index: Int, in rect: Rect, _ columns: ListColumns, on frame: inout Frame) {
    let row = app.list.rows[index]
    for column in columns.columns { drawCell(column, row, y: rect.y, on: &frame) }
    guard index == app.list.cursor.index else { return }
    let isActive = app.top == nil
    let selection = theme.style(isActive ? .selection : .selectionAside)
    frame.restyle(rect) { selection.over(isActive ? .plain : $0) }
    if isActive && !app.list.isTyping { frame.cursor = rect.origin }
  }

  private func drawCell(_ column: ListColumns.Column, _ row: PostingTable.Row, y: Int, on frame: inout Frame) {
    let table = app.collection.table
    func put(_ text: String, _ meaning: Theme.Meaning) {
      frame.put(text.cleaned().truncated(to: column.width), at: Position(x: column.x, y: y), style: theme.style(meaning), maxWidth: column.width)
    }
    let state = table.state(row)
    switch column.kind {
    case .mark: if app.list.marks.contains(row) { put("*", .mark) }
    case .state: put(String(state.letter), state.meaning)
    case .date: put(Self.day(table, row), .date)
    case .title: putTitle(table, row, state, column, y, on: &frame)
    case .tags:
      let tags = table.tags(row)
      guard let first = tags.first else { return }
      let more = tags.count > 1 ? " +\(tags.count - 1)" : ""
      put(first.cleaned().truncated(to: column.width - more.columns) + more, .tag)
    case .locale: put(table.locale(row) ?? "-", .locale)
    case .type: put(table.type(row) ?? "-", .type)
    }
  }

  private func putTitle(
    _ table: PostingTable, _ row: PostingTable.Row, _ state: PostingState, _ column: ListColumns.Column, _ y: Int,
    on frame: inout Frame
  ) {
    let problem = table.problems(row).first { $0.severity == .error }
    let name = String(cleaning: table.path(row).lastComponentBytes)
    let title = table.title(row).map { $0.cleaned() }
    var x = column.x
    let end = column.x + column.width
    let text = title ?? name
    x += frame.put(
      text.truncated(to: column.width), at: Position(x: x, y: y),
      style: theme.style(state == .broken || title == nil ? .quiet : state == .expired || state == .closed ? .quiet : .text), maxWidth: column.width)
    guard let problem, end - x > 8 else { return }
    let sentence = " \(problem.line): \(problem.sentence(in: app.language))".cleaned()
    frame.put(sentence.truncated(to: end - x), at: Position(x: x, y: y), style: theme.style(.error), maxWidth: end - x)
  }

  /// The day alone; a date that cannot be read is shown as it is.
  private static func day(_ table: PostingTable, _ row: PostingTable.Row) -> String {
    guard let text = table.dateText(row) else { return "" }
    return PostingDate(text)?.dayText ?? text
  }
}

extension PostingState {
  var meaning: Theme.Meaning {
    switch self {
    case .live: .live
    case .draft: .draft
    case .scheduled: .scheduled
    case .expired, .closed: .expired
    case .broken: .error
    }
  }
}
