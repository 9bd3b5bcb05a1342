internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws the filter line and what belongs to it: what is wrong, under its place, and what completes a word.
struct FilterLineView {
  let app: AppViewModel
  let layout: AppLayout
  let theme: Theme

  private var rect: Rect { layout.filter }

  func draw(on frame: inout Frame) {
    let list = app.list
    guard list.isTyping || list.isFiltered else {
      let hint =
        [Phrase.filterHint, .shortFilterHint].map { $0.text(in: app.language) }.first { $0.columns < rect.width } ?? "/"
      frame.put(hint, at: rect.origin.moved(1), style: theme.style(.quiet), maxWidth: rect.width - 1)
      return
    }
    frame.put("/ ", at: rect.origin, style: theme.style(.prompt))
    frame.put(choices, at: rect.origin.moved(2), style: theme.style(.filterClause), maxWidth: textRect.x - 2)
    if let widget {
      widget.draw(into: &frame, in: textRect)
    } else {
      frame.put(list.filterText, at: textRect.origin, style: theme.style(.text), maxWidth: textRect.width)
    }
    frame.put(note, at: Position(x: rect.maxX - note.columns - 1, y: rect.y), style: theme.style(.quiet))
  }

  /// The chosen facet values, and a blank.
  private var choices: String {
    let text = app.list.facets.queryText
    return text.isEmpty ? "" : text.truncated(to: max(8, rect.width / 2)) + " "
  }

  /// Where the text stands.
  private var textRect: Rect {
    let left = 2 + choices.columns
    let room = rect.width - left - (note.isEmpty ? 0 : note.columns + 2)
    return Rect(x: rect.x + left, y: rect.y, width: max(1, room), height: 1)
  }

  /// How the list is put in order by the words; left out where the text needs the room.
  private var note: String {
    guard app.list.queryError == nil, app.list.isRanked else { return "" }
    let text = (app.list.isNear ? Phrase.nearMatches : .bestFirst).text(in: app.language)
    let typed = (app.list.input?.text ?? app.list.filterText).columns + choices.columns + 4
    return typed + text.columns + 2 <= rect.width ? text : ""
  }

  private var widget: TextInputWidget? {
    app.list.input.map { TextInputWidget(text: $0.text, cursorOffset: $0.cursor) }
  }

  // MARK: Below the line

  func drawBelow(on frame: inout Frame) {
    guard app.top == nil else { return }
    if let error = app.list.queryError { drawError(error, on: &frame) }
    if let completion = app.list.filter.completion { drawCompletion(completion, on: &frame) }
  }

  /// A caret under the place, with what was expected there.
  private func drawError(_ error: QueryError, on frame: inout Frame) {
    let line = layout.screen.row(rect.y + 1)
    let x = column(ofScalar: error.position)
    let sentence = error.sentence(in: app.language).cleaned()
    frame.fill(line, with: " ", style: .plain)
    frame.put("^", at: Position(x: x, y: line.y), style: theme.style(.error))
    if x + 2 + sentence.columns <= line.width {
      frame.put(sentence, at: Position(x: x + 2, y: line.y), style: theme.style(.error))
    } else if sentence.columns + 1 <= x {
      frame.put(sentence, at: Position(x: x - sentence.columns - 1, y: line.y), style: theme.style(.error))
    } else {
      let below = layout.screen.row(line.y + 1)
      frame.fill(below, with: " ", style: .plain)
      frame.put(sentence.truncated(to: line.width - 1), at: below.origin.moved(1), style: theme.style(.error))
    }
  }

  /// - Parameter position: counted in scalars of the text.
  private func column(ofScalar position: Int) -> Int {
    let text = app.list.input?.text ?? app.list.filterText
    var before = String.UnicodeScalarView()
    before.append(contentsOf: text.unicodeScalars.prefix(position))
    let column = String(before).columns
    let shown = widget?.shownColumn(column, width: textRect.width) ?? column
    return textRect.x + max(0, min(shown, textRect.width - 1))
  }

  private func drawCompletion(_ completion: FilterCompletion, on frame: inout Frame) {
    let box = completionBox(completion)
    let inner = BoxWidget(note: "\(completion.candidates.count)", style: theme.style(.border)).draw(
      into: &frame, in: box)
    let first = max(0, min(completion.index - inner.height / 2, completion.candidates.count - inner.height))
    for (offset, candidate) in completion.candidates[first...].prefix(inner.height).enumerated() {
      let line = inner.row(offset)
      let count = String(candidate.count)
      let room = max(1, line.width - count.columns - 1)
      frame.put(
        candidate.label.cleaned().truncated(to: room), at: line.origin, style: theme.style(.text), maxWidth: room)
      frame.put(count, at: Position(x: line.maxX - count.columns, y: line.y), style: theme.style(.quiet))
      if first + offset == completion.index { frame.restyle(line) { theme.style(.selection).over($0) } }
    }
  }

  private func completionBox(_ completion: FilterCompletion) -> Rect {
    let area = layout.content.inset(top: 1)
    let label = completion.candidates.prefix(200).map { $0.label.columns + String($0.count).columns + 2 }.max() ?? 0
    let width = min(area.width, max(16, label + 4))
    let text = app.list.input?.text ?? ""
    let column = String(text.prefix(completion.start)).columns
    let shown = textRect.x + max(0, (widget?.shownColumn(column, width: textRect.width) ?? column)) - 2
    let x = max(0, min(shown, area.maxX - width))
    return Rect(x: x, y: area.y, width: width, height: min(area.height, completion.candidates.count + 2, 12))
  }
}
