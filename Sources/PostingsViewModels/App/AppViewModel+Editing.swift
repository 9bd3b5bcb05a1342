internal import FrontMatter
internal import Postings

extension AppViewModel {
  mutating func run(_ command: Command, _ times: Int, in edit: EditViewModel) -> [Effect] {
    var edit = edit
    if edit.entry != nil { return runInEntry(command, edit) }
    var effects: [Effect] = []
    var isOpen = true
    if !edit.move(command, times: times) {
      switch command {
      case .editField, .toggleField: beginEntry(&edit)
      case .addField: edit.beginAdding(collection)
      case .renameField: edit.beginRenaming()
      case .unsetField: if !edit.beginAbsence() { status = .cannot(.notInFile) }
      case .editValue: effects = editValue(&edit)
      case .changeType: if !edit.changeType(collection) { status = .cannot(.noOtherType) }
      case .showOrigin: status = edit.origin.map { .origin($0) } ?? status
      case .moveItemEarlier, .moveItemLater:
        if !edit.moveItem(by: command == .moveItemEarlier ? -1 : 1, collection) { status = .cannot(.noItemThere) }
      case .stepForward, .stepBackward: stepDate(command, times, &edit)
      // Before the form's own steps come those of the journal, of earlier sessions too.
      case .undo: if !edit.undo(collection) { effects = journal(.undoLastWrite, edit, otherwise: .noUndo) }
      case .redo: if !edit.redo(collection) { effects = journal(.redoLastWrite, edit, otherwise: .noRedo) }
      case .undoField: if !edit.undoField(collection) { status = .cannot(.fieldIsAsInFile) }
      case .savePosting: return review(edit)
      case .editFile, .editBody, .editHere: effects = self.edit(command, edit.path, bodyLine: edit.bodyLine)
      case .back where edit.goOut(collection), .cancel where edit.goOut(collection): break
      case .back, .quit, .cancel:
        if edit.draft.isChanged {
          screens.append(.edit(edit))
          push(.question(.leaveForm))
          return []
        }
        isOpen = false
      default: break
      }
    }
    if let refusal = edit.refusal { status = .refused(refusal) }
    if isOpen { screens.append(.edit(edit)) }
    layOut()
    return effects
  }

  private mutating func journal(_ effect: Effect, _ edit: EditViewModel, otherwise reason: Status.Reason) -> [Effect] {
    // What is not saved would be merged with what is taken back.
    guard edit.draft.isChanged else { return [effect] }
    status = .cannot(reason)
    return []
  }

  private mutating func beginEntry(_ edit: inout EditViewModel) {
    if !edit.beginEntry(collection) { status = .cannot(.onlyInEditor) }
  }

  private mutating func runInEntry(_ command: Command, _ edit: EditViewModel) -> [Effect] {
    var edit = edit
    var saves = false
    var effects: [Effect] = []
    switch command {
    case .editValue: effects = editValue(&edit)
    case .commit: _ = edit.commit(collection, addingTags: true)
    case .back: edit.leaveEntry(collection)
    case .stepForward: if !edit.stepDate(by: 1) { edit.type("+", collection) }
    case .stepBackward: if !edit.stepDate(by: -1) { edit.type("-", collection) }
    case .nextWeek, .previousWeek: _ = edit.stepDate(by: command == .nextWeek ? 7 : -7, .day)
    case .nextMonth, .previousMonth: _ = edit.stepDate(by: command == .nextMonth ? 1 : -1, .month)
    case .today: edit.takeToday(today)
    case .restore, .cancel: edit.cancelEntry()
    case .savePosting: saves = edit.commit(collection)
    case .complete:
      if !edit.edit(.complete), edit.commit(collection) { _ = edit.move(.moveDown, times: 1) }
    default: _ = edit.edit(command)
    }
    if let refusal = edit.refusal { status = .refused(refusal) }
    if saves { return review(edit) }
    screens.append(.edit(edit))
    layOut()
    return effects
  }

  /// The value goes to the person's editor as a text of its own.
  private mutating func editValue(_ edit: inout EditViewModel) -> [Effect] {
    guard let (text, name) = edit.textForEditor(collection) else {
      status = .cannot(.onlyInEditor)
      return []
    }
    return [.editText(text, name: name)]
  }

