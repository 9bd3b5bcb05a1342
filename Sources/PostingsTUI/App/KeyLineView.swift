internal import PostingsViewModels
internal import TerminalUI

/// The last line: the commands that matter most here, with their keys; those that cannot run now are dim.
struct KeyLineView {
  let app: AppViewModel
  let keymap: Keymap
  let theme: Theme

  func draw(in rect: Rect, on frame: inout Frame) {
    let context = app.context
    let hints = commands(in: context).enumerated().compactMap { index, command -> KeyHintsWidget.Hint? in
      guard let key = keymap.label(for: command, in: context) else { return nil }
      return KeyHintsWidget.Hint(
        key: key, label: command.label(in: app.language, on: context), isAvailable: app.whyUnavailable(command) == nil,
        importance: -index)
    }
    // The most important come first in the table; help and the way out are never dropped before them.
    KeyHintsWidget(hints, keyStyle: theme.style(.key), labelStyle: theme.style(.keyLabel))
      .draw(into: &frame, in: rect.inset(left: 1))
  }

  /// While postings are marked, what can be done to them comes before all else.
  private func commands(in context: InputContext) -> [Command] {
    context == .list && !app.list.marks.isEmpty ? Self.actsOnMarks : Self.commands(in: context)
  }

  private static let actsOnMarks: [Command] = [
    .modifyPostings, .editTags, .changePublishing, .deletePostings, .showHelp, .repeatAct, .toggleMark, .back,
    .markRange,
    .invertMarks, .filter, .undo, .showPalette, .quit,
  ]

  private static func commands(in context: InputContext) -> [Command] {
    switch context {
    case .list:
      [
        .openPosting, .showHelp, .filter, .showFacets, .editPosting, .toggleMark, .quit, .modifyPostings, .editTags,
        .createPosting, .sortMenu, .cyclePreview, .changePublishing, .showProblems, .showTaxonomy, .groupBy, .editFile,
        .showPalette,
      ]
    case .filter: [.commit, .restore, .complete, .olderLine, .saveAsView]
    case .facets:
      [.toggleValue, .commit, .excludeValue, .nextFacet, .find, .clearFacet, .sortFacet, .addFacet, .showHelp]
    case .facetSearch, .find: [.commit, .restore]
    case .detail:
      [
        .pageDown, .back, .showHelp, .editPosting, .nextPosting, .previousPosting, .find, .cycleView, .showLinks,
        .showOutline, .editFile, .editBody,
      ]
    case .form:
      [
        .editField, .savePosting, .back, .showHelp, .toggleField, .addField, .unsetField, .undo, .editValue,
        .changeType, .renameField, .editFile,
      ]
    case .field: [.commit, .back, .restore, .complete, .nextChoice, .savePosting, .editValue]
    case .longLine: [.commit, .back, .restore, .savePosting, .editValue, .undo, .showHelp]
    case .textBox: [.back, .restore, .savePosting, .editValue, .undo, .newLine, .cutLine, .showHelp]
    case .dateField: [.commit, .back, .restore, .stepForward, .stepBackward, .today, .nextWeek, .nextMonth]
    case .tags: [.commit, .back, .restore, .complete, .nextChoice, .savePosting]
    case .body: [.savePosting, .back, .find, .undo, .redo, .cutLine, .yank, .showHelp]
    case .bodyFind: [.commit, .restore, .nextChoice, .previousChoice]
    case .palette: [.commit, .back, .nextChoice]
    case .commandLine: [.commit, .back, .complete, .nextChoice, .olderLine]
    case .menu: [.commit, .back, .nextChoice]
    case .diff: [.confirm, .back, .undoField]
    case .conflict:
      [
        .keepMine, .keepTheirs, .keepBoth, .editField, .confirm, .back, .showHelp, .saveCopy, .keepAllMine,
        .keepAllTheirs,
      ]
    case .question: []
    case .ask: [.commit, .restore, .complete, .nextChoice]
    case .review: [.confirm, .back, .nextFile, .toggleFile, .previousFile, .showHelp]
    case .actMenu: [.commit, .back]
    case .tagPicker: [.commit, .restore, .complete, .nextChoice]
    case .taxonomy:
      [.openPosting, .back, .showHelp, .renameTag, .mergeTags, .dropTag, .toggleMark, .showLookAlikes, .find]
    case .taxonomySearch: [.commit, .restore]
    case .history: [.moveDown, .back, .previewDown, .showHelp, .editFile]
    case .problems:
      [.openPosting, .back, .showHelp, .fixProblem, .fixAllProblems, .cycleProblemKind, .nextFacet, .editFile]
    }
  }
}
