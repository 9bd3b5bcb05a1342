internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// What can be chosen while a field is typed in.
struct ChoiceList {
  var suggestions: Suggestions
  /// Said above the values: what is typed is new, or looks like something.
  var note: String?

  init?(_ entry: EditViewModel.Entry, language: Language) {
    switch entry {
    case .text, .lines, .rename, .absence: return nil
    case .choice(let input, let suggestions, _):
      self.suggestions = suggestions
      note = Self.isNew(input.text, suggestions) ? Phrase.createValue(input.text).text(in: language) : nil
    case .newKey(_, let suggestions): self.suggestions = suggestions
    case .tags(let editor, _):
      suggestions = editor.suggestions
      if let lookAlike = editor.lookAlike {
        note = Phrase.looksLike(lookAlike).text(in: language)
      } else if Self.isNew(editor.input.text, editor.suggestions) {
        note = Phrase.createValue(editor.input.text).text(in: language)
      }
    }
    if suggestions.shown.isEmpty && note == nil { return nil }
  }

  private static func isNew(_ text: String, _ suggestions: Suggestions) -> Bool {
    !text.isEmpty && !suggestions.shown.contains { $0.text.utf8.elementsEqual(text.utf8) }
  }
}

/// The choices in a box below the field, or above it where there is no room.
struct ChoiceListView {
  let list: ChoiceList
  let theme: Theme
  private static let mostRows = 10

  func draw(at field: Rect, within area: Rect, on frame: inout Frame) {
    let values = list.suggestions.shown
    let below = area.maxY - field.maxY
    let above = field.y - area.y
    let room = max(below, above)
    let noteRows = list.note == nil ? 0 : 1
    let height = min(min(values.count, Self.mostRows) + noteRows + 2, room)
    guard height >= 3 else { return }
    let width = min(
      field.width,
      max(24, (values.prefix(50).map { Self.text($0).columns }.max() ?? 0) + 10, (list.note?.columns ?? 0) + 4))
    let box = Rect(x: field.x, y: below >= height ? field.maxY : field.y - height, width: width, height: height)
    let inner = BoxWidget(
      note: values.isEmpty ? "" : "\(values.count)", style: theme.style(.border), titleStyle: theme.style(.quiet)
    ).draw(into: &frame, in: box)
    if let note = list.note {
      frame.put(note.cleaned().truncated(to: inner.width), at: inner.origin, style: theme.style(.warning))
    }
    drawValues(values, in: inner.inset(top: noteRows), on: &frame)
  }

  /// The value, and what people know it by.
  private static func text(_ value: Suggestions.Value) -> String {
    value.text.cleaned() + (value.label.map { "  " + $0.cleaned() } ?? "")
  }

  private func drawValues(_ values: [Suggestions.Value], in rect: Rect, on frame: inout Frame) {
    let highlighted = list.suggestions.highlighted
    let top = highlighted.map { max(0, $0 - rect.height + 1) } ?? 0
    for (offset, index) in (top..<min(values.count, top + rect.height)).enumerated() {
      let line = rect.row(offset)
      let count = String(values[index].count)
      frame.put(
        Self.text(values[index]).truncated(to: line.width - count.columns - 1), at: line.origin,
        style: theme.style(.text))
      frame.put(count, at: Position(x: line.maxX - count.columns, y: line.y), style: theme.style(.quiet))
      if index == highlighted { frame.restyle(line) { theme.style(.selection).over($0) } }
    }
  }
}
