internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// A few things to choose from, with what each would write.
struct ActMenuView {
  let menu: ActMenuViewModel
  let app: AppViewModel
  let theme: Theme

  private static let mostTold = 3

  private var language: Language { app.language }

  func draw(over rect: Rect, on frame: inout Frame) {
    let rows = menu.items.map { (name($0), summary($0)) }
    let nameWidth = rows.map(\.0.columns).max() ?? 0
    let wanted = rows.map { nameWidth + 2 + $0.1.columns }.max() ?? 0
    let width = min(rect.width, max(44, wanted + 4, title.columns + 8))
    // What has no room in its row is told below, for the one under the cursor.
    let told = menu.items.map { toldLines($0, room: width - nameWidth - 6, width: width - 4).count }.max() ?? 0
    let box = rect.centered(Size(width: width, height: min(rect.height, rows.count + told + 2)))
    let inner = BoxWidget(title: title, style: theme.style(.border), titleStyle: theme.style(.boxTitle)).draw(
      into: &frame, in: box)
    let visible = max(1, inner.height - told)
    let top = max(0, menu.cursor.index - visible + 1)
    for (index, (name, detail)) in rows.enumerated().dropFirst(top).prefix(visible) {
      let line = inner.row(index - top)
      let item = menu.items[index]
      let isDim = item.reason != nil || item.count == 0
      frame.put(name, at: line.origin, style: theme.style(isDim ? .quiet : .text), maxWidth: line.width)
      let room = max(0, line.width - nameWidth - 2)
      frame.put(
        detail.truncated(to: room), at: line.origin.moved(nameWidth + 2), style: theme.style(.quiet), maxWidth: room)
      guard index == menu.cursor.index else { continue }
      for (offset, text) in toldLines(item, room: room, width: inner.width).enumerated() {
        frame.put(text, at: inner.bottom(told).row(offset).origin, style: theme.style(.text), maxWidth: inner.width)
      }
      frame.restyle(line) { theme.style(.selection).over($0) }
      frame.cursor = line.origin
    }
  }

  /// All that there is to say of an item, where its row has no room for it.
  private func toldLines(_ item: ActMenuViewModel.Item, room: Int, width: Int) -> ArraySlice<String> {
    let (whole, short) = (detail(item), summary(item))
    guard whole != short || whole.columns > room else { return [] }
    return whole.wrapped(to: max(1, width)).prefix(Self.mostTold)
  }

  private var title: String {
    switch menu.purpose {
    case .publishing(let count), .delete(let count):
      count == 1 ? language("This posting", "Cette offre") : language("\(count) postings", "\(count) offres")
    case .translate: language("Translate to", "Traduire en")
    case .create: language("New posting", "Nouvelle offre")
    }
  }

  private func name(_ item: ActMenuViewModel.Item) -> String {
    switch item.choice {
    case .publishing(let act): act.name(in: language)
    case .trash: language("move to the trash", "mettre à la corbeille")
    case .cancel: language("leave it", "ne rien faire")
    case .locale(let locale): locale.cleaned()
    case .template(let number?): app.collection.settings.postingTemplates[number].name.cleaned()
    case .template(nil): language("like the others here", "comme les autres ici")
    case .otherLocale: language("another language…", "une autre langue…")
    }
  }

  /// What there is to say of it in its row.
  private func summary(_ item: ActMenuViewModel.Item) -> String {
    if case .noClosing? = item.reason { return language("not known here", "inconnu ici") }
    return detail(item)
  }

  private func detail(_ item: ActMenuViewModel.Item) -> String {
    if let reason = item.reason { return reason.sentence(in: language) }
    switch item.choice {
    case .trash: return language("u brings it back", "u la ramène")
    case .cancel, .otherLocale: return ""
    case .locale, .template: return item.detail
    case .publishing:
      guard let count = item.count, count > 0 else { return language("already so", "déjà ainsi") }
      return item.detail + (count > 1 ? language("  in \(count) files", "  dans \(count) fichiers") : "")
    }
  }
}
