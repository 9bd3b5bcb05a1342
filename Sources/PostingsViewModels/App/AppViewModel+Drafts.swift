internal import FrontMatter
internal import Postings
internal import SystemPackage

/// What is typed in a form or a text is kept on the disk, some tenths of a second later and away from the keys, until it is saved
/// or thrown away; what a crash left is offered.
extension AppViewModel {
  /// After each message: asks to be told when it is time, and forgets what is not needed any more.
  mutating func followDraft(startsTimer: Bool) -> [Effect] {
    let unsavedPath = unsavedPath
    var effects: [Effect] = []
    if let kept = drafts.kept, unsavedPath != kept.path {
      drafts.kept = nil
      effects.append(.dropDraft(kept.path))
    }
    if startsTimer, unsavedPath != nil, !drafts.isTimed {
      drafts.isTimed = true
      effects.append(.timeDraft)
    }
    return effects
  }

  /// It is time: what is being typed is kept as if it were committed.
  mutating func keepDraft() -> [Effect] {
    drafts.isTimed = false
    guard let unsaved else { return [] }
    let isNew =
      unsaved.bytes != unsaved.base && !(drafts.kept?.path == unsaved.path && drafts.kept?.draft == unsaved.bytes)
    guard isNew else { return [] }
    drafts.kept = (unsaved.path, unsaved.bytes)
    return [.keepDraft(unsaved.path, DraftContent(base: unsaved.base, draft: unsaved.bytes))]
  }

  mutating func offer(_ found: [KeptDraft]) {
    drafts.abandoned = found
    offerNext()
  }

  /// The newest first; later ones wait for their posting.
  private mutating func offerNext() {
    guard let draft = drafts.abandoned.last, screens.isEmpty else { return }
    push(.question(.draft(draft, opensForm: false)))
  }

  /// Before the form of a posting opens: whether a draft of it is to be offered first.
  mutating func offerDraft(of path: FilePath) -> Bool {
    guard drafts.openedAsIs != path, let draft = drafts.abandoned.last(where: { $0.path == path }) else {
      drafts.openedAsIs = nil
      return false
    }
    push(.question(.draft(draft, opensForm: true)))
    return true
  }

  mutating func answer(_ command: Command, toDraft draft: KeptDraft, opensForm: Bool) -> [Effect] {
    switch command {
    case .restoreDraft, .confirm:
      drafts.restoring = draft
      return [.read(draft.path, .form)]
    case .dropDraft, .refuse:
      drafts.abandoned.removeAll { $0.path == draft.path }
      status = .cannot(.draftDropped)
      return [.dropAbandonedDrafts(draft.path)] + (opensForm ? [.read(draft.path, .form)] : [])
    case .back, .cancel, .quit:
      status = .cannot(.draftStays)
      guard opensForm else { break }
      drafts.openedAsIs = draft.path
      return [.read(draft.path, .form)]
    default: screens.append(.question(.draft(draft, opensForm: opensForm)))
    }
    return []
  }

  /// The form as it was left, on the file as it is now.
  mutating func showForm(_ file: PostingFile, restoring draft: KeptDraft) -> [Effect] {
    drafts.restoring = nil
    drafts.abandoned.removeAll { $0.path == draft.path }
    var edit = EditViewModel(
      file, document: FrontMatterDocument(draft.content.base), context: changeContext, collection: collection)
    edit.take(FrontMatterDocument(draft.content.draft), collection)
    push(.edit(edit))
    status = .cannot(.draftRestored)
    let merged = file.bytes == draft.content.base ? [] : merge(with: file, saves: false)
    // The session's own copy is on the disk before the other one goes.
    return merged + keepDraft() + [.dropAbandonedDrafts(draft.path)]
  }
}
