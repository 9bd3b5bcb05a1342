internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The help: the keys of the screen below, filtered as one types.
struct PaletteView {
  let palette: PaletteViewModel
  let language: Language
  let theme: Theme

  func draw(over rect: Rect, on frame: inout Frame) {
    let box = rect.inset(left: max(0, (rect.width - 76) / 2), right: max(0, (rect.width - 76) / 2))
    let inner = BoxWidget(
      title: Phrase.keysOf(palette.context.name(in: language)).text(in: language), note: "\(palette.rows.count)",
      style: theme.style(.border), titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: box)
    let prompt = frame.put("> ", at: inner.origin, style: theme.style(.prompt))
    TextInputWidget(
      text: palette.input.text, cursorOffset: palette.input.cursor, placeholder: Phrase.typeToFilter.text(in: language)
    )
    .draw(into: &frame, in: inner.row(0).inset(left: prompt))
    let list = inner.inset(top: 1)
    let keyWidth = min(16, list.width / 3)
    for (offset, index) in palette.cursor.visible.enumerated() {
      drawRow(palette.rows[index], index, list.row(offset), keyWidth, on: &frame)
    }
  }

  private func drawRow(_ row: PaletteViewModel.Row, _ index: Int, _ line: Rect, _ keyWidth: Int, on frame: inout Frame)
  {
    frame.put(row.keys.truncated(to: keyWidth), at: line.origin, style: theme.style(.key))
    let room = line.width - keyWidth - 2
    let used = frame.put(
      row.help, at: line.origin.moved(keyWidth + 2), style: theme.style(row.whyUnavailable == nil ? .text : .quiet),
      maxWidth: room)
    if let why = row.whyUnavailable {
      frame.put(
        "  " + why, at: line.origin.moved(keyWidth + 2 + used), style: theme.style(.quiet), maxWidth: room - used)
    }
    if index == palette.cursor.index { frame.restyle(line) { theme.style(.selection).over($0) } }
  }
}

extension InputContext {
  func name(in language: Language) -> String {
    switch self {
    case .list: language("list", "liste")
    case .filter: language("filter", "filtre")
    case .facets, .facetSearch: language("facets", "facettes")
    case .detail: language("posting", "offre")
    case .find: language("find", "recherche")
    case .body, .bodyFind: language("text", "texte")
    case .form: language("form", "formulaire")
    case .field, .longLine: language("field", "champ")
    case .textBox: language("text", "texte")
    case .dateField: language("a date", "une date")
    case .tags: language("tags", "tags")
    case .commandLine: language("command line", "ligne de commande")
    case .menu: language("menu", "menu")
    case .palette: language("commands", "commandes")
    case .diff: language("change", "changement")
    case .conflict: language("conflict", "conflit")
    case .question: language("question", "question")
    case .ask: language("line", "ligne")
    case .review: language("review", "relecture")
    case .actMenu: language("menu", "menu")
    case .tagPicker: language("tags", "tags")
    case .taxonomy, .taxonomySearch: language("all tags", "tous les tags")
    case .history: language("history", "historique")
    case .problems: language("problems", "problèmes")
    }
  }
}
