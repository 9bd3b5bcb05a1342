internal import Postings
internal import SystemPackage

/// What other programs do to the files is shown in place.
extension AppViewModel {
  mutating func follow(_ update: CollectionUpdate) -> [Effect] {
    let changes = collection.apply(update)
    guard !changes.isEmpty else { return [] }
    list.forgetMarks(of: changes.removed)
    followCollection()
    status = .reloaded(added: changes.added, changed: changes.changed, removed: changes.removed.count)
    let open = openPaths.filter(update.touched.contains)
    let gone = open.filter { path in collection.table.row(of: path).map { !collection.table.isPresent($0) } ?? true }
    for path in gone {
      if preview?.path == path { preview = nil }
      if isOnScreen(path) { status = .removedOnDisk(path) }
    }
    return open.filter { !gone.contains($0) }.map { .read($0, .refresh) } + followCursor()
  }

  /// The postings whose text is shown, or being edited.
  private var openPaths: [FilePath] {
    var paths = preview.map { [$0.path] } ?? []
    for screen in screens {
      switch screen {
      case .detail(let detail): paths.append(detail.path)
      case .edit(let edit): paths.append(edit.path)
      default: continue
      }
    }
    return paths.enumerated().filter { !paths[..<$0.offset].contains($0.element) }.map(\.element)
  }

  private func isOnScreen(_ path: FilePath) -> Bool {
    screens.contains { screen in
      switch screen {
      case .detail(let detail): detail.path == path
      case .edit(let edit): edit.path == path
      default: false
      }
    }
  }

  /// A form with changes keeps them; that the file is another one now is said.
  mutating func noteKeptDraft(_ file: PostingFile) {
    guard let edit = openForm, edit.path == file.path, edit.draft.isChanged, edit.file.bytes != file.bytes else {
      return
    }
    status = .draftKept(file.path)
  }
}
