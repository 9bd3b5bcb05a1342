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
    DividerWidget(title: name, style: theme.style(.border), titleStyle: theme.style(.quiet)).draw(into: &frame, in: rect.row(0))
    let area = rect.inset(top: 1, left: 1, right: 1)
    for (offset, (text, meaning)) in lines(width: area.width).prefix(area.height).enumerated() {
      frame.put(text.truncated(to: area.width), at: area.row(offset).origin, style: theme.style(meaning), maxWidth: area.width)
    }
  }

  private func lines(width: Int) -> [(String, Theme.Meaning)] {
    switch row.subject {
    case .field(let field):
      [(field.base, language("opened ", "ouvert "), .quiet), (field.mine, language("yours  ", "le vôtre "), .added),
        (field.theirs, language("disk   ", "disque "), .changed)]
        .flatMap { value, label, meaning in wrapped(label + ShownValue(value, language).line, width, meaning) }
    case .body: bodyLines
    case .frontMatter:
      wrapped(
        language(
          "The fields cannot be told apart line by line: m keeps your front matter whole, d the one on disk.",
          "Les champs ne peuvent pas être démêlés : m garde tout votre en-tête, d celui du disque."), width, .text)
    }
  }

  private func wrapped(_ text: String, _ width: Int, _ meaning: Theme.Meaning) -> [(String, Theme.Meaning)] {
    text.wrapped(to: max(1, width)).prefix(4).map { ($0, meaning) }
  }

  /// Each place where the bodies clash, mine above theirs.
  private var bodyLines: [(String, Theme.Meaning)] {
    guard let merge = merge.bodyMerge else { return [] }
    if merge.conflictCount == 0 {
      return [(language("Both bodies go together line by line.", "Les deux corps s’assemblent ligne par ligne."), .text)]
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
