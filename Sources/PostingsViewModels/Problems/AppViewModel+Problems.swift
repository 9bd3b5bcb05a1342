internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

extension AppViewModel {
  /// What the files show alone is there at once; what they show together follows.
  mutating func showProblems() -> [Effect] {
    let problems = ProblemsViewModel(id: acts.nextID(), knownProblems)
    push(.problems(problems))
    return [.bulk(.check(id: problems.id, place, now: collection.table.now))]
  }

  private var knownProblems: [CollectionCheck.Finding] {
    let table = collection.table
    return collection.order.rows.flatMap { row in
      table.problems(row).map { CollectionCheck.Finding(path: table.path(row), problem: $0) }
    }
  }

  mutating func changeProblems(_ id: Int, _ change: (inout ProblemsViewModel) -> Void) {
    for (index, screen) in screens.enumerated() {
      guard case .problems(var problems) = screen, problems.id == id else { continue }
      change(&problems)
      screens[index] = .problems(problems)
    }
  }

  /// After a write, where the list of problems is open: what is mended goes from it.
  mutating func recheck() -> [Effect] {
    for (index, screen) in screens.enumerated() {
      guard case .problems(var problems) = screen else { continue }
      let again = problems.beginAgain(id: acts.nextID())
      screens[index] = .problems(again)
      return [.bulk(.check(id: again.id, place, now: collection.table.now))]
    }
    return []
  }

  mutating func run(_ command: Command, _ times: Int, in problems: ProblemsViewModel) -> [Effect] {
    var problems = problems
    var effects: [Effect] = []
    if !problems.move(command, times: times) {
      switch command {
      case .back, .quit, .cancel: return [.bulk(.stop)]
      case .nextFacet, .previousFacet: problems.moveToGroup(forward: command == .nextFacet)
      case .cycleProblemKind: problems.cycleKind()
      case .openPosting: effects = jump(to: problems.selected)
      case .editFile: effects = problems.selected.map { [.openEditor($0.path, line: $0.problem.line)] } ?? []
      case .undo: effects = [.undoLastWrite]
      case .redo: effects = [.redoLastWrite]
      case .rescan:
        screens.append(.problems(problems))
        return recheck()
      case .fixProblem:
        screens.append(.problems(problems))
        return fix(problems.chosen, isWhole: problems.isWhole)
      case .fixAllProblems:
        screens.append(.problems(problems))
        return fix(problems.shown, isWhole: problems.isWhole)
      default: break
      }
    }
    screens.append(.problems(problems))
    return effects
  }

  /// To the field in the form; where there is none, or the front matter cannot be read, to the line in the editor.
  private mutating func jump(to finding: CollectionCheck.Finding?) -> [Effect] {
    guard let finding else { return [] }
    goTo(finding.path)
    if let row = collection.table.row(of: finding.path), collection.table.state(row) == .broken {
      return [.openEditor(finding.path, line: finding.problem.line)]
    }
    if case .deadLink = finding.problem.detail { return [.openEditor(finding.path, line: finding.problem.line)] }
    acts.wantedField = finding.problem.path.map { (finding.path, $0) }
    return [.read(finding.path, .form)]
  }

  /// The form that has been opened goes to the field that was wanted.
  mutating func revealWantedField() {
    guard let wanted = acts.wantedField, case .edit(var edit)? = top, edit.path == wanted.path else { return }
    acts.wantedField = nil
    edit.reveal(wanted.field)
    screens[screens.count - 1] = .edit(edit)
  }

  private mutating func fix(_ findings: [CollectionCheck.Finding], isWhole: Bool) -> [Effect] {
    var own: [FilePath: [PostingChange]] = [:]
    var files: [FilePath] = []
    for finding in findings {
      guard let change = finding.problem.fix(roleMap: collection.roleMap) else { continue }
      if own[finding.path] == nil { files.append(finding.path) }
      own[finding.path, default: []].append(change)
    }
    guard !files.isEmpty else {
      status = .cannot(.acts(isWhole || !findings.isEmpty ? .nothingToFix : .stillChecking))
      return []
    }
    return review(language("fix", "réparation"), files: files, own: own)
  }
}

extension EditViewModel {
  /// Goes to a field, or to the nearest one that holds it.
  mutating func reveal(_ field: FieldPath) {
    var path = field
    while !path.isEmpty {
      if let index = rows.firstIndex(where: { $0.path == path }) { return selectIndex(index) }
      path = path.parent
    }
  }
}
