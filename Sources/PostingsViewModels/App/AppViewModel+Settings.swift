internal import FrontMatter
internal import Postings
internal import SystemPackage

/// What the collection says of itself may change while it is open.
extension AppViewModel {
  /// Open forms go by the new lists at once; where keys have other roles now, or folders are left out, all is read again.
  mutating func take(_ settings: CollectionSettings, _ fields: FieldSchema) -> [Effect] {
    let old = collection.settings
    let isSame = settings.source.path == old.source.path && settings.source.document.bytes == old.source.document.bytes
    guard !isSame || settings.exists != old.exists || fields != collection.fields else { return [] }
    collection.settings = settings
    collection.fields = fields
    let problems = settings.problems + fields.problems
    status = problems.isEmpty ? .settingsReread : .settingsProblems(problems)
    if list.arrangement.columns == old.columns { list.arrangement.columns = settings.columns }
    for (index, screen) in screens.enumerated() {
      guard case .edit(var edit) = screen else { continue }
      edit.followRules(collection)
      screens[index] = .edit(edit)
    }
    let isReadAnew = settings.roleMap != old.roleMap || settings.ignoredFolders != old.ignoredFolders
    return isReadAnew ? reload() : []
  }
}
