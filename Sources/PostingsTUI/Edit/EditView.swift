internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// Draws the form: a row a field, what is typed in its row, and choices in a box below it.
struct EditView {
  let edit: EditViewModel
  let language: Language
  let theme: Theme
  /// Days since 1970-01-01.
  let today: Int

  func draw(in rect: Rect, on frame: inout Frame) {
    let rows = rect.inset(top: edit.focus.isEmpty ? 0 : 1, bottom: 2)
    drawWay(rect, on: &frame)
    let nameWidth = edit.nameWidth
    for (offset, index) in edit.cursor.visible.enumerated() where offset < rows.height {
      draw(edit.rows[index], index, in: rows.row(offset), nameWidth, on: &frame)
    }
    drawNewRow(rows, nameWidth, on: &frame)
    drawFoot(rect, on: &frame)
    drawChoices(rows, nameWidth, on: &frame)
  }

  /// How one came into the list or table that is shown.
  private func drawWay(_ rect: Rect, on frame: inout Frame) {
    guard !edit.focus.isEmpty else { return }
    let way = edit.focus.components.map { component in
      switch component {
      case .key(let key): key.cleaned()
      case .index(let index): "[\(index)]"
      }
    }.joined(separator: " › ")
    let room = rect.width - 2
    let text = way.columns <= room ? way : "…" + way.suffix(max(1, room - 1))
    frame.put(text, at: rect.origin.moved(1), style: theme.style(.fieldTitle), maxWidth: room)
  }

  // MARK: Rows

  private func draw(_ row: FormRow, _ index: Int, in rect: Rect, _ nameWidth: Int, on frame: inout Frame) {
    let isSelected = index == edit.cursor.index
    if row.complaint != nil { frame.put("!", at: rect.origin, style: theme.style(.warning)) }
    frame.put(row.isChanged ? "~" : " ", at: rect.origin.moved(1), style: theme.style(.changed))
    let name = (String(repeating: "  ", count: row.depth) + row.label.cleaned()).fitted(to: nameWidth)
    frame.put(name, at: rect.origin.moved(3), style: theme.style(isAside(row) ? .quiet : .fieldName))
    let value = rect.inset(left: nameWidth + 5)
    if isSelected, let entry = edit.entry, entry.path == row.path, !entry.isMenu {
      draw(entry, in: value, on: &frame)
      return
    }
    let used = FieldValueView(row: row, language: language, theme: theme).draw(in: value, on: &frame)
    // Less would say nothing.
    if let old = row.oldText, value.width - used >= 16 {
      let room = max(0, value.width - used - 3)
      let cut = SharedStart([old, row.text ?? ""]).cut(
        old.cleaned(), to: max(1, room - Phrase.wasBefore("").text(in: language).columns))
      let was = Phrase.wasBefore(old.isEmpty ? Phrase.emptyField.text(in: language) : cut).text(in: language)
      frame.put(was.truncated(to: room), at: value.origin.moved(used + 2), style: theme.style(.quiet))
    }
    guard isSelected, edit.entry?.isMenu ?? true, edit.entry.map({ $0.path == row.path }) ?? true else { return }
    frame.restyle(rect) { theme.style(.selection).over($0) }
    frame.cursor = rect.origin.moved(3)
  }

  /// Not in the file, or not shown by the CMS that it belongs to.
  private func isAside(_ row: FormRow) -> Bool { row.presence != .inFile || row.isHidden }

  private func draw(_ entry: EditViewModel.Entry, in rect: Rect, on frame: inout Frame) {
    switch entry {
    case .text(let input, _), .rename(let input, _): draw(input, placeholder: "", in: rect, on: &frame)
    case .choice(let input, let suggestions, _):
      draw(input, placeholder: suggestions.highlightedText ?? edit.selected?.text ?? "", in: rect, on: &frame)
    case .tags(let editor, _): TagEditorView(editor: editor, theme: theme).draw(in: rect, on: &frame)
    case .lines, .absence: break
    case .newKey(let input, _): draw(input, placeholder: Phrase.newFieldName.text(in: language), in: rect, on: &frame)
    }
  }

