internal import Postings

extension AppViewModel {
  mutating func point(_ pointing: Pointing) -> [Effect] {
    switch pointing {
    case .select(let line): select(line)
    case .open(let line):
      select(line)
      return run(opening: top)
    case .selectFacetLine(let line): toggleFacet(line)
    case .scroll(let lines): scroll(lines)
    case .sort(let name):
      guard top == nil else { break }
      let current = collection.order.sort.keys.first
      let isDescending = current?.name == name ? !current!.isDescending : name == "date"
      collection.sort(by: SortOrder([SortOrder.Key(name, descending: isDescending)]))
      list.refilter(collection)
    }
    return followCursor()
  }

  private mutating func run(opening screen: Screen?) -> [Effect] {
    switch screen {
    case nil: update(.command(.openPosting, times: 1))
    case .edit: update(.command(.editField, times: 1))
    case .palette: update(.command(.commit, times: 1))
    default: []
    }
  }

  private mutating func select(_ line: Int) {
    switch screens.popLast() {
    case nil: list.selectIndex(list.cursor.top + line)
    case .edit(var edit):
      if edit.entry == nil || edit.commit(collection) { edit.selectIndex(edit.cursor.top + line) }
      screens.append(.edit(edit))
    case .palette(var palette):
      palette.selectIndex(palette.cursor.top + line)
      screens.append(.palette(palette))
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
    case .palette(var palette):
      palette.scroll(by: lines)
      screens.append(.palette(palette))
    case .facets(var facets):
      facets.scroll(by: lines)
      screens.append(.facets(facets))
    case .conflict(var conflict):
      conflict.scroll(by: lines)
      screens.append(.conflict(conflict))
    case .diff(var diff):
      diff.scroll(by: lines)
      screens.append(.diff(diff))
    case let other?: screens.append(other)
    }
  }
}
