internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText
internal import TerminalUI

/// The facets, beside the list or over it: names, values, counts with a small bar each.
struct FacetsView {
  let facets: FacetsViewModel
  let app: AppViewModel
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let isPane = rect.width < app.columns
    var area = isPane ? rect : rect.inset(left: 1, right: 1)
    if facets.input != nil || !facets.searchText.isEmpty {
      drawSearch(area.row(0), on: &frame)
      area = area.inset(top: 1)
    }
    let most = facets.lines.reduce(1) { if case .value(_, let value) = $1 { max($0, value.count) } else { $0 } }
    for (offset, index) in facets.cursor.visible.enumerated() where offset < area.height {
      draw(facets.lines[index], isSelected: index == facets.cursor.index, most: most, in: area.row(offset), on: &frame)
    }
  }

  private func drawSearch(_ rect: Rect, on frame: inout Frame) {
    let used = frame.put("/ ", at: rect.origin, style: theme.style(.prompt))
    let input = facets.input ?? TextInput(facets.searchText)
    TextInputWidget(text: input.text, cursor: nil).draw(into: &frame, in: rect.inset(left: used))
    if facets.input != nil {
      TextInputWidget(text: input.text, cursorOffset: input.cursor).draw(into: &frame, in: rect.inset(left: used))
    }
  }

  private func draw(_ line: FacetsViewModel.Line, isSelected: Bool, most: Int, in rect: Rect, on frame: inout Frame) {
    switch line {
    case .head(let name):
      frame.put(
        Phrase.facet(name).text(in: app.language), at: rect.origin, style: theme.style(.columnHead),
        maxWidth: rect.width)
    case .value(let name, let value): drawValue(name, value, most, rect, on: &frame)
    }
    guard isSelected else { return }
    frame.restyle(rect) { theme.style(.selection).over($0) }
    if facets.input == nil { frame.cursor = rect.origin }
  }

  private func drawValue(_ name: String, _ value: Facet.Value, _ most: Int, _ rect: Rect, on frame: inout Frame) {
    let choice = app.list.facets.choice(name, value.label)
    let box = choice.map { $0.isExcluded ? "[-] " : "[x] " } ?? "[ ] "
    frame.put(box, at: rect.origin.moved(1), style: theme.style(choice == nil ? .quiet : .mark), maxWidth: rect.width)
    let count = String(value.count)
    let barWidth = rect.width >= 60 ? 20 : rect.width >= 26 ? 4 : 0
    let gap = rect.width >= 60 ? 2 : 1
    let end = rect.maxX - barWidth - (barWidth > 0 ? gap : 0)
    let room = max(1, end - rect.x - 5 - count.columns - 1)
    frame.put(
      text(name, value.label).cleaned().truncated(to: room), at: rect.origin.moved(5),
      style: theme.style(meaning(name, value.label)), maxWidth: room)
    frame.put(count, at: Position(x: end - count.columns, y: rect.y), style: theme.style(.quiet))
    guard barWidth > 0 else { return }
    let length = max(value.count > 0 ? 1 : 0, value.count * barWidth / most)
    frame.fill(Rect(x: end + gap, y: rect.y, width: length, height: 1), with: "▬", style: theme.style(.border))
  }

  private func text(_ name: String, _ label: Facet.Label) -> String {
    switch label {
    case .value(let text):
      switch name {
      case "state": Phrase.state(text).text(in: app.language)
      case "problem": Problem.Kind.words(for: text, in: app.language)
      default: text
      }
    case .missing: Phrase.missing.text(in: app.language)
    case .empty: Phrase.emptyValue.text(in: app.language)
    case .broken: Phrase.broken.text(in: app.language)
    }
  }

  private func meaning(_ name: String, _ label: Facet.Label) -> Theme.Meaning {
    guard case .value(let text) = label else { return .quiet }
    return name == "state" ? PostingState(rawValue: text)?.meaning ?? .text : .text
  }
}
