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

  func draw(in rect: Rect, on frame: inout Frame) {
    let rows = rect.inset(bottom: 2)
    let nameWidth = nameWidth(rect.width)
    for (offset, index) in edit.cursor.visible.enumerated() where offset < rows.height {
      draw(edit.rows[index], index, in: rows.row(offset), nameWidth, on: &frame)
    }
    drawNewRow(rows, nameWidth, on: &frame)
    drawFoot(rect, on: &frame)
    drawChoices(rows, nameWidth, on: &frame)
  }

  private func nameWidth(_ width: Int) -> Int {
    let longest = edit.rows.map { $0.label.cleaned().columns + 2 * $0.depth }.max() ?? 8
    return min(longest, max(8, width / 3))
  }

  // MARK: Rows

  private func draw(_ row: FormRow, _ index: Int, in rect: Rect, _ nameWidth: Int, on frame: inout Frame) {
    let isSelected = index == edit.cursor.index
    frame.put(row.isChanged ? "~" : " ", at: rect.origin.moved(1), style: theme.style(.changed))
    let name = (String(repeating: "  ", count: row.depth) + row.label.cleaned()).fitted(to: nameWidth)
    frame.put(name, at: rect.origin.moved(3), style: theme.style(.fieldName))
    let value = rect.inset(left: nameWidth + 5)
    if isSelected, let entry = edit.entry, entry.path == row.path {
      draw(entry, in: value, on: &frame)
      return
    }
    let used = FieldValueView(row: row, language: language, theme: theme).draw(in: value, on: &frame)
    if let old = row.oldText {
      let was = Phrase.wasBefore(old.isEmpty ? Phrase.emptyField.text(in: language) : old).text(in: language).cleaned()
      frame.put(was.truncated(to: max(0, value.width - used - 3)), at: value.origin.moved(used + 2), style: theme.style(.quiet))
    }
    guard isSelected, edit.entry == nil else { return }
    frame.restyle(rect) { theme.style(.selection).over($0) }
    frame.cursor = rect.origin.moved(3)
  }

  /// What one should know of a field before changing it.
  private func note(_ row: FormRow) -> String {
    switch row.kind {
    case .tags:
      if case .list = row.value { return Phrase.storedAsList.text(in: language) }
      return row.tags.isEmpty ? "" : Phrase.storedAsCommaText.text(in: language)
    case .choice: return language("one of the values in use, or a new one", "une des valeurs utilisées, ou une nouvelle")
    case .flag: return language("yes or no: Space toggles it", "oui ou non : Espace le bascule")
    case .longText: return language("text of several lines: E opens it in your editor", "texte de plusieurs lignes : E l’ouvre dans votre éditeur")
    case .group: return language("its fields stand below", "ses champs sont dessous")
    case .fixed: return language("only your editor can change it: E", "seul votre éditeur peut le changer : E")
    case .date: return spellingNote(row) ?? language("a date", "une date")
    case .number: return language("a number", "un nombre")
    case .text: return spellingNote(row) ?? ""
    case .list: return Phrase.storedAsList.text(in: language)
    }
  }

  private func spellingNote(_ row: FormRow) -> String? {
    switch row.spelling {
    case .singleQuoted, .doubleQuoted: language("in quotes, which stay", "entre guillemets, qui restent")
    default: nil
    }
  }

  private func draw(_ entry: EditViewModel.Entry, in rect: Rect, on frame: inout Frame) {
    switch entry {
    case .text(let input, _), .rename(let input, _): draw(input, placeholder: "", in: rect, on: &frame)
    case .choice(let input, let suggestions, _):
      draw(input, placeholder: suggestions.highlightedText ?? edit.selected?.text ?? "", in: rect, on: &frame)
    case .tags(let editor, _): TagEditorView(editor: editor, theme: theme).draw(in: rect, on: &frame)
    case .newKey(let input, _): draw(input, placeholder: Phrase.newFieldName.text(in: language), in: rect, on: &frame)
    }
  }

  private func draw(_ input: TextInput, placeholder: String, in rect: Rect, on frame: inout Frame) {
    TextInputWidget(text: input.text, cursorOffset: input.cursor, placeholder: placeholder.cleaned(), style: theme.style(.input))
      .draw(into: &frame, in: rect.inset(right: 1))
  }

  /// A field that has no row yet is typed below the last one.
  private func drawNewRow(_ rows: Rect, _ nameWidth: Int, on frame: inout Frame) {
    let line = rows.row(newRowOffset(rows))
    guard let entry = edit.entry else {
      // Where the fields fill the screen, the key line alone says how to add one.
      guard !line.isEmpty else { return }
      frame.put(Phrase.newField.text(in: language), at: line.origin.moved(3), style: theme.style(.quiet), maxWidth: line.width - 3)
      return
    }
    guard isNew(entry) else { return }
    frame.fill(line)
    let name = entry.path?.description ?? "+"
    frame.put(name.cleaned().fitted(to: nameWidth), at: line.origin.moved(3), style: theme.style(.changed))
    draw(entry, in: line.inset(left: nameWidth + 5), on: &frame)
  }

  private func isNew(_ entry: EditViewModel.Entry) -> Bool { entry.path.map { path in !edit.rows.contains { $0.path == path } } ?? true }

  private func newRowOffset(_ rows: Rect) -> Int {
    let shown = edit.cursor.visible.count
    return edit.entry.map(isNew) == true ? min(shown, rows.height - 1) : shown
  }

  // MARK: Below

  private func drawFoot(_ rect: Rect, on frame: inout Frame) {
    let document = edit.draft.document
    let body = document.bytes[document.bodyRange]
    let summary = Phrase.bodySummary(lines: BodySize.lines(body), words: BodySize.words(body)).text(in: language)
    DividerWidget(title: summary, style: theme.style(.border), titleStyle: theme.style(.quiet)).draw(into: &frame, in: rect.bottom(2))
    guard let error = edit.refusal else {
      let note = edit.selected.map(self.note) ?? ""
      frame.put(note, at: rect.bottom(1).origin.moved(1), style: theme.style(.quiet), maxWidth: rect.width - 2)
      return
    }
    frame.put(error.sentence(in: language).cleaned().truncated(to: rect.width - 2), at: rect.bottom(1).origin.moved(1), style: theme.style(.error))
  }

  private func drawChoices(_ rows: Rect, _ nameWidth: Int, on frame: inout Frame) {
    guard let entry = edit.entry, let list = ChoiceList(entry, language: language) else { return }
    let offset = isNew(entry) ? newRowOffset(rows) : edit.cursor.index - edit.cursor.top
    ChoiceListView(list: list, theme: theme).draw(at: rows.row(offset).inset(left: nameWidth + 3), within: rows, on: &frame)
  }
}

/// How large a body is, in the units that people think in.
enum BodySize {
  static func lines(_ body: ArraySlice<UInt8>) -> Int {
    body.count { $0 == 0x0A } + (body.last.map { $0 == 0x0A ? 0 : 1 } ?? 0)
  }

  static func words(_ body: ArraySlice<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    for byte in body {
      let isBlank = byte <= 0x20
      if !isBlank && !isInWord { count += 1 }
      isInWord = !isBlank
    }
    return count
  }
}