  private func draw(_ input: TextInput, placeholder: String, in rect: Rect, on frame: inout Frame) {
    TextInputWidget(
      text: input.text, cursorOffset: input.cursor, placeholder: placeholder.cleaned(), style: theme.style(.input)
    )
    .draw(into: &frame, in: rect.inset(right: 1))
  }

  /// A field that has no row yet is typed below the last one.
  private func drawNewRow(_ rows: Rect, _ nameWidth: Int, on frame: inout Frame) {
    let shown = edit.cursor.visible.count
    let line = rows.row(edit.isEntryNew ? Self.entryOffset(edit, rows) : shown)
    guard let entry = edit.entry else {
      // Where the fields fill the screen, the key line alone says how to add one.
      guard !line.isEmpty else { return }
      frame.put(
        Phrase.newField.text(in: language), at: line.origin.moved(3), style: theme.style(.quiet),
        maxWidth: line.width - 3)
      return
    }
    guard edit.isEntryNew else { return }
    frame.fill(line)
    let name = entry.path?.description ?? "+"
    frame.put(name.cleaned().fitted(to: nameWidth), at: line.origin.moved(3), style: theme.style(.changed))
    draw(entry, in: line.inset(left: nameWidth + 5), on: &frame)
  }

  /// Where the box of a text is, if one is open.
  static func boxPlace(_ edit: EditViewModel, within rows: Rect) -> Rect? {
    guard case .lines(let box, _)? = edit.entry else { return nil }
    return TextBoxView.place(box, at: rows.row(entryOffset(edit, rows)), within: rows)
  }

  /// The row of what is typed.
  private static func entryOffset(_ edit: EditViewModel, _ rows: Rect) -> Int {
    edit.isEntryNew ? min(edit.cursor.visible.count, rows.height - 1) : edit.cursor.index - edit.cursor.top
  }

  // MARK: Below

  private func drawFoot(_ rect: Rect, on frame: inout Frame) {
    let summary =
      switch edit.bodySize {
      case .counted(let lines, let words): Phrase.bodySummary(lines: lines, words: words).text(in: language)
      case .megabytes(let number): language("body: \(number) MB", "corps : \(number) Mo")
      }
    DividerWidget(title: summary, style: theme.style(.border), titleStyle: theme.style(.quiet)).draw(
      into: &frame, in: rect.bottom(2))
    guard let error = edit.refusal else {
      let (note, isWarning) = FieldNote(edit: edit, language: language).line
      let text = note.columns <= rect.width - 2 ? note : note.truncated(to: rect.width - 2)
      frame.put(text, at: rect.bottom(1).origin.moved(1), style: theme.style(isWarning ? .warning : .quiet))
      return
    }
    frame.put(
      error.sentence(in: language).cleaned().truncated(to: rect.width - 2), at: rect.bottom(1).origin.moved(1),
      style: theme.style(.error))
  }

  private func drawChoices(_ rows: Rect, _ nameWidth: Int, on frame: inout Frame) {
    guard let entry = edit.entry else { return }
    let offset = Self.entryOffset(edit, rows)
    let field = rows.row(offset).inset(left: nameWidth + 3)
    if case .lines(let box, let path) = entry {
      TextBoxView(box: box, title: path.description, theme: theme).draw(at: rows.row(offset), within: rows, on: &frame)
    } else if case .absence(let menu, _) = entry {
      AbsenceMenuView(menu: menu, language: language, theme: theme).draw(at: field, within: rows, on: &frame)
    } else if let day = edit.typedDay {
      CalendarView(day: day, today: today, language: language, theme: theme).draw(at: field, within: rows, on: &frame)
    } else if let list = ChoiceList(entry, language: language) {
      ChoiceListView(list: list, theme: theme).draw(at: field, within: rows, on: &frame)
    }
  }
}

extension EditViewModel.Entry {
  /// Whether it is a box beside the value, which stays in view.
  fileprivate var isMenu: Bool {
    switch self {
    case .absence, .lines: true
    default: false
    }
  }
}
