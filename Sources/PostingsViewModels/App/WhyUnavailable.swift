internal import Postings

extension AppViewModel {
  /// Why a command cannot run now; nil when it can.
  public func whyUnavailable(_ command: Command) -> Status.Reason? {
    switch top {
    case nil: list.isTyping ? nil : whyUnavailableInList(command)
    case .detail(let detail) where detail.input == nil: whyUnavailableAct(command)
    case .edit(let edit) where edit.entry == nil: whyUnavailable(command, in: edit)
    case .problems(let problems) where command == .fixProblem: whyNotMended(problems.selected)
    case .body(let body): whyUnavailable(command, in: body)
    default: nil
    }
  }

  private func whyUnavailable(_ command: Command, in body: BodyViewModel) -> Status.Reason? {
    switch command {
    case .undo: body.input != nil || body.area.canUndo ? nil : .noUndo
    case .redo: body.input != nil || body.area.canRedo ? nil : .noRedo
    default: nil
    }
  }

  /// The head of a group stands for all of it, and is asked when it is mended.
  private func whyNotMended(_ finding: CollectionCheck.Finding?) -> Status.Reason? {
    finding.flatMap { $0.problem.fix(roleMap: collection.roleMap) == nil ? .acts(.nothingToFix) : nil }
  }

  private func whyUnavailableInList(_ command: Command) -> Status.Reason? {
    switch command {
    // The head of a folded group opens by showing its rows.
    case .openPosting: list.selectedRow == nil && list.foldedGroup == nil ? .noPosting : nil
    case .toggleFold, .toggleAllFolds: list.groups.isEmpty ? .noGroups : nil
    case .editFile, .editBody, .editHere, .toggleMark, .copyPath, .copyTitle: list.selectedRow == nil ? noPosting : nil
    case .editPosting:
      switch list.selectedRow {
      case nil: noPosting
      case let row?: collection.table.state(row) == .broken ? .brokenPosting : nil
      }
    case .dropLastClause, .clearFilter: list.isFiltered ? nil : .noFilter
    default: whyUnavailableAct(command)
    }
  }

  /// Why there is no posting under the cursor.
  var noPosting: Status.Reason { list.foldedGroup == nil ? .noPosting : .folded }

  private func whyUnavailable(_ command: Command, in edit: EditViewModel) -> Status.Reason? {
    switch command {
    case .editField, .toggleField, .renameField, .unsetField: edit.selected == nil ? .noPosting : nil
    case .undo: edit.draft.canUndo || !edit.draft.isChanged ? nil : .noUndo
    case .redo: edit.draft.canRedo || !edit.draft.isChanged ? nil : .noRedo
    default: nil
    }
  }
}