  /// What the person's editor has left of a value.
  mutating func finishEditing(_ edited: Result<String, EditorFailure>) {
    guard let index = formIndex, case .edit(var edit) = screens[index] else { return }
    switch edited {
    case .success(let text):
      edit.takeEdited(text, collection)
      if let refusal = edit.refusal { status = .refused(refusal) }
    case .failure(.noEditor): status = .cannot(.noEditorSet)
    case .failure(let failure): status = .editorFailed(failure)
    }
    screens[index] = .edit(edit)
    layOut()
  }

  /// A date under the cursor is moved by a day without being typed in.
  private mutating func stepDate(_ command: Command, _ times: Int, _ edit: inout EditViewModel) {
    guard edit.selected?.type.isDate == true, edit.selected?.presence == .inFile, edit.beginEntry(collection) else {
      status = .cannot(.noDateHere)
      return
    }
    if !edit.stepDate(by: command == .stepForward ? times : -times, .day) { status = .cannot(.noDateHere) }
    _ = edit.commit(collection)
  }

  /// Counted from 1970-01-01.
  public var today: Int { Int((Double(collection.table.now) / 86_400).rounded(.down)) }

  /// Shows what will be written before it is, where the person wants to see it.
  private mutating func review(_ edit: EditViewModel) -> [Effect] {
    screens.append(.edit(edit))
    guard edit.draft.isChanged else {
      status = .nothingChanged
      return []
    }
    guard confirmation.showsChange(ofFiles: 1) else { return saveForm() }
    push(.diff(DiffViewModel(path: edit.path, old: edit.file.bytes, new: edit.draft.document.bytes)))
    return []
  }

  mutating func run(_ command: Command, _ times: Int, in diff: DiffViewModel) -> [Effect] {
    var diff = diff
    if diff.move(command, times: times) {
      screens.append(.diff(diff))
      return []
    }
    switch command {
    case .confirm, .commit, .savePosting: return saveForm()
    case .back, .quit, .refuse, .cancel: return []
    case .undoField:
      screens.append(.diff(diff))
      askWhatToLeaveOut()
      return []
    default:
      screens.append(.diff(diff))
      return []
    }
  }

  /// Writes the draft of the form that is open.
  mutating func saveForm() -> [Effect] {
    guard let index = formIndex, case .edit(var edit) = screens[index] else { return [] }
    edit.isSaving = true
    screens[index] = .edit(edit)
    return [
      .save(
        edit.file, with: edit.draft.document.bytes,
        label: edit.changedPaths.map(\.description).joined(separator: " "))
    ]
  }

  mutating func answer(_ command: Command, to question: Question) -> [Effect] {
    switch (question, command) {
    case (.leaveForm, .confirm), (.quitForm, .confirm):
      let effects = saveForm()
      leavesAfterSave = question == .quitForm ? .program : .form
      return effects
    case (.leaveForm, .refuse): screens.removeLast()
    case (.quitForm, .refuse):
      // The draft is thrown away with the form.
      screens.removeAll { if case .edit = $0 { true } else { false } }
      return [.quit]
    case (.draft(let draft, let opensForm), _): return answer(command, toDraft: draft, opensForm: opensForm)
    case (.leaveBody(let quits), .confirm): return saveBody(leaving: quits ? .program : .form)
    case (.leaveBody(let quits), .refuse): return dropBody(quits: quits)
    case (.bodyConflict(let current), .keepMine), (.bodyConflict(let current), .dropDraft),
      (.bodyConflict(let current), .keepBoth):
      return settleBody(command, current)
    case (.leadsOut(let file, let bytes, let label, let target), .confirm):
      resumeSaving(file.path)
      linksBeyond[target] = file.path
      return [.allowWriting(target), .save(file, with: bytes, label: label)]
    case (.leadsOut, .refuse): leavesAfterSave = nil
    case (.openAddress(let address), .confirm): return [.openAddress(address)]
    case (.openAddress, .refuse): break
    case (_, .back), (_, .cancel), (_, .quit): leavesAfterSave = nil
    default: screens.append(.question(question))
    }
    return []
  }

  var openForm: EditViewModel? {
    for screen in screens.reversed() { if case .edit(let edit) = screen { return edit } }
    return nil
  }

  /// What follows a save that was answered with on the way out.
  enum Leaving: Sendable { case form, program }
}
