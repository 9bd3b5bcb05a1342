internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The selected row of the conflict screen whole: both values wrapped, or the places where the bodies clash.
struct ConflictDetailView {
  let row: ConflictViewModel.Row
  let merge: FieldMerge
  let language: Language
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let name = ConflictRowText(row: row, merge: merge, language: language).name
    DividerWidget(title: name, style: theme.style(.border), titleStyle: theme.style(.quiet)).draw(
      into: &frame, in: rect.row(0))
    let area = rect.inset(top: 1, left: 1, right: 1)
    for (offset, (text, meaning)) in lines(area).prefix(area.height).enumerated() {
      frame.put(
        text.truncated(to: area.width), at: area.row(offset).origin, style: theme.style(meaning), maxWidth: area.width)
    }
  }

  private func lines(_ area: Rect) -> [(String, Theme.Meaning)] {
    switch row.subject {
    case .field(let field): return lines(of: field, area)
    case .body: return bodyLines
    case .frontMatter:
      return wrapped(
        language(
          "The fields cannot be told apart line by line: m keeps your front matter whole, d the one on disk.",
          "Les champs ne peuvent pas être démêlés : m garde tout votre en-tête, d celui du disque."), area.width, .text)
    }
  }

  /// All three values whole; where there is no room, both sides from the place on where they differ.
  private func lines(of field: FieldConflict, _ area: Rect) -> [(String, Theme.Meaning)] {
    let base = (language("opened  ", "ouvert    "), ShownValue(field.base, language).line, Theme.Meaning.quiet)
    let mine = (language("yours   ", "le vôtre  "), ShownValue(field.mine, language).line, Theme.Meaning.added)
    let theirs = (language("disk    ", "disque    "), ShownValue(field.theirs, language).line, Theme.Meaning.changed)
    let whole = [base, mine, theirs].flatMap { label, value, meaning in labelled(label, value, area.width, meaning) }
    guard whole.count > area.height else { return whole }
    let shared = SharedStart([mine.1, theirs.1])
    let rows = max(1, area.height / 2)
    return [mine, theirs].flatMap { label, value, meaning -> ArraySlice<(String, Theme.Meaning)> in
      let room = max(1, (area.width - label.columns) * rows - 8)
      return labelled(label, shared.cut(value, to: room), area.width, meaning).prefix(rows)
    }
  }

  /// The rows after the first stand below the value, not below the label.
  private func labelled(_ label: String, _ value: String, _ width: Int, _ meaning: Theme.Meaning) -> [(
    String, Theme.Meaning
  )] {
    wrapped(value, width - label.columns, meaning).enumerated().map { index, row in
      ((index == 0 ? label : String(repeating: " ", count: label.columns)) + row.0, row.1)
    }
  }

  private func wrapped(_ text: String, _ width: Int, _ meaning: Theme.Meaning) -> [(String, Theme.Meaning)] {
    text.wrapped(to: max(1, width)).prefix(4).map { ($0, meaning) }
  }

  /// Each place where the bodies clash, mine above theirs.
  private var bodyLines: [(String, Theme.Meaning)] {
    guard let merge = merge.bodyMerge else { return [] }
    if merge.conflictCount == 0 {
      return [
        (language("Both bodies go together line by line.", "Les deux corps s’assemblent ligne par ligne."), .text)
      ]
    }
    return merge.pieces.flatMap { piece -> [(String, Theme.Meaning)] in
      guard case .contested(let mine, let theirs) = piece else { return [] }
      return mine.map { ("< " + Self.shown($0), .added) } + theirs.map { ("> " + Self.shown($0), .changed) }
        + [("⋯", .border)]
    }
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    String(cleaning: line.last == 0x0A ? line.dropLast() : line)
  }
}
