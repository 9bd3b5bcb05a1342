internal import Postings

extension AppViewModel {
  mutating func point(_ pointing: Pointing) -> [Effect] {
    switch pointing {
    case .select(let line):
      select(line)
      if case .history(var history)? = top { return read(&history) }
    case .open(let line):
      if top == nil, let group = list.group(atLine: line) {
        list.toggleFold(of: group, collection)
        break
      }
      select(line)
      return run(opening: top)
    case .selectFacetLine(let line): toggleFacet(line)
    case .scroll(let lines): scroll(lines)
    case .place(let row, let column):
      placeCursor(row: row, column: column)
    case .sort(let name):
      guard top == nil else { break }
      list.arrangement.currentColumn = name
      sort(by: name)
    case .dragSplit(let place):
      list.split = listLayout.split(draggedTo: place)
      layOut()
    }
    return followCursor()
  }

  private mutating func placeCursor(row: Int, column: Int) {
    switch screens.popLast() {
    case .body(var body) where body.input == nil:
      body.area.place(atRow: row, column: column)
      screens.append(.body(body))
    case .edit(var edit):
      edit.placeCursor(row: row, column: column)
      screens.append(.edit(edit))
    case let other?: screens.append(other)
    case nil: break
    }
  }

  private mutating func run(opening screen: Screen?) -> [Effect] {
    switch screen {
    case nil: update(.command(.openPosting, times: 1))
    case .edit: update(.command(.editField, times: 1))
    case .taxonomy, .problems: update(.command(.openPosting, times: 1))
    case .palette, .commandLine, .menu, .actMenu, .tagPicker: update(.command(.commit, times: 1))
    default: []
    }
  }

  private mutating func select(_ line: Int) {
    switch screens.popLast() {
    case nil: if let stop = list.stop(atLine: line) { list.selectStop(stop) }
    case .edit(var edit):
      if edit.entry == nil || edit.commit(collection) { edit.selectIndex(edit.cursor.top + line) }
      screens.append(.edit(edit))
    case .palette(var palette):
      palette.selectIndex(palette.cursor.top + line)
      screens.append(.palette(palette))
    case .taxonomy(var taxonomy):
      taxonomy.selectIndex(taxonomy.cursor.top + line)
      screens.append(.taxonomy(taxonomy))
    case .history(var history):
      history.selectIndex(history.cursor.top + line)
      screens.append(.history(history))
    case .problems(var problems):
      problems.selectIndex(problems.cursor.top + line)
      screens.append(.problems(problems))
    case .commandLine(var box):
      box.selectIndex(box.cursor.top + line)
      screens.append(.commandLine(box))
    case .menu(var menu):
      menu.selectIndex(menu.cursor.top + line)
      screens.append(.menu(menu))
    case .facets(var facets):
      facets.selectLine(facets.cursor.top + line)
      screens.append(.facets(facets))
    case .conflict(var conflict):
      conflict.selectIndex(conflict.cursor.top + line)
      screens.append(.conflict(conflict))
    case let other?: screens.append(other)
    }
  }

  private mutating func toggleFacet(_ line: Int) {
    guard case .facets(var facets)? = screens.popLast() else { return }
    facets.selectLine(facets.cursor.top + line)
    if let (name, label) = facets.selected {
      list.changeFacets(collection) { $0.toggle(name, label, excluding: false) }
      facets.recount(list, collection)
    }
    screens.append(.facets(facets))
  }

  private mutating func scroll(_ lines: Int) {
    switch screens.popLast() {
    case nil: list.scroll(by: lines)
    case .detail(var detail):
      detail.scroll(by: lines)
      screens.append(.detail(detail))
    case .edit(var edit):
      edit.scroll(by: lines)
      screens.append(.edit(edit))
    case .body(var body):
      body.area.scrollView(by: lines)
      screens.append(.body(body))
    case .palette(var palette):
      palette.scroll(by: lines)
      screens.append(.palette(palette))
    case .commandLine(var box):
      box.scroll(by: lines)
      screens.append(.commandLine(box))
    case .menu(var menu):
      menu.scroll(by: lines)
      screens.append(.menu(menu))
    case .facets(var facets):
      facets.scroll(by: lines)
      screens.append(.facets(facets))
    case .conflict(var conflict):
      conflict.scroll(by: lines)
      screens.append(.conflict(conflict))
    case .diff(var diff):
      diff.scroll(by: lines)
      screens.append(.diff(diff))
    case .review(var review):
      review.scroll(by: lines)
      screens.append(.review(review))
    case .tagPicker(var picker):
      picker.scroll(by: lines)
      screens.append(.tagPicker(picker))
    case .taxonomy(var taxonomy):
      taxonomy.scroll(by: lines)
      screens.append(.taxonomy(taxonomy))
    case .history(var history):
      history.scroll(by: lines)
      screens.append(.history(history))
    case .problems(var problems):
      problems.scroll(by: lines)
      screens.append(.problems(problems))
    case let other?: screens.append(other)
    }
  }
}
