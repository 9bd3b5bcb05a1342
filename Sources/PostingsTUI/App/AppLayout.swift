internal import PostingsViewModels
internal import TerminalUI

/// Where the parts of the screen lie; views draw by it and the mouse is read by it.
struct AppLayout {
  let size: Size
  let list: ListLayout
  let hasFacetPane: Bool

  init(_ app: AppViewModel) {
    size = Size(width: app.columns, height: app.rows)
    list = app.listLayout
    hasFacetPane = list.facetWidth > 0
  }

  var screen: Rect { Rect(size: size) }
  var title: Rect { screen.row(0) }
  var status: Rect { screen.row(size.height - 2) }
  var keys: Rect { screen.row(size.height - 1) }
  /// Between the title bar and the status line.
  var content: Rect { screen.inset(top: 1, bottom: 2) }

  var filter: Rect { screen.row(1) }
  /// Below the filter line.
  private var panes: Rect { screen.inset(top: 2, bottom: 2) }
  var facets: Rect { panes.left(list.facetWidth) }
  var preview: Rect {
    if list.previewWidth > 0 { return panes.right(list.previewWidth) }
    return panes.bottom(list.previewHeight)
  }
  private var middle: Rect {
    let left = list.facetWidth > 0 ? list.facetWidth + 1 : 0
    let right = list.previewWidth > 0 ? list.previewWidth + 1 : 0
    return panes.inset(left: left, bottom: list.previewHeight, right: right)
  }
  var columnHeads: Rect { middle.row(0) }
  var rows: Rect { middle.inset(top: 1) }

  /// The vertical lines between panes.
  var separators: [Int] {
    (list.facetWidth > 0 ? [list.facetWidth] : []) + (list.previewWidth > 0 ? [size.width - list.previewWidth - 1] : [])
  }
  var panesRect: Rect { panes }

  var isTooSmall: Bool { size.width < ListLayout.smallest.columns || size.height < ListLayout.smallest.rows }
}

extension AppLayout {
  /// Whether the edge between list and preview is there, which can be dragged.
  func isSplit(_ position: Position) -> Bool {
    if list.previewWidth > 0 { return position.x == preview.x - 1 && panesRect.contains(position) }
    return list.previewHeight > 0 && position.y == preview.y
  }

  /// The line of the screen on which the first choice of the box on top stands; nil when the box has none.
  static func firstLine(ofBoxOn app: AppViewModel) -> Int? {
    let layout = AppLayout(app)
    switch app.top {
    case .menu(let menu): return MenuView.box(menu, in: layout.content).y + 2
    case .commandLine(let line): return CommandLineView.box(line, in: layout).y + 1
    default: return nil
    }
  }
}
