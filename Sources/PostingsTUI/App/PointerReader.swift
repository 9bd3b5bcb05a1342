internal import FrontMatter
internal import PostingsViewModels
internal import TerminalUI

/// Turns what the mouse did into what it means, by the same layout that the views draw by.
struct PointerReader {
  /// The last press, to tell a second one on the same place.
  private var lastPress: Position?
  private var isDraggingSplit = false
  private static let linesPerNotch = 3

  mutating func read(_ event: MouseEvent, _ app: AppViewModel) -> Pointing? {
    switch event.action {
    case .wheelUp: return .scroll(lines: -Self.linesPerNotch)
    case .wheelDown: return .scroll(lines: Self.linesPerNotch)
    case .drag(.left) where isDraggingSplit:
      return .dragSplit(AppLayout(app).list.previewWidth > 0 ? event.position.x : event.position.y)
    case .release:
      isDraggingSplit = false
      return nil
    case .press(.left):
      isDraggingSplit = (app.top == nil) && AppLayout(app).isSplit(event.position)
      if isDraggingSplit { return nil }
      let isSecond = lastPress == event.position
      lastPress = isSecond ? nil : event.position
      return press(event.position, isSecond: isSecond, app)
    default: return nil
    }
  }

  private func press(_ position: Position, isSecond: Bool, _ app: AppViewModel) -> Pointing? {
    let layout = AppLayout(app)
    switch app.top {
    case nil, .facets: return pressInList(position, isSecond, app, layout)
    case .edit(let edit):
      let rows = layout.content.inset(top: edit.focus.isEmpty ? 0 : 1, bottom: 2)
      guard rows.contains(position) else { return nil }
      if let place = EditView.boxPlace(edit, within: rows), place.contains(position) {
        return .place(row: position.y - place.y - 1, column: max(0, position.x - place.x - 2))
      }
      return isSecond ? .open(line: position.y - rows.y) : .select(line: position.y - rows.y)
    case .palette:
      let first = layout.content.y + 2
      guard position.y >= first else { return nil }
      return isSecond ? .open(line: position.y - first) : .select(line: position.y - first)
    case .conflict:
      let rows = layout.content.inset(top: 2)
      return rows.contains(position) ? .select(line: position.y - rows.y) : nil
    case .taxonomy, .problems:
      let first = layout.content.y + 1
      guard position.y >= first, position.y < first + linesInView(app) else { return nil }
      return isSecond ? .open(line: position.y - first) : .select(line: position.y - first)
    case .commandLine, .menu:
      guard let first = AppLayout.firstLine(ofBoxOn: app), position.y >= first else { return nil }
      return isSecond ? .open(line: position.y - first) : .select(line: position.y - first)
    case .history:
      guard position.y < layout.content.y + linesInView(app), position.y >= layout.content.y else { return nil }
      return .select(line: position.y - layout.content.y)
    case .body:
      guard layout.content.contains(position) else { return nil }
      return .place(row: position.y - layout.content.y, column: max(0, position.x - layout.content.x - 1))
    case .detail, .diff, .question, .ask, .review, .actMenu, .tagPicker: return nil
    }
  }

  /// Lines of the list on the screen that has the keys.
  private func linesInView(_ app: AppViewModel) -> Int {
    switch app.top {
    case .taxonomy(let taxonomy): taxonomy.cursor.visible.count
    case .problems(let problems): problems.cursor.visible.count
    case .history(let history): history.cursor.visible.count
    default: 0
    }
  }

  private func pressInList(_ position: Position, _ isSecond: Bool, _ app: AppViewModel, _ layout: AppLayout)
    -> Pointing?
  {
    if case .facets? = app.top {
      let rect = layout.hasFacetPane ? layout.facets : layout.content
      return rect.contains(position) ? .selectFacetLine(position.y - rect.y) : nil
    }
    if layout.rows.contains(position) {
      return isSecond ? .open(line: position.y - layout.rows.y) : .select(line: position.y - layout.rows.y)
    }
    guard layout.columnHeads.contains(position) else { return nil }
    let columns = app.list.arrangement.layout(width: layout.rows.width).columns
    return columns.last { layout.rows.x + $0.x <= position.x }.map { .sort($0.name) }
  }
}
