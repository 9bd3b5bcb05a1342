internal import FrontMatter
internal import Postings

extension AppViewModel {
  /// Asks which of the changed fields is left as it is on the disk.
  mutating func askWhatToLeaveOut() {
    guard let index = formIndex, case .edit(let edit) = screens[index] else { return }
    let items = edit.draft.changedKeys.map { key in
      MenuViewModel.Item(
        key, note: edit.draft.base.value(at: FieldPath(key: key))?.singleText ?? "")
    }
    guard !items.isEmpty else {
      status = .cannot(.noFieldChanged)
      return
    }
    push(.menu(MenuViewModel(.changes, items)))
  }

  /// Takes one field back in the form, where undo brings it again, and shows what is left to write.
  mutating func leaveOut(_ key: String) {
    guard let index = formIndex, case .edit(var edit) = screens[index] else { return }
    edit.takeBack(FieldPath(key: key), collection)
    screens[index] = .edit(edit)
    guard case .diff = top else { return }
    screens.removeLast()
    guard edit.draft.isChanged else {
      status = .nothingChanged
      return
    }
    push(.diff(DiffViewModel(path: edit.path, old: edit.file.bytes, new: edit.draft.document.bytes)))
  }
}

extension Draft {
  /// The keys at the top that are new, gone, or hold something else than on the disk; in the order of the file.
  var changedKeys: [String] {
    let mine = document.members.filter { !$0.isShadowed }.map(\.key)
    let keys = mine + base.members.filter { !$0.isShadowed && !mine.contains($0.key) }.map(\.key)
    return keys.filter { document.value(at: FieldPath(key: $0)) != base.value(at: FieldPath(key: $0)) }
  }
}
