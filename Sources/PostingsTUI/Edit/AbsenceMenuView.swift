internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The ways for a field to have no value, in a box below its row, or above it where there is no room.
struct AbsenceMenuView {
  let menu: AbsenceMenu
  let language: Language
  let theme: Theme

  func draw(at field: Rect, within area: Rect, on frame: inout Frame) {
    let lines = menu.choices.map(text)
    let height = lines.count + 2
    let y = area.maxY - field.maxY >= height ? field.maxY : max(area.y, field.y - height)
    let width = min(field.width, (lines.map(\.columns).max() ?? 0) + 8)
    let inner = BoxWidget(style: theme.style(.border)).draw(
      into: &frame, in: Rect(x: field.x, y: y, width: width, height: height))
    for (index, line) in lines.enumerated() {
      let row = inner.row(index)
      frame.put(String(AbsenceMenu.key(of: menu.choices[index])), at: row.origin, style: theme.style(.key))
      frame.put(line, at: row.origin.moved(3), style: theme.style(.text), maxWidth: row.width - 3)
      if index == menu.index { frame.restyle(row) { theme.style(.selection).over($0) } }
    }
  }

  private func text(_ absence: AbsenceMenu.Absence) -> String {
    switch absence {
    case .removed: language("remove the field", "supprimer le champ")
    case .empty: language("empty: the key alone", "vide : la clé seule")
    case .null: language("null", "nul (null)")
    case .emptyText: language("an empty text: \"\"", "un texte vide : \"\"")
    }
  }
}
