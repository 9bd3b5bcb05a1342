internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

extension AppViewModel {
  /// The form's changes on another program's file: by themselves where only one side touched a field, else decided by
  /// the person.
  ///
  /// - Parameter saves: whether what goes together by itself is written at once.
  mutating func merge(with current: PostingFile, saves: Bool) -> [Effect] {
    guard let index = formIndex, case .edit(var edit) = screens[index], edit.path == current.path else { return [] }
    edit.isSaving = false
    let theirs = FrontMatterDocument(current.bytes)
    let merge = FieldMerge(base: edit.draft.base, mine: edit.draft.document, theirs: theirs)
    switch merge.outcome {
    case .merged(let merged, let tookTheirs):
      keptFields = tookTheirs.map { $0.isEmpty ? language("the text", "le texte") : $0.description }
      edit.take(merged, on: current, collection)
      screens[index] = .edit(edit)
      return saves ? saveForm() : []
    case .conflict(let conflict):
      leavesAfterSave = nil
      screens[index] = .edit(edit)
      push(.conflict(ConflictViewModel(merge, conflict, file: current, context: edit.draft.context)))
      return []
    }
  }

  mutating func run(_ command: Command, _ times: Int, in conflict: ConflictViewModel) -> [Effect] {
    var conflict = conflict
    if conflict.entry != nil {
      switch command {
      case .commit, .back, .complete, .savePosting:
        if let error = conflict.commitEntry() { status = .refused(error) }
      case .restore, .cancel: conflict.cancelEntry()
      default: conflict.edit(command)
      }
    } else if !conflict.move(command, times: times) {
      switch command {
      case .keepMine: choose(.mine, &conflict)
      case .keepTheirs: choose(.theirs, &conflict)
      case .keepBoth: choose(.both, &conflict)
      case .keepAllMine: conflict.chooseAll(.mine)
      case .keepAllTheirs: conflict.chooseAll(.theirs)
      case .editField: if !conflict.beginEntry() { status = .cannot(.notASingleValue) }
      case .saveCopy:
        screens.append(.conflict(conflict))
        return [.saveCopy(beside: conflict.file.path, conflict.merge.mine.bytes)]
      case .confirm, .commit, .savePosting: return finish(conflict)
      case .back, .quit, .cancel:
        status = .cannot(.nothingWritten)
        return []
      default: break
      }
    }
    screens.append(.conflict(conflict))
    return []
  }

  private mutating func choose(_ choice: ConflictViewModel.Choice, _ conflict: inout ConflictViewModel) {
    guard !conflict.choose(choice) else { return }
    status = .cannot(conflict.selected?.isAutomatic == true ? .onlyOneSide : .cannotKeepBoth)
  }

  /// Writes what was decided, once all is.
  private mutating func finish(_ conflict: ConflictViewModel) -> [Effect] {
    guard conflict.openCount == 0 else {
      status = .cannot(.notDecided(conflict.openCount))
      screens.append(.conflict(conflict))
      return []
    }
    do {
      let resolved = try conflict.resolved()
      guard let index = formIndex, case .edit(var edit) = screens[index] else { return [] }
      edit.take(resolved, on: conflict.file, collection)
      screens[index] = .edit(edit)
      guard edit.draft.isChanged else {
        status = .cannot(.asOnDisk)
        refresh(conflict.file)
        return []
      }
      return saveForm()
    } catch {
      status = .refused(.frontMatter(error))
      screens.append(.conflict(conflict))
      return []
    }
  }

  /// Where the form lies on the stack.
  var formIndex: Int? { screens.lastIndex { if case .edit = $0 { true } else { false } } }
}
