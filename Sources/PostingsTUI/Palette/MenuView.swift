internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// A box with something to choose from, narrowed as one types.
struct MenuView {
  let menu: MenuViewModel
  let language: Language
  let theme: Theme

  static func box(_ menu: MenuViewModel, in rect: Rect) -> Rect {
    let width = menu.items.map { $0.title.columns + $0.note.columns + 8 }.max() ?? 0
    return rect.centered(
      Size(
        width: min(rect.width, max(36, width + 4)), height: min(rect.height, min(menu.totalCount, menu.cursor.page) + 3)
      ))
  }

  func draw(over rect: Rect, on frame: inout Frame) {
    let inner = BoxWidget(
      title: Phrase.menuTitle(menu.purpose.word).text(in: language), note: "\(menu.items.count)",
      style: theme.style(.border),
      titleStyle: theme.style(.boxTitle)
    ).draw(into: &frame, in: Self.box(menu, in: rect))
    let prompt = frame.put("> ", at: inner.origin, style: theme.style(.prompt))
    TextInputWidget(
      text: menu.input.text, cursorOffset: menu.input.cursor, placeholder: Phrase.typeToFilter.text(in: language)
    )
    .draw(into: &frame, in: inner.row(0).inset(left: prompt))
    let list = inner.inset(top: 1)
    for (offset, index) in menu.cursor.visible.enumerated() where offset < list.height {
      draw(menu.items[index], isSelected: index == menu.cursor.index, in: list.row(offset), on: &frame)
    }
  }

  private func draw(_ item: MenuViewModel.Item, isSelected: Bool, in line: Rect, on frame: inout Frame) {
    let box = menu.purpose == .columns ? (item.isOn ? "[x] " : "[ ] ") : (item.isOn ? "* " : "  ")
    let used = frame.put(box, at: line.origin, style: theme.style(item.isOn ? .mark : .quiet))
    let free = line.width - used - item.title.cleaned().columns - 2
    // Of a link the address matters more than its text.
    let share = menu.purpose == .links ? line.width * 2 / 3 : line.width / 2
    let note = item.note.cleaned().truncated(to: max(0, share, free))
    let room = max(1, line.width - used - note.columns - 2)
    frame.put(
      item.title.cleaned().truncated(to: room), at: line.origin.moved(used), style: theme.style(.text), maxWidth: room)
    frame.put(note, at: Position(x: line.maxX - note.columns, y: line.y), style: theme.style(.quiet))
    if isSelected { frame.restyle(line) { theme.style(.selection).over($0) } }
  }
}

extension MenuViewModel.Purpose {
  /// As the table of sentences knows it.
  var word: String {
    switch self {
    case .sort: "sort"
    case .group: "group"
    case .columns: "columns"
    case .views: "views"
    case .links: "links"
    case .outline: "outline"
    case .languages: "languages"
    case .changes: "changes"
    case .facet: "facet"
    case .failures: "failures"
    }
  }
}
