internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// All tags with the number of their postings, a small bar, and what they look like.
struct TaxonomyView {
  let taxonomy: TaxonomyViewModel
  let language: Language
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    drawHead(in: rect.row(0).inset(left: 1, right: 1), on: &frame)
    let list = rect.inset(top: 1, left: 1, right: 1)
    if taxonomy.shown.isEmpty {
      frame.put(
        language("No such tag.", "Aucun tag de ce nom."), at: list.row(1).origin.moved(1), style: theme.style(.quiet),
        maxWidth: list.width)
    }
    let most = max(1, taxonomy.shown.map(\.count).max() ?? 1)
    for (offset, index) in taxonomy.cursor.visible.enumerated() where offset < list.height {
      drawEntry(taxonomy.shown[index], most, in: list.row(offset), on: &frame)
      guard index == taxonomy.cursor.index else { continue }
      frame.restyle(list.row(offset)) { theme.style(.selection).over($0) }
      if taxonomy.input == nil { frame.cursor = list.row(offset).origin }
    }
  }

  private func drawHead(in rect: Rect, on frame: inout Frame) {
    if let input = taxonomy.input {
      let used = frame.put("/ ", at: rect.origin, style: theme.style(.prompt))
      return TextInputWidget(text: input.text, cursorOffset: input.cursor).draw(
        into: &frame, in: rect.inset(left: used))
    }
    var text = language("\(taxonomy.total) tags", "\(taxonomy.total) tags")
    if taxonomy.shown.count != taxonomy.total {
      text = language("\(taxonomy.shown.count) of ", "\(taxonomy.shown.count) sur ") + text
    }
    if !taxonomy.search.isEmpty { text += "  / " + taxonomy.search.cleaned() }
    if taxonomy.showsLookAlikesOnly { text += language("  that look alike", "  qui se ressemblent") }
    if taxonomy.markCount > 0 {
      text += language(
        "  \(taxonomy.markCount) marked", "  \(taxonomy.markCount) marqué\(taxonomy.markCount > 1 ? "s" : "")")
    }
    frame.put(text, at: rect.origin, style: theme.style(.columnHead), maxWidth: rect.width)
  }

  private func drawEntry(_ entry: TaxonomyViewModel.Entry, _ most: Int, in rect: Rect, on frame: inout Frame) {
    if taxonomy.isMarked(entry) { frame.put("*", at: rect.origin, style: theme.style(.mark)) }
    let count = String(entry.count)
    let barWidth = rect.width >= 60 ? 20 : 0
    let end = min(rect.maxX, rect.x + 80) - barWidth - (barWidth > 0 ? 2 : 0)
    var room = max(1, end - rect.x - 2 - count.columns - 1)
    let tag = entry.tag.cleaned().truncated(to: room)
    let used = frame.put(tag, at: rect.origin.moved(2), style: theme.style(.tag), maxWidth: room)
    room -= used
    if let other = entry.lookAlike, room > 6 {
      let text = "  ~ " + other.cleaned()
      frame.put(text.truncated(to: room), at: rect.origin.moved(2 + used), style: theme.style(.warning), maxWidth: room)
    }
    frame.put(count, at: Position(x: end - count.columns, y: rect.y), style: theme.style(.quiet))
    guard barWidth > 0 else { return }
    let length = max(entry.count > 0 ? 1 : 0, entry.count * barWidth / most)
    frame.fill(Rect(x: end + 2, y: rect.y, width: length, height: 1), with: "▬", style: theme.style(.border))
  }
}
