internal import Postings

/// Groups that are folded, and where the cursor is among them.
extension ListViewModel {
  /// What the cursor is on, so that it can be found again in other rows.
  struct Place {
    var row: PostingTable.Row?
    /// Of the group.
    var key: [UInt8]?
  }

  var place: Place {
    Place(row: selectedRow, key: groups.number(ofStop: cursor.index).map { groups.groups[$0].key })
  }

  /// Goes back to the posting in its group, to the head of the group when it is folded now, else to the posting wherever
  /// it is; stays near to it when it is nowhere.
  mutating func `return`(to place: Place) {
    if let key = place.key, let group = groups.groups.first(where: { $0.key == key }) {
      guard !group.isFolded, let row = place.row else { return reveal(stop: group.firstStop) }
      if let index = rows[group.range].firstIndex(of: row) { return reveal(stop: groups.stop(ofRow: index)) }
    }
    if let row = place.row { select(row) }
  }

  /// The group whose head the cursor is on: it is folded.
  public var foldedGroup: RowGroups.Group? {
    groups.number(ofStop: cursor.index).map { groups.groups[$0] }.flatMap { $0.isFolded ? $0 : nil }
  }

  /// Folds the group under the cursor, or shows its rows again.
  mutating func toggleFold(_ collection: CollectionState) {
    guard let number = groups.number(ofStop: cursor.index) else { return }
    toggleFold(of: groups.groups[number], collection)
  }

  mutating func toggleFold(of group: RowGroups.Group, _ collection: CollectionState) {
    arrangement.folds.toggle(group.key)
    refilter(collection, holds: true)
  }

  /// Folds all groups; shows the rows of all when all are folded.
  mutating func toggleAllFolds(_ collection: CollectionState) {
    arrangement.folds.setAll(folded: !groups.groups.allSatisfy(\.isFolded))
    refilter(collection, holds: true)
  }

  // MARK: Lines of the screen

  /// The stop on a line of the screen; of a head the row below it.
  func stop(atLine line: Int) -> Int? {
    for line in lines.dropFirst(line) {
      switch line {
      case .row(_, let stop), .head(_, let stop?): return stop
      case .head(_, nil): continue
      }
    }
    return nil
  }

  /// The group whose head is on a line of the screen.
  func group(atLine line: Int) -> RowGroups.Group? {
    let lines = lines
    guard lines.indices.contains(line), case .head(let group, _) = lines[line] else { return nil }
    return group
  }
}
