internal import FrontMatter
internal import Postings
internal import SystemPackage

/// What the collection says of itself may change while it is open: by an editor, `git pull`, or undo.
extension AppViewModel {
  /// Views, columns and open forms follow at once; where keys have other roles now, or folders are left out, all is read
  /// again.
  mutating func take(_ settings: CollectionSettings, _ fields: FieldSchema) -> [Effect] {
    let old = collection.settings
    let isSame = settings.source.path == old.source.path && settings.source.document.bytes == old.source.document.bytes
    // What we wrote ourselves is no news.
    guard !isSame || settings.exists != old.exists || fields != collection.fields else { return [] }
    let wasAsSaved = !isViewChanged
    collection.settings = settings
    collection.fields = fields
    let problems = settings.problems + fields.problems
    if !problems.isEmpty { status = .settingsProblems(problems) } else if !isUndoTold { status = .settingsReread }
    if list.arrangement.columns == old.columns { list.arrangement.columns = settings.columns }
    followView(wasAsSaved: wasAsSaved)
    for (index, screen) in screens.enumerated() {
      guard case .edit(var edit) = screen else { continue }
      edit.followRules(collection)
      screens[index] = .edit(edit)
    }
    let isReadAnew = settings.roleMap != old.roleMap || settings.ignoredFolders != old.ignoredFolders
    return isReadAnew ? reload() : []
  }

  /// The view that was recalled is shown as it is now; one that the person has changed here stays as it is shown.
  private mutating func followView(wasAsSaved: Bool) {
    guard let view = list.arrangement.view else { return }
    guard let now = collection.settings.views.first(where: { $0.name == view.name }) else {
      list.arrangement.view = nil
      return
    }
    if wasAsSaved, now != view, !list.isTyping { recall(now) } else { list.arrangement.view = now }
  }

  private var isUndoTold: Bool { if case .undone? = status { true } else { false } }
}
