public import Postings
internal import TerminalText

/// The list of postings: what is shown of the collection, in which order, and where the cursor is.
public struct ListViewModel: Sendable {
  public private(set) var filter = FilterLine()
  /// What is typed into the filter; nil unless it is being typed.
  public var input: TextInput? { filter.input }
  public var filterText: String { filter.text }
  public var queryError: QueryError? { filter.error }
  /// What is known of the bodies that the filter asks about.
  public internal(set) var bodies = BodyHits()
  public private(set) var facets = FacetSelections()
  /// The postings shown, in order; under groups one that has several values stands there several times.
  public private(set) var rows: [PostingTable.Row] = []
  /// Postings that answer the filter, those of folded groups included.
  public private(set) var count = 0
  /// The same as `rows`.
  private var shown = RowSet(limit: 0)
  /// In the stops of ``groups``: the rows, and the heads of folded groups.
  public private(set) var cursor = ListCursor()
  public internal(set) var marks = Marks() { didSet { countMarks() } }
  /// Marked postings that are shown.
  public private(set) var markedCount = 0
  public private(set) var preview: PreviewMode = .automatic
  /// What answered the filter last, for one that only got longer.
  private var answer: QueryAnswer?
  /// Whether the filter was changed and not answered yet.
  private(set) var needsSearch = false
  /// The words that the filter had last, and whether a person chose an order since.
  private var words: [[UInt8]] = []
  private var isSortChosen = false
  /// Until a person moves, the first row stays the first.
  private var hasMoved = false
  /// Columns, groups, view.
  public internal(set) var arrangement = ListArrangement()
  public private(set) var groups = RowGroups()
  /// Cells that the preview takes, as the person dragged it; nil: as usual.
  var split: Int?

  public init(columns: [ColumnChoice]? = nil) { arrangement = ListArrangement(columns: columns) }

