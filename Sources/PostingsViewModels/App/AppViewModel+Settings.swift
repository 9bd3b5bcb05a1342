internal import FrontMatter
internal import Postings

/// `.postings.yml`, as other programs, `git pull` and undo change it.
extension AppViewModel {
  /// Views and columns follow at once; what is read otherwise under new settings is read again.
  mutating func follow(_ settings: CollectionSettings, _ fields: FieldSchema) -> [Effect] {
    let old = collection.settings
    let areSame = settings.source.path == old.source.path && settings.source.document.bytes == old.source.document.bytes
    collection.fields = fields
    // What we wrote ourselves is no news.
    guard !areSame || settings.exists != old.exists || settings.problems != old.problems else { return [] }
    let wasAsSaved = !isViewChanged
    collection.settings = settings
    if list.arrangement.columns == old.columns { list.arrangement.columns = settings.columns }
    followView(wasAsSaved: wasAsSaved)
    if !settings.problems.isEmpty { status = .settingsProblems(settings.problems) } else if !isUndoTold { status = .settingsReread(views: settings.views.count) }
    layOut()
    return settings.roles == old.roles && settings.ignoredFolders == old.ignoredFolders ? [] : rescan()
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
