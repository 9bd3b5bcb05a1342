internal import Postings

extension AppViewModel {
  /// What the facets count now.
  var shownFacets: [String] {
    for case .facets(let facets) in screens { return facets.names }
    return []
  }

  mutating func showFacets() {
    var facets = FacetsViewModel(names: FacetsViewModel.names(with: collection.fewValuedFields) + acts.addedFacets)
    facets.recount(list, collection)
    push(.facets(facets))
  }

  mutating func addFacet(_ name: String) {
    guard let index = screens.firstIndex(where: { if case .facets = $0 { true } else { false } }),
      case .facets(var facets) = screens[index]
    else { return }
    facets.add(name, list, collection)
    screens[index] = .facets(facets)
    if !acts.addedFacets.contains(name) { acts.addedFacets.append(name) }
    layOut()
  }
}

extension CollectionState {
  /// Fields, other than those of roles, in which the same few values stand again and again: as many as a person sees
  /// at a glance.
  var fewValuedFields: [String] {
    let carried = Set(Role.allCases.flatMap { roleMap.keys(of: $0) } + FacetsViewModel.names(with: []))
    return Array(table.fieldsWithFewValues(most: 12).filter { !carried.contains($0) }.prefix(6))
  }
}

extension ListViewModel {
  /// The rows that facets are counted over.
  func rowsUnderFilter(exceptFacet name: String?, _ collection: CollectionState) -> RowSet {
    let table = collection.table
    return QueryMatcher(table) { bodies.rows(for: $0, limit: table.rowLimit) }
      .rows(matching: expression(exceptFacet: name))
  }
}
