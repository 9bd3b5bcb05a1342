internal import Postings
internal import SystemPackage

extension AppViewModel {
  mutating func runInList(_ command: Command, _ times: Int) -> [Effect] {
    if list.isTyping { return runInFilter(command, times) }
    if list.move(command, times: times) || list.runMark(command, times: times) || arrange(command, times) { return [] }
    switch command {
    case .openPosting:
      guard list.foldedGroup != nil else { return read(.detail) }
      list.toggleFold(collection)
    case .editPosting:
      // A form shows one posting; several are changed on one line.
      if list.markedCount > 1 { return runAct(.modifyPostings) }
      return read(.form)
    case .editFile, .editBody, .editHere: return openEditor(command)
    case .filter: list.beginTyping(history: filterHistory)
    case .copyQuery, .copyPath, .copyTitle: return copy(command)
    case .saveAsView: return askViewName()
    case .showFailures: openMenu(.failures)
    case .back: return peel()
    case .quit: return quit()
    case .dropLastClause: _ = list.dropLastClause(collection)
    case .clearFilter: list.clearFilter(collection)
    case .showFacets: showFacets()
    case .sortByDate: sort(by: "date")
    case .sortByTitle: sort(by: "title")
    case .cyclePreview:
      list.cyclePreview(columns: columns, rows: rows)
      layOut()
    case .previewDown: preview?.move(.halfPageDown, times: times)
    case .previewUp: preview?.move(.halfPageUp, times: times)
    case .rescan: return rescan()
    case .undo: return [.undoLastWrite]
    case .redo: return [.redoLastWrite]
    default: return runAct(command)
    }
    return []
  }

  /// Escape leaves the innermost state: the load, the marks, then the filter clause by clause.
  private mutating func peel() -> [Effect] {
    if collection.isLoading { return [.stopLoading] }
    if list.bodies.running != nil { return stopBodySearch() }
    if list.marks.dropRange() { return [] }
    if !list.marks.isEmpty {
      list.marks.clear()
    } else {
      _ = list.dropLastClause(collection)
    }
    return []
  }

  private mutating func rescan() -> [Effect] { [.readSettings(collection.roots)] + reload() }

  mutating func reload() -> [Effect] {
    collection.clear()
    list.forgetRows()
    preview = nil
    pendingPreview = nil
    return [.load(collection.roots)]
  }

  mutating func read(_ purpose: Purpose) -> [Effect] {
    list.selectedRow.map { [.read(collection.table.path($0), purpose)] } ?? []
  }

  private mutating func openEditor(_ command: Command) -> [Effect] {
    list.selectedRow.map { edit(command, collection.table.path($0), bodyLine: nil) } ?? []
  }

  // MARK: Facets

  mutating func run(_ command: Command, _ times: Int, in facets: FacetsViewModel) -> [Effect] {
    var facets = facets
    var isOpen = true
    if facets.input != nil {
      switch command {
      case .commit: facets.endTyping(keeping: true)
      case .restore, .back, .cancel: facets.endTyping(keeping: false)
      case .nextChoice: _ = facets.move(.moveDown, times: times)
      case .previousChoice: _ = facets.move(.moveUp, times: times)
      default: _ = facets.edit(command)
      }
    } else if !facets.move(command, times: times) {
      isOpen = runInOpenFacets(command, &facets)
    }
    // A list of fields to choose from lies over them.
    if isOpen { screens.insert(.facets(facets), at: 0) }
    layOut()
    return []
  }

  /// Whether they stay open.
  private mutating func runInOpenFacets(_ command: Command, _ facets: inout FacetsViewModel) -> Bool {
    switch command {
    case .toggleValue, .excludeValue:
      if let (name, label) = facets.selected {
        list.changeFacets(collection) { $0.toggle(name, label, excluding: command == .excludeValue) }
        facets.recount(list, collection)
      }
    case .clearFacet:
      if let name = facets.selectedFacet {
        list.changeFacets(collection) { $0.clear(name) }
        facets.recount(list, collection)
      }
    case .clearFilter:
      list.clearFilter(collection)
      facets.recount(list, collection)
    case .nextFacet, .previousFacet: facets.moveToFacet(forward: command == .nextFacet)
    case .sortFacet: facets.toggleSort()
    case .find: facets.beginTyping()
    case .addFacet: openMenu(.facet)
    case .back, .quit, .commit, .showFacets, .cancel: return false
    default: break
    }
    return true
  }
}
