internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// Text edited in the person's editor, or in the built-in one.
extension AppViewModel {
  /// `E` the file, `b` the body in the person's editor, `B` the body here.
  ///
  /// - Parameter bodyLine: counted from 1; nil where the file has yet to be read to know it.
  mutating func edit(_ command: Command, _ path: FilePath, bodyLine: Int?) -> [Effect] {
    let problem = collection.table.row(of: path).flatMap { row in
      // A broken file opens where it is broken.
      collection.table.problems(row).first { $0.severity == .error }?.line
    }
    withoutEditor = .builtIn(command == .editFile ? .file : .body, line: problem)
    if command == .editHere { return [.read(path, withoutEditor)] }
    if let line = command == .editFile ? problem ?? 1 : problem ?? bodyLine { return [.openEditor(path, line: line)] }
    return [.read(path, .bodyInEditor)]
  }

  /// Nil for files that were read for something else.
  mutating func showBody(_ file: PostingFile, for purpose: Purpose) -> [Effect]? {
    switch purpose {
    case .bodyInEditor:
      let document = FrontMatterDocument(file.bytes)
      return [.openEditor(file.path, line: document.position(at: document.bodyRange.lowerBound).line)]
    case .builtIn(let scope, let line):
      push(.body(BodyViewModel(file, scope: scope, line: line)))
      return []
    default: return nil
    }
  }

  mutating func run(_ command: Command, _ times: Int, in body: BodyViewModel) -> [Effect] {
    var body = body
    if body.input != nil {
      switch command {
      case .commit: body.endFinding(keeping: true)
      case .restore, .back, .cancel: body.endFinding(keeping: false)
      default: body.editFinding(command)
      }
    } else if !body.area.move(command, times: times), !body.area.edit(command, times: times) {
      switch command {
      case .undo: if !body.area.undo() { status = .cannot(.noUndo) }
      case .redo: if !body.area.redo() { status = .cannot(.noRedo) }
      case .find: body.beginFinding()
      case .findNext, .findPrevious:
        if !body.findNext(forward: command == .findNext) {
          status = .cannot(body.area.needle.isEmpty ? .nothingSought : .notFound(body.area.needle))
        }
      case .savePosting:
        screens.append(.body(body))
        return saveBody(leaving: nil)
      case .back, .quit, .cancel:
        guard body.isChanged else { return [] }
        screens.append(.body(body))
        push(.question(.leaveBody(quits: false)))
        return []
      default: break
      }
    }
    screens.append(.body(body))
    return []
  }

  // MARK: Saving

  /// A save that had to ask goes on.
  mutating func resumeSaving(_ path: FilePath) {
    for (index, screen) in screens.enumerated() {
      switch screen {
      case .body(var body) where body.path == path && body.sent != nil:
        body.isSaving = true
        screens[index] = .body(body)
      case .edit(var edit) where edit.path == path && openBody?.sent == nil:
        edit.isSaving = true
        screens[index] = .edit(edit)
      default: break
      }
    }
  }

  private var bodyIndex: Int? { screens.lastIndex { if case .body = $0 { true } else { false } } }

  var openBody: BodyViewModel? {
    guard let bodyIndex, case .body(let body) = screens[bodyIndex] else { return nil }
    return body
  }

  mutating func saveBody(leaving: Leaving?) -> [Effect] {
    guard let bodyIndex, var body = openBody else { return [] }
    guard body.isChanged else {
      status = .nothingChanged
      return []
    }
    leavesAfterSave = leaving
    body.beginSaving()
    screens[bodyIndex] = .body(body)
    return [.save(body.file, with: body.newBytes, label: language("text", "texte"))]
  }

  /// Nil when another save was done.
  mutating func savedBody(_ file: PostingFile) -> [Effect]? {
    guard let bodyIndex, var body = openBody, body.isSaving, body.path == file.path else { return nil }
    status = .saved(file.path, mergedFields: [])
    body.finishSaving(file)
    screens[bodyIndex] = .body(body)
    let leaves = leavesAfterSave
    leavesAfterSave = nil
    // What was typed since stays open.
    if leaves != nil, !body.isChanged { screens.remove(at: bodyIndex) }
    refresh(file)
    return leaves == .program ? quit() : followCursor()
  }

  /// Another program's text and ours, line by line; nil when the save was not of a text.
  mutating func mergeBody(with current: PostingFile) -> [Effect]? {
    guard let bodyIndex, var body = openBody, body.isSaving, body.path == current.path else { return nil }
    body.isSaving = false
    screens[bodyIndex] = .body(body)
    guard let merged = LineMerge(base: body.file.bytes, mine: body.sentBytes, theirs: current.bytes).merged else {
      leavesAfterSave = nil
      push(.question(.bodyConflict(current)))
      return []
    }
    body.isSaving = true
    screens[bodyIndex] = .body(body)
    // What was sent first is what the merged text is held against when it comes back.
    return [.save(current, with: merged, label: language("text", "texte"))]
  }

  /// What the person decided on lines that both changed.
  mutating func settleBody(_ command: Command, _ current: PostingFile) -> [Effect] {
    guard let bodyIndex, var body = openBody, body.path == current.path else { return [] }
    defer { screens[bodyIndex] = .body(body) }
    switch command {
    case .keepMine:
      guard let mine = body.bytes(over: current) else {
        status = .cannot(.brokenPosting)
        return []
      }
      body.beginSaving()
      return [.save(current, with: mine, label: language("text", "texte"))]
    case .keepBoth:
      let merge = LineMerge(base: body.file.bytes, mine: body.newBytes, theirs: current.bytes)
      body.takeMarked(merge.text(names: conflictNames), over: current)
      status = .cannot(.conflictMarked)
      return []
    default:
      body.rebase(onto: current)
      return [.read(current.path, .refresh)]
    }
  }

  mutating func dropBody(quits: Bool) -> [Effect] {
    if let bodyIndex { screens.remove(at: bodyIndex) }
    return quits ? quit() : []
  }

  /// On the way out of the program: the text that would be lost is shown, with the question.
  mutating func bringUnsavedBodyUp() -> Bool {
    guard openBody?.isChanged == true else { return false }
    push(.question(.leaveBody(quits: true)))
    return true
  }

  /// A text without changes follows the file; one with changes keeps them, and the save will merge.
  mutating func refreshBody(_ file: PostingFile) {
    guard let bodyIndex, var body = openBody, body.path == file.path, !body.isSaving, body.file.bytes != file.bytes,
      !body.isChanged
    else { return }
    body.rebase(onto: file)
    screens[bodyIndex] = .body(body)
  }
}
