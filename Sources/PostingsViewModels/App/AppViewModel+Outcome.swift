internal import FrontMatter
internal import Postings
internal import SystemPackage

extension AppViewModel {
  mutating func finish(_ outcome: Outcome) -> [Effect] {
    switch outcome {
    case .found(let batches): collection.take(batches)
    case .caughtUp:
      collection.settle()
      followCollection()
      return followCursor()
    case .indexed(let table, let isWhole):
      collection.adopt(table, isWhole: isWhole)
      list.bodies.reset()
      followCollection()
      return followCursor()
    case .unchanged(let rows): collection.confirm(rows)
    case .diskChanged(let update): return follow(update)
    case .watchesRanOut: if status == nil { status = .watchesRanOut }
    case .couldNotRead(let failure): collection.failures.append(failure)
    case .loaded(let wasStopped):
      collection.isLoading = false
      if wasStopped { status = .stopped } else { return finishLoading() }
    case .read(let file, let purpose): return show(file, for: purpose)
    case .readFailed(let path, let error, let purpose): readFailed(path, error, purpose)
    case .saved(let file): return savedBody(file) ?? saved(file)
    case .saveFailed(_, let error):
      leavesAfterSave = nil
      setSaving(false)
      status = .failed(error)
    case .changedOnDisk(let current): return mergeBody(with: current) ?? merge(with: current, saves: true)
    case .leadsOut(let file, let bytes, let label, let target):
      setSaving(false)
      push(.question(.leadsOut(file, with: bytes, label: label, to: target)))
    case .editorClosed(let path, .noEditor):
      status = .cannot(.noEditorSet)
      return [.read(path, withoutEditor)]
    case .copied(let path): status = .copied(path)
    case .copyFailed(let error): status = .failed(error)
    case .draftsFound(let found): offer(found)
    case .draftIsDue: return keepDraft()
    case .draftNotKept(let error):
      if !drafts.wasFailureTold { status = .failed(error) }
      drafts.wasFailureTold = true
    case .editorClosed(let path, let error):
      status = error.map { .editorFailed($0) } ?? .editorClosed
      return reread(path)
    case .textEdited(let edited): finishEditing(edited)
    case .addressOpened(let address, let wasTaken):
      status = wasTaken ? .addressOpened(address) : .addressNotOpened(address)
    case .undone(let label, let paths):
      status = .undone(label)
      let settings = collection.settings.source.path
      let effects = refreshAll(paths.map { linksBeyond[$0] ?? $0 })
      return paths.contains(settings) ? effects + [.readSettings(collection.roots)] : effects
    case .undoFailed(let error): status = .failed(error)
    case .recovered(let path):
      status = .recovered(path)
      return refreshAll([path])
    case .bulk(let outcome): return finish(outcome)
    case .git(let outcome): return finish(outcome)
    case .bodiesSearched(let number, let rows, let hits): return takeBodies(number, searched: rows, hits: hits)
    case .bodySearchEnded(let number): list.bodies.end(number)
    case .settingsChanged(let settings, let change): settingsChanged(settings, by: change)
    case .settingsRead(let settings, let fields): return take(settings, fields)
    case .settingsNotChanged(.file(let error)): status = .failed(error)
    case .settingsNotChanged(.content(let problem)): status = .settingsProblems([problem])
    }
    return []
  }

  /// All files were looked at: what the index knew beyond them is gone.
  private mutating func finishLoading() -> [Effect] {
    if collection.removeMissing() { followCollection() }
    return followCursor() + (collection.takeNeedOfIndex() ? [.keepIndex] : [])
  }

  private mutating func readFailed(_ path: FilePath, _ error: PostingsError, _ purpose: Purpose) {
    if purpose == .preview {
      pendingPreview = nil
      preview = nil
    } else {
      drafts.restoring = nil
      status = .failed(error)
    }
    if case .notFound = error { forget(path) }
  }

  private mutating func forget(_ path: FilePath) {
    collection.remove(path)
    followCollection()
  }

  private mutating func saved(_ file: PostingFile) -> [Effect] {
    status = .saved(file.path, mergedFields: keptFields)
    keptFields = []
    refresh(file)
    if let index = screens.lastIndex(where: { if case .edit = $0 { true } else { false } }),
      case .edit(var edit) = screens[index]
    {
      edit.rebase(onto: file, collection)
      screens[index] = .edit(edit)
      if leavesAfterSave == .form { screens.remove(at: index) }
    }
    defer { leavesAfterSave = nil }
    return leavesAfterSave == .program ? quit() : recheck() + followCursor()
  }

  private mutating func setSaving(_ isSaving: Bool) {
    for (index, screen) in screens.enumerated() {
      if case .body(var body) = screen {
        body.isSaving = isSaving
        screens[index] = .body(body)
      }
      guard case .edit(var edit) = screen else { continue }
      edit.isSaving = isSaving
      screens[index] = .edit(edit)
    }
  }

  /// New bytes of a posting: the list, the preview and the detail show them.
  mutating func refresh(_ file: PostingFile) {
    let path = file.path
    let posting = posting(in: file)
    collection.add([PostingRecord(posting)])
    followCollection()
    if preview?.path == path { preview?.replace(posting, now: collection.table.now) }
    for (index, screen) in screens.enumerated() {
      guard case .detail(var detail) = screen, detail.path == path else { continue }
      detail.replace(posting, now: collection.table.now, siblings: collection.table.localeSiblings(of: path))
      screens[index] = .detail(detail)
    }
    refreshForm(file)
    refreshBody(file)
  }

  /// A form without changes follows the file; one with changes keeps them, and the save will merge.
  private mutating func refreshForm(_ file: PostingFile) {
    for (index, screen) in screens.enumerated() {
      guard case .edit(var edit) = screen, edit.path == file.path, !edit.draft.isChanged, edit.entry == nil else {
        continue
      }
      edit.rebase(onto: file, collection)
      screens[index] = .edit(edit)
    }
  }

  /// The list and the facets answer anew.
  mutating func followCollection() {
    list.refilter(collection, holds: !collection.isLoading)
    recountFacets()
  }

  mutating func recountFacets() {
    for (index, screen) in screens.enumerated() {
      guard case .facets(var facets) = screen else { continue }
      facets.recount(list, collection)
      screens[index] = .facets(facets)
    }
  }

  /// After an editor or an undo: what lies on the disk now.
  private func reread(_ path: FilePath) -> [Effect] { [.read(path, .refresh)] }
}