  /// The place of the cursor among the rows; nil on the head of a folded group.
  public var selectedIndex: Int? { groups.row(atStop: cursor.index).flatMap { rows.indices.contains($0) ? $0 : nil } }
  public var selectedRow: PostingTable.Row? { selectedIndex.map { rows[$0] } }
  public var isTyping: Bool { input != nil }
  public var isFiltered: Bool { !filterText.isEmpty || !facets.isEmpty }
  /// The whole filter as one query text.
  public var queryText: String {
    let typed = input?.text ?? filterText
    guard !facets.isEmpty else { return typed }
    // What is typed is one of several clauses now.
    let isChoice = if case .or = filter.query.expression { true } else { false }
    return [facets.queryText, isChoice ? "(\(typed))" : typed].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What keeps a row, the choices of one facet left out.
  func expression(exceptFacet name: String? = nil) -> QueryExpression {
    filter.query.and(facets.expression(except: name))
  }

  // MARK: Following the collection

  /// Answers the filter anew; the cursor stays on its posting, or near it when that is filtered away.
  ///
  /// - Parameter holds: whether it does so even before a person has moved it.
  mutating func refilter(_ collection: CollectionState, holds: Bool = false) {
    answer = nil
    bodies.collectionChanged()
    search(collection, holds: holds, unless: { false })
  }

  /// Answers what was typed.
  ///
  /// - Parameter isInterrupted: asked now and then; when it says so, the search is given up and all stays as it is.
  /// - Returns: whether it was answered.
  @discardableResult
  mutating func search(
    _ collection: CollectionState, holds: Bool = false, unless isInterrupted: @escaping () -> Bool
  ) -> Bool {
    let (place, table, bodies) = (place, collection.table, bodies)
    let found = QueryAnswer(
      expression(), in: table, after: answer, bodies: { bodies.rows(for: $0, limit: table.rowLimit) },
      unless: isInterrupted)
    guard let found else { return false }
    var arranged = collection.order.filtered(by: found.rows)
    if isRanked, let ranking = WordRanking(found.expression) {
      arranged = ranking.ranked(arranged, in: table, unless: isInterrupted)
      if isInterrupted() { return false }
    }
    answer = found
    let isTyped = needsSearch
    needsSearch = false
    rows = arranged
    marks.endRange()
    count = rows.count
    groupRows(collection)
    shown = groups.hasFolded ? RowSet(limit: table.rowLimit, of: rows) : found.rows
    countMarks()
    cursor.resize(count: groups.stopCount(rowCount: rows.count), page: cursor.page)
    defer { makeRoomForHeads() }
    // What is typed is looked for: the best of it is wanted, wherever the cursor was.
    if isTyped, isRanked { cursor.move(to: 0) } else if hasMoved || holds { `return`(to: place) }
    return true
  }

  private mutating func countMarks() { markedCount = marks.isEmpty ? 0 : marks.rows.count { shown.contains($0) } }

  /// Whether the best match comes first: there are words in the filter, and no order was chosen since they were typed.
  public var isRanked: Bool { !isSortChosen && !words.isEmpty }
  /// Whether nothing answers the filter as it stands, and what is shown is near to it.
  public var isNear: Bool { answer?.isNear ?? false }

  /// A person chose an order: it stands above that of the words.
  mutating func noteSort() { isSortChosen = true }

  private mutating func groupRows(_ collection: CollectionState) {
    guard let name = arrangement.group else {
      groups = RowGroups()
      return
    }
    (rows, groups) = RowGroups.arrange(rows, by: name, in: collection.table, folds: arrangement.folds)
  }

  /// The heads of groups take lines of the window too: the cursor's row stays in view.
  private mutating func makeRoomForHeads() {
    cursor.raise(top: groups.top(showing: cursor.index, from: cursor.top, height: cursor.page))
  }

  /// What is in view, heads of groups included.
  public var lines: [RowGroups.Line] { groups.lines(from: cursor.top, rowCount: rows.count, height: cursor.page) }

  mutating func resize(_ layout: ListLayout) {
    cursor.resize(count: groups.stopCount(rowCount: rows.count), page: layout.listHeight)
    makeRoomForHeads()
  }

  mutating func select(_ row: PostingTable.Row) {
    guard let index = rows.firstIndex(of: row) else { return }
    reveal(stop: groups.stop(ofRow: index))
  }

  mutating func reveal(stop: Int) {
    hasMoved = true
    cursor.reveal(stop)
    makeRoomForHeads()
  }

  /// - Parameter index: of the rows.
  mutating func selectIndex(_ index: Int) { selectStop(groups.stop(ofRow: max(0, min(rows.count - 1, index)))) }

  mutating func selectStop(_ stop: Int) {
    hasMoved = true
    cursor.move(to: stop)
    makeRoomForHeads()
  }

  mutating func scroll(by lines: Int) {
    hasMoved = true
    cursor.scroll(by: lines)
    makeRoomForHeads()
  }

  // MARK: Commands

  mutating func move(_ command: Command, times: Int) -> Bool {
    guard moveCursor(command, times: times) else { return false }
    marks.endLooseRange()
    followMarks()
    return true
  }

  @discardableResult
  mutating func moveCursor(_ command: Command, times: Int) -> Bool {
    guard cursor.perform(command, count: times) else { return false }
    makeRoomForHeads()
    hasMoved = true
    return true
  }

  mutating func cyclePreview(columns: Int, rows: Int) { showPreview(preview.next(columns: columns, rows: rows)) }

  mutating func showPreview(_ mode: PreviewMode) {
    preview = mode
    split = nil
  }

  mutating func forgetMarks(of rows: [PostingTable.Row]) { rows.forEach { marks.forget($0) } }

  // MARK: Filter

  mutating func beginTyping(history: [String]) { filter.begin(history: history) }

  mutating func type(_ text: String) { changeFilter { $0.type(text) } }

  /// - Parameter change: says whether the text is another one; it is answered by the next search.
  /// - Returns: the same.
  @discardableResult
  mutating func changeFilter(_ change: (inout FilterLine) -> Bool) -> Bool {
    guard change(&filter) else { return false }
    noteQuery()
    needsSearch = true
    return true
  }

  mutating func endTyping(keeping: Bool, _ collection: CollectionState) {
    let before = filter.text
    filter.end(keeping: keeping)
    guard filter.text != before || needsSearch else { return }
    noteQuery()
    refilter(collection)
  }

  mutating func setText(_ text: String, _ collection: CollectionState) {
    filter.setText(text)
    noteQuery()
    refilter(collection)
  }

  private mutating func noteQuery() {
    bodies.queryChanged()
    let now = filter.query.expression.words
    if now != words { (words, isSortChosen) = (now, false) }
  }

  /// Whether there was a clause to drop: the last one typed, else the last facet value chosen.
  mutating func dropLastClause(_ collection: CollectionState) -> Bool {
    if !filterText.isEmpty {
      setText(Query.droppingLastClause(of: filterText), collection)
      return true
    }
    guard !facets.isEmpty else { return false }
    facets.dropLast()
    refilter(collection)
    return true
  }

  mutating func clearFilter(_ collection: CollectionState) {
    facets.clearAll()
    setText("", collection)
  }

  mutating func changeFacets(_ collection: CollectionState, _ change: (inout FacetSelections) -> Void) {
    change(&facets)
    refilter(collection)
  }

  /// A new collection under the same filter: row numbers mean other postings now.
  mutating func forgetRows() {
    rows = []
    count = 0
    shown = RowSet(limit: 0)
    answer = nil
    bodies.reset()
    marks.clear()
    groups = RowGroups()
    hasMoved = false
    let page = cursor.page
    cursor = ListCursor()
    cursor.resize(count: 0, page: page)
  }
}

extension String {
  func trimmingBlanks() -> String {
    var slice = self[...]
    while slice.first == " " { slice.removeFirst() }
    while slice.last == " " { slice.removeLast() }
    return String(slice)
  }
}
