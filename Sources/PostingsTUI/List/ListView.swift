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
    let filter = FilterLineView(app: app, layout: layout, theme: theme)
    filter.draw(on: &frame)
    let cells = ListCells(app, in: layout.rows)
    drawHeads(cells, on: &frame)
    defer { filter.drawBelow(on: &frame) }
    if app.list.count == 0 { return drawEmpty(on: &frame) }
    for (offset, line) in app.list.lines.enumerated() {
      switch line {
      case .head(let group, let stop): drawGroup(group, stop, in: layout.rows.row(offset), on: &frame)
      case .row(let index, let stop): drawRow(index, stop, in: layout.rows.row(offset), cells, on: &frame)
      }
    }
  }

  // MARK: Table

  /// The order is an arrow beside the name, with its number when there are several; the column cursor is underlined.
  private func drawHeads(_ cells: ListCells, on frame: inout Frame) {
    let rect = layout.columnHeads
    // The best matches come first then, whatever the keys are.
    let keys = app.list.isRanked ? [] : app.collection.order.sort.keys
    let current = app.list.arrangement.current(width: layout.rows.width)
    for column in cells.columns {
      let index = keys.firstIndex {
        $0.name == column.name || ListCells.Kind($0.name) == column.kind && column.kind != .other
      }
      let arrow = index.map { (keys[$0].isDescending ? "↓" : "↑") + (keys.count > 1 ? "\($0 + 1)" : "") } ?? ""
      let text = column.head(in: app.language).truncated(to: max(1, column.width - arrow.columns)) + arrow
      let style = theme.style(column.name == current ? .columnHeadCurrent : .columnHead)
      frame.put(text, at: Position(x: column.x, y: rect.y), style: style, maxWidth: column.width)
    }
  }

  private func drawGroup(_ group: RowGroups.Group, _ stop: Int?, in rect: Rect, on frame: inout Frame) {
    let name = app.list.arrangement.group ?? ""
    let label = group.label.map {
      ListCells.Kind(name) == .state ? Phrase.state($0).text(in: app.language) : $0.cleaned()
    }
    let count = " \(group.count) "
    let sign = group.isFolded ? "+ " : ""
    let text = (sign + (label ?? Phrase.noValue.text(in: app.language))).truncated(
      to: max(1, rect.width - count.columns - 6))
    frame.fill(rect, with: "─", style: theme.style(.border))
    let used = frame.put(" " + text + " ", at: rect.origin.moved(2), style: theme.style(.groupHead))
    frame.put(
      count, at: Position(x: max(rect.x + 2 + used, rect.maxX - count.columns - 2), y: rect.y),
      style: theme.style(.quiet), maxWidth: count.columns)
    if let stop { drawCursor(at: stop, in: rect, on: &frame) }
  }

  private func drawEmpty(on frame: inout Frame) {
    let phrase: Phrase =
      app.list.isFiltered && app.list.bodies.running == nil
      ? .noMatches : app.collection.isLoading ? .reading(app.collection.table.count) : .noPostings
    frame.put(
      phrase.text(in: app.language), at: layout.rows.origin.moved(2, 1), style: theme.style(.quiet),
      maxWidth: layout.rows.width - 2)
  }

  private func drawRow(_ index: Int, _ stop: Int, in rect: Rect, _ cells: ListCells, on frame: inout Frame) {
    let row = app.list.rows[index]
    let state = cells.table.state(row)
    if app.list.marks.contains(row) { frame.put("*", at: rect.origin, style: theme.style(.mark)) }
    frame.put(String(state.letter), at: rect.origin.moved(2), style: theme.style(state.meaning))
    for column in cells.columns { drawCell(column, row, state, cells, y: rect.y, on: &frame) }
    drawCursor(at: stop, in: rect, on: &frame)
  }

  private func drawCursor(at stop: Int, in rect: Rect, on frame: inout Frame) {
    guard stop == app.list.cursor.index else { return }
    let isActive = app.top == nil
    let selection = theme.style(isActive ? .selection : .selectionAside)
    frame.restyle(rect) { selection.over(isActive ? .plain : $0) }
    if isActive && !app.list.isTyping { frame.cursor = rect.origin }
  }

  private func drawCell(
    _ column: ListCells.Column, _ row: PostingTable.Row, _ state: PostingState, _ cells: ListCells, y: Int,
    on frame: inout Frame
  ) {
    func put(_ text: String, _ meaning: Theme.Meaning) {
      frame.put(
        text.truncated(to: column.width), at: Position(x: column.x, y: y), style: theme.style(meaning),
        maxWidth: column.width)
    }
    switch column.kind {
    case .title: putTitle(cells.table, row, state, column, y, on: &frame)
    case .state: put(Phrase.state(state.rawValue).text(in: app.language), state.meaning)
    case .path: put(app.collection.shownName(cells.table.path(row)).truncated(to: column.width, at: .start), .quiet)
    default:
      let texts = cells.texts(column, row)
      guard let first = texts.first else {
        return put(column.kind == .locale || column.kind == .type ? "-" : "", .quiet)
      }
      let more = texts.count > 1 ? " +\(texts.count - 1)" : ""
      put(first.truncated(to: max(1, column.width - more.columns)) + more, Self.meaning(of: column.kind))
    }
  }

  private static func meaning(of kind: ListCells.Kind) -> Theme.Meaning {
    switch kind {
    case .date: .date
    case .tags: .tag
    case .locale: .locale
    case .type: .type
    default: .text
    }
  }

  private func putTitle(
    _ table: PostingTable, _ row: PostingTable.Row, _ state: PostingState, _ column: ListCells.Column, _ y: Int,
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
      style: theme.style(
        state == .broken || title == nil ? .quiet : state == .expired || state == .closed ? .quiet : .text),
      maxWidth: column.width)
    guard let problem, end - x > 8 else { return }
    let sentence = " \(problem.line): \(problem.sentence(in: app.language))".cleaned()
    frame.put(sentence.truncated(to: end - x), at: Position(x: x, y: y), style: theme.style(.error), maxWidth: end - x)
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
