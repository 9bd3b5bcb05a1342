internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// A line that is asked for, at the foot of the screen, with what can be chosen above it.
struct AskView {
  let question: AskViewModel
  let language: Language
  let theme: Theme
  private static let mostRows = 8

  func draw(over rect: Rect, on frame: inout Frame) {
    let values = question.suggestions.shown
    let listHeight = min(values.count, Self.mostRows, max(0, rect.height - 5))
    let box = rect.bottom(min(rect.height, listHeight + 4))
    let inner = BoxWidget(
      title: title, note: values.isEmpty ? "" : "\(values.count)", style: theme.style(.border),
      titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: box)
    drawValues(values, in: inner.top(listHeight), on: &frame)
    let line = inner.bottom(2).row(0)
    let used = frame.put("> ", at: line.origin, style: theme.style(.prompt))
    TextInputWidget(text: question.input.text, cursorOffset: question.input.cursor, placeholder: placeholder)
      .draw(into: &frame, in: line.inset(left: used))
    let (note, meaning) = below
    frame.put(
      note.cleaned().truncated(to: inner.width), at: inner.bottom(1).origin, style: theme.style(meaning),
      maxWidth: inner.width)
  }

  private func drawValues(_ values: [Suggestions.Value], in rect: Rect, on frame: inout Frame) {
    let highlighted = question.suggestions.highlighted
    let top = highlighted.map { max(0, $0 - rect.height + 1) } ?? 0
    for (offset, index) in (top..<min(values.count, top + rect.height)).enumerated() {
      let line = rect.row(offset)
      let count = String(values[index].count)
      let room = max(1, min(line.width, 48) - count.columns - 1)
      frame.put(
        values[index].text.cleaned().truncated(to: room), at: line.origin, style: theme.style(.text), maxWidth: room)
      frame.put(count, at: line.origin.moved(room + 1), style: theme.style(.quiet), maxWidth: line.width - room - 1)
      if index == highlighted { frame.restyle(line) { theme.style(.selection).over($0) } }
    }
  }

  private var below: (String, Theme.Meaning) {
    switch question.refusal {
    case .line(let error)?: (error.sentence(in: language), .error)
    case .query(let error)?: (error.sentence(in: language), .error)
    case .name(let flaw)?: (flaw.sentence(in: language), .error)
    case nil: (question.note.isEmpty ? hint : question.note, .quiet)
    }
  }

  private var title: String {
    switch question.purpose {
    case .modify(let count):
      count == 1
        ? language("Change this posting", "Changer cette offre")
        : language("Change \(count) postings", "Changer \(count) offres")
    case .markByQuery: language("Mark what answers", "Marquer ce qui répond à")
    case .renameTag(let tag): language("Rename “\(tag.cleaned())” to", "Renommer « \(tag.cleaned()) » en")
    case .mergeTags(let tags):
      language(
        "Merge \(tags.joined(separator: ", ").cleaned()) into",
        "Fusionner \(tags.joined(separator: ", ").cleaned()) dans")
    case .newPosting: language("Title of the new posting", "Titre de la nouvelle offre")
    case .duplicate: language("Title of the copy", "Titre de la copie")
    case .renameFile: language("New name of the file", "Nouveau nom du fichier")
    case .locale: language("Language", "Langue")
    }
  }

  private var placeholder: String {
    switch question.purpose {
    case .modify: "locale=en tag+=\"Civic Tech\" tag-=x !type date=+7d"
    case .markByQuery: "tag:civic no:type"
    case .locale: "en, pt-BR"
    default: ""
    }
  }

  private var hint: String {
    switch question.purpose {
    case .modify:
      language(
        "= sets  += adds  -= takes out  !x removes x  x=>y renames  := as in the file",
        "= change  += ajoute  -= retire  !x supprime x  x=>y renomme  := tel quel")
    case .markByQuery: language("Only what is shown is marked.", "Seul ce qui est affiché est marqué.")
    default: ""
    }
  }
}
