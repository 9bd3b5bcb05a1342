public import Postings
public import PostingsLanguage
internal import SystemPackage

/// The whole program as a value: the collection, the list, the screens above it, and the status line.
///
/// Nothing here waits, draws or touches a file: ``update(_:)`` takes what happened and gives back what is to be done.
public struct AppViewModel: Sendable {
  public internal(set) var collection: CollectionState
  public internal(set) var list: ListViewModel
  /// Above the list, the one that has the keys last.
  public internal(set) var screens: [Screen] = []
  public internal(set) var status: Status?
  public internal(set) var columns = 80
  public internal(set) var rows = 24
  public internal(set) var language: Language
  /// When a change is shown before it is written.
  public internal(set) var confirmation: UserSettings.Confirmation
  /// Nil: by what the terminal says of itself.
  public internal(set) var theme: UserSettings.Theme?
  /// Lines typed after `:`, the oldest first.
  var lineHistory: [String]
  /// Filters of before, the oldest first.
  var filterHistory: [String]
  /// Whether what is typed into the filter waits for ``settle(unless:)``; else each message is answered at once.
  public var defersSearch = false
  /// The posting under the list's cursor, once it has been read.
  public internal(set) var preview: DetailViewModel?

  public init(
    collection: CollectionState, language: Language, status: Status? = nil,
    confirmation: UserSettings.Confirmation = .always, theme: UserSettings.Theme? = nil, lineHistory: [String] = [],
    filterHistory: [String] = []
  ) {
    self.collection = collection
    self.language = language
    self.status = status
    self.confirmation = confirmation
    self.theme = theme
    self.lineHistory = lineHistory
    self.filterHistory = filterHistory
    list = ListViewModel(columns: collection.settings.columns)
  }

  /// What the program begins with.
  public mutating func start() -> [Effect] {
    [.setTitle("postings " + collection.name), .findDrafts(collection.roots), .load(collection.roots)]
  }

  public var top: Screen? { screens.last }

  /// What has the keys.
  public var context: InputContext {
    switch top {
    case nil: list.isTyping ? .filter : .list
    case .facets(let facets): facets.input == nil ? .facets : .facetSearch
    case .detail(let detail): detail.input == nil ? .detail : .find
    case .edit(let edit):
      switch edit.entry {
      case nil: .form
      case .tags: .tags
      case .text where edit.isTypingDate: .dateField
      case .lines(let box, _): box.holdsLines ? .textBox : .longLine
      default: .field
      }
    case .body(let body): body.input == nil ? .body : .bodyFind
    case .diff: .diff
    case .conflict(let conflict): conflict.entry == nil ? .conflict : .field
    case .palette: .palette
    case .commandLine: .commandLine
    case .menu: .menu
    case .question: .question
    case .ask: .ask
    case .review: .review
    case .actMenu: .actMenu
    case .tagPicker: .tagPicker
    case .taxonomy(let taxonomy): taxonomy.input == nil ? .taxonomy : .taxonomySearch
    case .problems: .problems
    case .history: .history
    }
  }

  public var listLayout: ListLayout {
    let showsFacets = screens.contains { if case .facets = $0 { true } else { false } }
    return ListLayout(columns: columns, rows: rows, preview: list.preview, showsFacets: showsFacets, split: list.split)
  }

  // MARK: Update

  public mutating func update(_ message: Message) -> [Effect] {
    // What came of an effect is no change of the form: a timer that ran out would start the next one for ever.
    let isFromPerson =
      switch message {
      case .command, .typed, .pointed: true;
      default: false
      }
    // Whatever acts on the list acts on what the filter says.
    if list.needsSearch, !isFilterEdit(message) { list.search(collection, unless: { false }) }
    let effects = handle(message)
    let search = list.needsSearch && !defersSearch ? settle(unless: { false }) : followBodies()
    return effects + search + followDraft(startsTimer: isFromPerson)
  }

  /// Answers what was typed into the filter.
  ///
  /// - Parameter isInterrupted: asked now and then; when it says so, the search is given up for what comes first.
  public mutating func settle(unless isInterrupted: @escaping () -> Bool) -> [Effect] {
    guard list.needsSearch, list.search(collection, unless: isInterrupted) else { return [] }
    recountFacets()
    return followCursor() + followBodies()
  }

