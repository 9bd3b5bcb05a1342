public import Postings
internal import PostingsLanguage
internal import SystemPackage

/// Columns, order, groups and views of the list.
extension AppViewModel {
  /// Whether the command is one of arranging the list.
  mutating func arrange(_ command: Command, _ times: Int) -> Bool {
    let width = listLayout.listWidth
    switch command {
    case .moveLeft: _ = list.arrangement.moveColumn(by: -times, width: width)
    case .moveRight: _ = list.arrangement.moveColumn(by: times, width: width)
    case .narrowColumn: list.arrangement.widen(by: -times, width: width)
    case .widenColumn: list.arrangement.widen(by: times, width: width)
    case .columnLeft: list.arrangement.shiftColumn(by: -times, width: width)
    case .columnRight: list.arrangement.shiftColumn(by: times, width: width)
    case .hideColumn: list.arrangement.toggleColumn(list.arrangement.current(width: width), width: width)
    case .chooseColumns: openMenu(.columns)
    case .sortMenu: openMenu(.sort)
    case .sortByColumn: sort(by: list.arrangement.current(width: width))
    case .sortAlsoByColumn: sortAlso(by: list.arrangement.current(width: width))
    case .reverseSort: reverseSort()
    case .groupBy: openMenu(.group)
    case .toggleFold: list.toggleFold(collection)
    case .toggleAllFolds: list.toggleAllFolds(collection)
    case .showViews: openMenu(.views)
    default:
      guard let number = command.viewNumber else { return false }
      recall(number)
    }
    return true
  }

  // MARK: Order

  /// By one key; the same key again: the other way round.
  mutating func sort(by name: String) {
    let current = collection.order.sort.keys.first
    // While the best match stands first, no key does.
    let isSame = !list.isRanked && current?.name == name && collection.order.sort.keys.count == 1
    sort(by: [SortOrder.Key(name, descending: isSame ? !current!.isDescending : Self.startsAtGreatest(name))])
  }

  /// One more key behind those there are; one that is among them already is turned round.
  mutating func sortAlso(by name: String) {
    var keys = collection.order.sort.keys
    if let index = keys.firstIndex(where: { $0.name == name }) {
      keys[index].isDescending.toggle()
    } else {
      keys.append(SortOrder.Key(name, descending: Self.startsAtGreatest(name)))
    }
    sort(by: keys)
  }

  private mutating func reverseSort() {
    sort(by: collection.order.sort.keys.map { SortOrder.Key($0.name, descending: !$0.isDescending) })
  }

  mutating func sort(by keys: [SortOrder.Key]) {
    guard !keys.isEmpty else { return }
    collection.sort(by: SortOrder(keys))
    list.noteSort()
    list.refilter(collection)
  }

  private static func startsAtGreatest(_ name: String) -> Bool { ["date", "problems"].contains(name) }

  // MARK: Groups

  mutating func group(by name: String?) {
    list.arrangement.group = name
    list.refilter(collection)
  }

  // MARK: Views

  /// What the list shows now, as a view.
  public func currentView(named name: String) -> SavedView {
    let sort = collection.order.sort
    return SavedView(
      name, filter: list.queryText, sort: sort == .newest ? nil : sort,
      columns: list.arrangement.columns == collection.settings.columns ? nil : list.arrangement.columns,
      group: list.arrangement.group)
  }

  /// Whether the list differs from the view that was recalled.
  public var isViewChanged: Bool {
    guard var view = list.arrangement.view else { return false }
    if view.sort == .newest { view.sort = nil }
    if view.columns == collection.settings.columns { view.columns = nil }
    return view != currentView(named: view.name)
  }

  /// The number of the view that was recalled, counted from 1; nil when it is not among the saved ones.
  public var viewNumber: Int? {
    guard let view = list.arrangement.view else { return nil }
    return collection.settings.views.firstIndex { $0.name == view.name }.map { $0 + 1 }
  }

  /// - Parameter number: counted from 1.
  mutating func recall(_ number: Int) {
    let views = collection.settings.views
    guard views.indices.contains(number - 1) else {
      status = .cannot(.noView(number))
      return
    }
    recall(views[number - 1])
  }

  mutating func recall(_ view: SavedView) {
    list.arrangement.view = view
    list.arrangement.columns = view.columns ?? collection.settings.columns
    list.arrangement.group = view.group
    collection.sort(by: view.sort ?? .newest)
    list.clearFilter(collection)
    list.setText(view.filter, collection)
    guard view.sort != nil else { return }
    list.noteSort()
    list.refilter(collection)
  }

  // MARK: Menus

