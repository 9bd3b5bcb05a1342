internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// A field's value on one line, as it is when nobody types in it.
struct FieldValueView {
  let row: FormRow
  let language: Language
  let theme: Theme

  /// Gives the columns that it took.
  @discardableResult
  func draw(in rect: Rect, on frame: inout Frame) -> Int {
    if row.presence != .inFile {
      return frame.put(elsewhere, at: rect.origin, style: theme.style(.quiet), maxWidth: rect.width)
    }
    if let absent { return frame.put(absent, at: rect.origin, style: theme.style(.quiet), maxWidth: rect.width) }
    switch row.kind {
    case .flag: return drawFlag(rect, on: &frame)
    case .tags, .list: return drawChips(rect, on: &frame)
    case .longText: return drawLines(rect, on: &frame)
    case .group: return frame.put(summary, at: rect.origin, style: theme.style(.quiet), maxWidth: rect.width)
    default:
      let text = (row.text ?? "").cleaned()
      return frame.put(text.truncated(to: rect.width), at: rect.origin, style: theme.style(.text), maxWidth: rect.width)
    }
  }

  /// What holds without standing in the file.
  private var elsewhere: String {
    switch (row.presence, row.value) {
    case (.wanted, .empty), (.wanted, .null): language("(missing)", "(absent)")
    case (.inherited(let source), let value):
      (value.singleText?.cleaned() ?? "…") + "  " + language("from ", "de ")
        + String(cleaning: source.lastComponentBytes)
    case (_, let value): value.singleText?.cleaned() ?? "…"
    }
  }

  private var absent: String? {
    switch row.value {
    case .empty: Phrase.emptyField.text(in: language)
    case .null: Phrase.nullField.text(in: language)
    case .text(let text) where text.isEmpty: Phrase.emptyText.text(in: language)
    case .list(let items) where items.isEmpty: Phrase.emptyField.text(in: language)
    default: nil
    }
  }

  private var summary: String {
    switch row.value {
    case .list(let items):
      language(
        "\(items.count) item\(items.count == 1 ? "" : "s")", "\(items.count) élément\(items.count > 1 ? "s" : "")")
    case .table(let entries) where entries.isEmpty: language("(no fields)", "(aucun champ)")
    default: ""
    }
  }

  private func drawFlag(_ rect: Rect, on frame: inout Frame) -> Int {
    let isOn = row.text == "true"
    let text = (isOn ? "[x] " : "[ ] ") + (row.text ?? "")
    return frame.put(text.cleaned(), at: rect.origin, style: theme.style(isOn ? .live : .draft), maxWidth: rect.width)
  }

  /// The first line that says something, and how many there are.
  private func drawLines(_ rect: Rect, on frame: inout Frame) -> Int {
    let lines = (row.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
    let first = lines.first { !$0.isEmpty } ?? ""
    let note = count > 1 ? language("  \(count) lines", "  \(count) lignes") : ""
    let used = frame.put(
      first.cleaned().truncated(to: rect.width - note.columns), at: rect.origin, style: theme.style(.text))
    return used + frame.put(note, at: rect.origin.moved(used), style: theme.style(.quiet), maxWidth: rect.width - used)
  }

  private func drawChips(_ rect: Rect, on frame: inout Frame) -> Int {
    var x = 0
    for tag in row.tags {
      let chip = "[" + tag.cleaned() + "]"
      guard x + chip.columns <= rect.width - 1 else {
        x += frame.put("…", at: rect.origin.moved(x), style: theme.style(.quiet), maxWidth: rect.width - x)
        break
      }
      x += frame.put(chip, at: rect.origin.moved(x), style: theme.style(.tag)) + 1
    }
    return x
  }
}