  private func isFilterEdit(_ message: Message) -> Bool {
    guard top == nil, list.isTyping else { return false }
    switch message {
    case .typed: return true
    case .command(let command, _): return FilterLine.edits.contains(command)
    default: return false
    }
  }

  private mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .command(let command, let times): return run(command, times: max(1, times))
    case .typed(let text):
      type(text)
      return list.needsSearch ? [] : followCursor()
    case .pointed(let pointing): return point(pointing)
    case .resized(let columns, let rows):
      (self.columns, self.rows) = (columns, rows)
      layOut()
      return []
    case .clock(let now):
      collection.tick(now)
      return []
    case .outcome(let outcome): return finish(outcome)
    }
  }

  private mutating func run(_ command: Command, times: Int) -> [Effect] {
    if let reason = whyUnavailable(command) {
      status = .cannot(reason)
      return []
    }
    // What was said stands until the next command, if that does more than draw.
    if command != .redraw { status = nil }
    let effects = runAnywhere(command) ?? runOnTop(command, times)
    // Ten thousand files take some seconds.
    if effects.contains(.undoLastWrite) || effects.contains(.redoLastWrite) { status = .takingBack }
    return effects + (list.needsSearch ? [] : followCursor())
  }

  /// Commands that mean the same on every screen.
  private mutating func runAnywhere(_ command: Command) -> [Effect]? {
    switch command {
    case .quitAtOnce: return quit()
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    default: return nil
    }
  }

  private mutating func runOnTop(_ command: Command, _ times: Int) -> [Effect] {
    switch screens.popLast() {
    case nil: return runInList(command, times)
    case .facets(let facets): return run(command, times, in: facets)
    case .detail(let detail): return run(command, times, in: detail)
    case .edit(let edit): return run(command, times, in: edit)
    case .body(let body): return run(command, times, in: body)
    case .diff(let diff): return run(command, times, in: diff)
    case .conflict(let conflict): return run(command, times, in: conflict)
    case .palette(let palette): return run(command, times, in: palette)
    case .commandLine(let line): return run(command, times, in: line)
    case .menu(let menu): return run(command, times, in: menu)
    case .question(let question): return answer(command, to: question)
    case .ask(let question): return run(command, in: question)
    case .review(let review): return run(command, times, in: review)
    case .actMenu(let menu): return run(command, times, in: menu)
    case .tagPicker(let picker): return run(command, times, in: picker)
    case .taxonomy(let taxonomy): return run(command, times, in: taxonomy)
    case .problems(let problems): return run(command, times, in: problems)
    case .history(let history): return run(command, times, in: history)
    }
  }

  private mutating func type(_ text: String) {
    switch screens.popLast() {
    case nil: list.type(text)
    case .facets(var facets):
      facets.type(text)
      screens.append(.facets(facets))
    case .detail(var detail):
      detail.type(text)
      screens.append(.detail(detail))
    case .edit(var edit):
      edit.type(text, collection)
      screens.append(.edit(edit))
    case .body(var body):
      body.type(text)
      screens.append(.body(body))
    case .conflict(var conflict):
      conflict.type(text)
      screens.append(.conflict(conflict))
    case .palette(var palette):
      palette.type(text)
      screens.append(.palette(palette))
    case .ask(var question):
      question.type(text, collection)
      noteName(&question)
      screens.append(.ask(question))
    case .tagPicker(var picker):
      picker.type(text)
      screens.append(.tagPicker(picker))
    case .taxonomy(var taxonomy):
      taxonomy.type(text)
      screens.append(.taxonomy(taxonomy))
    case .commandLine(var line):
      line.type(text)
      screens.append(.commandLine(line))
    case .menu(var menu):
      menu.type(text)
      screens.append(.menu(menu))
    case let other?: screens.append(other)
    }
  }

  // MARK: Sizes

  /// Tells every screen how many of its lines are in view.
  mutating func layOut() {
    list.resize(listLayout)
    screens = screens.map { screen in
      switch screen {
      case .facets(var facets):
        facets.resize(page: listLayout.facetWidth > 0 ? listLayout.facetHeight : max(1, rows - 4))
        return .facets(facets)
      case .detail(var detail):
        detail.resize(columns: columns - DetailViewModel.columnsAround, page: max(1, rows - 3))
        return .detail(detail)
      case .edit(var edit):
        edit.resize(columns: columns, page: max(1, rows - 5))
        return .edit(edit)
      case .body(var body):
        body.area.resize(columns: columns - BodyViewModel.columnsAround, page: max(1, rows - 3))
        return .body(body)
      case .diff(var diff):
        diff.resize(columns: columns, page: max(1, rows - 5 - DiffViewModel.rowsBelow(height: rows - 3)))
        return .diff(diff)
      case .conflict(var conflict):
        conflict.resize(page: ConflictViewModel.page(rows: rows))
        return .conflict(conflict)
      case .palette(var palette):
        palette.resize(page: max(1, rows - 6))
        return .palette(palette)
      case .review(var review):
        review.resize(page: max(1, rows - 8))
        return .review(review)
      case .tagPicker(var picker):
        picker.resize(page: max(1, rows - 8))
        return .tagPicker(picker)
      case .taxonomy(var taxonomy):
        taxonomy.resize(page: max(1, rows - 4))
        return .taxonomy(taxonomy)
      case .problems(var problems):
        problems.resize(page: max(1, rows - 4 - ProblemsViewModel.detailHeight(rows: rows)))
        return .problems(problems)
      case .history(var history):
        history.resize(rows: rows)
        return .history(history)
      case .commandLine(var line):
        line.resize(page: max(1, min(10, rows - 6)))
        return .commandLine(line)
      case .menu(var menu):
        menu.resize(page: max(1, min(16, rows - 8)))
        return .menu(menu)
      case .question, .ask, .actMenu: return screen
      }
    }
    layOutPreview()
  }

  mutating func layOutPreview() {
    let (columns, page) = (previewColumns - DetailViewModel.columnsAround, max(1, previewRows))
    preview?.resize(columns: columns, page: page)
  }

  public var previewColumns: Int { listLayout.previewWidth > 0 ? listLayout.previewWidth : columns }
  public var previewRows: Int {
    listLayout.previewWidth > 0 ? max(1, rows - 4) : max(0, listLayout.previewHeight - 1)
  }

  // MARK: The stack

  mutating func push(_ screen: Screen) {
    screens.append(screen)
    layOut()
  }

  /// The preview follows the cursor: the posting is read when the cursor comes to rest on it.
  mutating func followCursor() -> [Effect] {
    guard screens.allSatisfy({ if case .facets = $0 { true } else { false } }), previewRows > 0, list.preview != .off
    else { return [] }
    guard let row = list.selectedRow else {
      preview = nil
      pendingPreview = nil
      return []
    }
    let path = collection.table.path(row)
    guard preview?.path != path, pendingPreview != path else { return [] }
    pendingPreview = path
    return [.read(path, .preview)]
  }

  /// What the preview has been asked to show and has not got yet.
  var pendingPreview: FilePath?
  /// Fields that another program changed and that the save under way keeps.
  var keptFields: [String] = []
  var readingPlaces = ReadingPlaces()
  /// For each file outside of the folders that may be written the link that leads to it.
  var linksBeyond: [FilePath: FilePath] = [:]
  /// What is opened here should the person have no editor.
  var withoutEditor = Purpose.builtIn(.file, line: nil)
  /// Drafts of forms, of this session and of crashed ones.
  var drafts = DraftKeeping()
  /// What acts on postings remember.
  var acts = ActsState()
  /// Where to go once the draft is saved; nil: nowhere.
  var leavesAfterSave: Leaving?

  mutating func quit() -> [Effect] {
    let isUnsaved = screens.contains { if case .edit(let edit) = $0 { edit.draft.isChanged } else { false } }
    if bringUnsavedBodyUp() { return [] }
    guard isUnsaved else { return [.quit] }
    push(.question(.quitForm))
    return []
  }

  /// How a change is made in this collection.
  var changeContext: ChangeContext { collection.changeContext }
}

extension ListLayout {
  /// Lines of the facets when they stand beside the list.
  public var facetHeight: Int { max(1, rows - 4) }
}
