internal import Postings

/// Searching the bodies that the filter asks about.
extension AppViewModel {
  /// Asks for what is not known yet.
  mutating func followBodies() -> [Effect] {
    list.bodies.forget(collection.takeReread())
    let expression = list.filter.query.expression
    guard list.bodies.running != nil || expression.readsBodies else { return [] }
    let (table, asked) = (collection.table, list.expression())
    return list.bodies.follow(expression.bodyNeedles) {
      // Whatever the bodies say, these could be shown.
      QueryMatcher(table) { RowSet(limit: table.rowLimit, full: !$0.isNegated) }.rows(matching: asked)
    }
  }

  mutating func takeBodies(_ number: Int, searched: [PostingTable.Row], hits: [PostingTable.Row]) -> [Effect] {
    guard list.bodies.take(number, searched: searched, hits: hits) else { return [] }
    list.refilter(collection)
    recountFacets()
    return followCursor()
  }

  mutating func stopBodySearch() -> [Effect] {
    status = .bodySearchStopped(percent: list.bodies.running?.percent ?? 0)
    list.bodies.stop()
    return [.stopBodySearch]
  }
}
