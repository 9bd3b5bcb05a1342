public import Postings

extension CollectionState {
  /// How a change is made here: what a new field looks like and where it goes, learned from the postings.
  public var changeContext: ChangeContext {
    let table = table
    return ChangeContext(
      roleMap: roleMap, tagsKey: table.usualTagsKey, tagsAreList: table.tagsAreUsuallyLists,
      predecessor: { table.usualPredecessor(of: $0, among: $1) })
  }
}
