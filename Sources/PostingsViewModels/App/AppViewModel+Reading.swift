internal import FrontMatter
internal import Postings
internal import SystemPackage

extension AppViewModel {
  mutating func run(_ command: Command, _ times: Int, in detail: DetailViewModel) -> [Effect] {
    var detail = detail
    var effects: [Effect] = []
    var isOpen = true
    if detail.input != nil {
      switch command {
      case .commit: detail.endFinding(keeping: true)
      case .restore, .back, .cancel: detail.endFinding(keeping: false)
      default: detail.edit(command)
      }
    } else if !detail.move(command, times: times) {
      switch command {
      case .back, .quit, .cancel:
        readingPlaces.note(detail)
        isOpen = false
      case .editPosting: effects = [.read(detail.path, .form)]
      case .editFile, .editBody, .editHere:
        screens.append(.detail(detail))
        return edit(command, detail.path, bodyLine: detail.bodyLine)
      case .nextPosting, .previousPosting:
        effects = step(from: detail.path, by: command == .nextPosting ? times : -times)
      case .cycleView: detail.cycleView()
      case .find: detail.beginFinding()
      case .findNext, .findPrevious:
        if !detail.findNext(forward: command == .findNext, times: times) {
          status = .cannot(detail.needle.isEmpty ? .nothingSought : .notFound(detail.needle))
        }
      case .nextHeading, .previousHeading: detail.moveToHeading(forward: command == .nextHeading, times: times)
      case .undo: effects = [.undoLastWrite]
      case .redo: effects = [.redoLastWrite]
      default:
        screens.append(.detail(detail))
        return follow(command, times) ?? runAct(command)
      }
    }
    if isOpen { screens.append(.detail(detail)) }
    return effects
  }

  /// The neighbour in the list, which the list's cursor goes to as well.
  private mutating func step(from path: FilePath, by count: Int) -> [Effect] {
    guard let row = collection.table.row(of: path) else { return [] }
    // One with several values stands in several groups: the neighbours are those of the one that was opened.
    let under = list.selectedIndex.flatMap { list.rows[$0] == row ? $0 : nil }
    guard let index = under ?? list.rows.firstIndex(of: row) else { return [] }
    list.selectIndex(index + count)
    guard let next = list.selectedRow, next != row else { return [] }
    return [.read(collection.table.path(next), .detail)]
  }

  /// A posting has been read: shows it where it was wanted.
  @discardableResult
  mutating func show(_ file: PostingFile, for purpose: Purpose) -> [Effect] {
    if let effects = showBody(file, for: purpose) { return effects }
    let posting = posting(in: file)
    switch purpose {
    case .preview:
      // The cursor may have gone to the head of a folded group meanwhile.
      guard list.selectedRow != nil else { break }
      pendingPreview = nil
      preview = DetailViewModel(posting, now: collection.table.now, roleMap: collection.roleMap, language: language)
      layOutPreview()
    case .detail: showDetail(detailScreen(posting))
    case .linked: showLinked(detailScreen(posting))
    case .form:
      if let draft = drafts.restoring, draft.path == file.path {
        return Self.isOfText(draft.content) ? showBody(file, restoring: draft) : showForm(file, restoring: draft)
      }
      if !offerDraft(of: file.path) {
        showForm(posting, file)
        revealWantedField()
      }
    case .refresh:
      refresh(file)
      noteKeptDraft(file)
    case .bodyInEditor, .builtIn: break
    case .duplicate, .translation: return copy(posting, file, for: purpose)
    }
    return []
  }

  /// In the place of the posting that was open; the way back stays one step long.
  private mutating func showDetail(_ detail: DetailViewModel) {
    var detail = detail
    if case .detail(let old) = top {
      screens.removeLast()
      readingPlaces.note(old)
      detail.takeOver(from: old)
    }
    open(detail)
  }

  private mutating func showForm(_ posting: Posting, _ file: PostingFile) {
    guard posting.document.isEditable else {
      status = .cannot(.brokenPosting)
      return
    }
    push(
      .edit(
        EditViewModel(
          file, document: posting.document, context: changeContext, collection: collection)))
  }

  func posting(in file: PostingFile) -> Posting {
    Posting(
      path: file.path, root: collection.roots.first { file.path.starts(with: $0) },
      document: FrontMatterDocument(file.bytes), roleMap: collection.roleMap)
  }
}