  mutating func openMenu(_ purpose: MenuViewModel.Purpose) {
    let items = menuItems(purpose)
    guard !items.isEmpty else {
      status = .cannot(purpose == .failures ? .noFailures : .noViews)
      return
    }
    let selected: String? =
      switch purpose {
      case .sort, .columns: list.arrangement.current(width: listLayout.listWidth)
      case .group: list.arrangement.group ?? list.arrangement.current(width: listLayout.listWidth)
      case .views: list.arrangement.view?.name
      case .links, .outline, .languages, .facet, .failures, .changes: nil
      }
    push(.menu(MenuViewModel(purpose, items, selected: selected)))
  }

  private func menuItems(_ purpose: MenuViewModel.Purpose) -> [MenuViewModel.Item] {
    switch purpose {
    // Of the posting that is read or edited, which makes them itself.
    case .links, .outline, .languages, .changes: return []
    case .sort:
      return fieldNames.map { name in
        let index = collection.order.sort.keys.firstIndex { $0.name == name }
        let note = index.map { index in
          (collection.order.sort.keys[index].isDescending ? "↓" : "↑")
            + (collection.order.sort.keys.count > 1 ? " \(index + 1)" : "")
        }
        return .init(name, title: Phrase.columnName(name).text(in: language), note: note ?? "", isOn: index != nil)
      }
    case .group:
      return [.init("", title: Phrase.noGroups.text(in: language), isOn: list.arrangement.group == nil)]
        + fieldNames.map {
          .init($0, title: Phrase.columnName($0).text(in: language), isOn: list.arrangement.group == $0)
        }
    case .facet:
      return fieldNames.filter { !["path", "format", "problems"].contains($0) }
        .map { .init($0, title: Phrase.columnName($0).text(in: language), isOn: shownFacets.contains($0)) }
    case .failures:
      return collection.failures.map { failure in
        let name = collection.shownName(failure.path)
        return .init(
          failure.path.string, title: name.isEmpty ? failure.path.string : name, note: failure.reason(in: language))
      }
    case .columns:
      let shown = list.arrangement.shown(width: listLayout.listWidth)
      return (shown.map(\.name) + fieldNames.filter { name in !shown.contains { $0.name == name } }).map { name in
        .init(name, title: Phrase.columnName(name).text(in: language), isOn: shown.contains { $0.name == name })
      }
    case .views:
      return collection.settings.views.enumerated().map { index, view in
        .init(
          view.name, title: (index < 9 ? "\(index + 1)  " : "   ") + view.name, note: view.summary(in: language),
          isOn: view.name == list.arrangement.view?.name)
      }
    }
  }

  /// Roles first, then all fields that the postings have and that no role shows.
  var fieldNames: [String] {
    let roles = ["title", "date", "tag", "locale", "type", "state", "path", "expires", "format", "problems"]
    let carried = Set(Role.allCases.flatMap { collection.roleMap.keys(of: $0) } + roles)
    return roles + collection.table.allFieldNames.filter { !carried.contains($0) }.sorted()
  }

  mutating func run(_ command: Command, _ times: Int, in menu: MenuViewModel) -> [Effect] {
    var menu = menu
    switch command {
    case .commit:
      guard let item = menu.selected else { break }
      if menu.purpose.isOfPosting { return choose(item, ofPostingFor: menu.purpose) }
      choose(item, for: menu.purpose)
      guard menu.purpose == .columns else { return [] }
      menu.replace(menuItems(.columns).sorted(as: menu.items))
    case .back, .cancel, .restore: return []
    default: _ = menu.perform(command, times: times)
    }
    push(.menu(menu))
    return []
  }

  private mutating func choose(_ item: MenuViewModel.Item, for purpose: MenuViewModel.Purpose) {
    switch purpose {
    case .sort: sort(by: item.name)
    case .group: group(by: item.name.isEmpty ? nil : item.name)
    case .facet: addFacet(item.name)
    case .failures: status = .unreadable(item.name + ": " + item.note)
    case .changes: leaveOut(item.name)
    case .columns: list.arrangement.toggleColumn(item.name, width: listLayout.listWidth)
    case .links, .outline, .languages: break
    case .views:
      if let view = collection.settings.views.first(where: { $0.name == item.name }) { recall(view) }
    }
  }
}

extension [MenuViewModel.Item] {
  /// In the order in which others stand, so that nothing jumps under the cursor.
  fileprivate func sorted(as others: [MenuViewModel.Item]) -> [MenuViewModel.Item] {
    var places: [String: Int] = [:]
    for (index, item) in others.enumerated() { places[item.name] = index }
    return sorted { places[$0.name] ?? .max < places[$1.name] ?? .max }
  }
}

extension SavedView {
  /// What it does, in a line.
  func summary(in language: Language) -> String {
    var parts: [String] = filter.isEmpty ? [] : [filter]
    if let sort { parts.append(sort.keys.map { $0.name + ($0.isDescending ? "↓" : "↑") }.joined(separator: " ")) }
    if let group { parts.append(language("by ", "par ") + group) }
    return parts.joined(separator: " · ")
  }
}
