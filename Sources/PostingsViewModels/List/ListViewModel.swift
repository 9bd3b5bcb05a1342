public import Postings
internal import TerminalText

/// The list of postings: what is shown of the collection, in which order, and where the cursor is.
public struct ListViewModel: Sendable {
  /// What is typed into the filter; nil unless it is being typed.
  public private(set) var input: TextInput?
  public private(set) var filterText = ""
  public private(set) var queryError: QueryError?
  public private(set) var facets = FacetSelections()
  /// The postings shown, in order.
  public private(set) var rows: [PostingTable.Row] = []
  public private(set) var cursor = ListCursor()
  public internal(set) var marks = Marks()
  public private(set) var preview: PreviewMode = .automatic
  public internal(set) var previewTop = 0
  /// The last query that could be understood.
  private var query = Query.all
  private var textBeforeTyping = ""
  /// Until a person moves, the first row stays the first.
  private var hasMoved = false
  private var history: [String] = []
  /// Columns, groups, view.
  public internal(set) var arrangement = ListArrangement()
  public private(set) var groups = RowGroups()
  /// Cells that the preview takes, as the person dragged it; nil: as usual.
  var split: Int?

  public init(columns: [ColumnChoice]? = nil) { arrangement = ListArrangement(columns: columns) }

  public var selectedRow: PostingTable.Row? { rows.indices.contains(cursor.index) ? rows[cursor.index] : nil }
  public var isTyping: Bool { input != nil }
  public var isFiltered: Bool { !filterText.isEmpty || !facets.isEmpty }
  /// The whole filter as one query text.
  public var queryText: String {
    [facets.queryText, input?.text ?? filterText].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// What keeps a row, the choices of one facet left out.
  func expression(exceptFacet name: String? = nil) -> QueryExpression { query.and(facets.expression(except: name)) }

  // MARK: Following the collection

  /// Answers the filter anew; the cursor stays on its posting, or near it when that is filtered away.
  ///
  /// - Parameter holds: whether it does so even before a person has moved it.
  mutating func refilter(_ collection: CollectionState, holds: Bool = false) {
    let selected = selectedRow
    let set = QueryMatcher(collection.table).rows(matching: expression())
    rows = collection.order.filtered(by: set)
    marks.endRange()
    groupRows(collection)
    cursor.resize(count: rows.count, page: cursor.page)
    defer { makeRoomForHeads() }
    guard hasMoved || holds, let selected, let index = rows.firstIndex(of: selected) else { return }
    cursor.reveal(index)
  }

  private mutating func groupRows(_ collection: CollectionState) {
    guard let name = arrangement.group else {
      groups = RowGroups()
      return
    }
    (rows, groups) = RowGroups.arrange(rows, by: name, in: collection.table)
  }

  /// The heads of groups take lines of the window too: the cursor's row stays in view.
  private mutating func makeRoomForHeads() {
    cursor.raise(top: groups.top(showing: cursor.index, from: cursor.top, height: cursor.page))
  }

  /// What is in view, heads of groups included.
  public var lines: [RowGroups.Line] { groups.lines(from: cursor.top, rowCount: rows.count, height: cursor.page) }

  /// The row on a line of the screen; of a head the row below it.
  func row(atLine line: Int) -> Int? {
    let lines = lines
    guard lines.indices.contains(line) else { return nil }
    if case .row(let index) = lines[line] { return index }
    guard lines.indices.contains(line + 1), case .row(let index) = lines[line + 1] else { return nil }
    return index
  }

  mutating func resize(_ layout: ListLayout) {
    cursor.resize(count: rows.count, page: layout.listHeight)
    makeRoomForHeads()
  }

  mutating func select(_ row: PostingTable.Row) {
    guard let index = rows.firstIndex(of: row) else { return }
    hasMoved = true
    cursor.reveal(index)
    makeRoomForHeads()
  }

  mutating func selectIndex(_ index: Int) {
    hasMoved = true
    cursor.move(to: index)
    makeRoomForHeads()
    previewTop = 0
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
    marks.follow(cursor: cursor.index, in: rows)
    return true
  }

  @discardableResult
  mutating func moveCursor(_ command: Command, times: Int) -> Bool {
    guard cursor.perform(command, count: times) else { return false }
    makeRoomForHeads()
    hasMoved = true
    previewTop = 0
    return true
  }

  mutating func cyclePreview(columns: Int, rows: Int) { showPreview(preview.next(columns: columns, rows: rows)) }

  mutating func showPreview(_ mode: PreviewMode) {
    preview = mode
    split = nil
  }

  mutating func forgetMarks(of rows: [PostingTable.Row]) { rows.forEach { marks.forget($0) } }

  // MARK: Filter

  mutating func beginTyping() {
    input = TextInput(filterText)
    textBeforeTyping = filterText
  }

  mutating func type(_ text: String, _ collection: CollectionState) {
    input?.insert(text)
    followInput(collection)
  }

  mutating func edit(_ command: Command, _ collection: CollectionState) -> Bool {
    guard input?.perform(command) == true else { return false }
    followInput(collection)
    return true
  }

  mutating func endTyping(keeping: Bool, _ collection: CollectionState) {
    guard let typed = input?.text else { return }
    input = nil
    setText(keeping ? typed : textBeforeTyping, collection)
    if keeping, !typed.isEmpty, history.last != typed { history.append(typed) }
  }

  mutating func setText(_ text: String, _ collection: CollectionState) {
    filterText = text
    applyQuery(text)
    refilter(collection)
  }

  private mutating func followInput(_ collection: CollectionState) {
    guard let text = input?.text, text != filterText else { return }
    setText(text, collection)
  }

  /// A query that cannot be understood leaves the last good result standing.
  private mutating func applyQuery(_ text: String) {
    do throws(QueryError) {
      let asked = try Query(text)
      guard !asked.expression.readsBodies else { throw QueryError(position: 0, expected: .noBodies) }
      query = asked
      queryError = nil
    } catch {
      queryError = error
    }
  }

  /// Whether there was a clause to drop: the last word typed, else the last facet value chosen.
  mutating func dropLastClause(_ collection: CollectionState) -> Bool {
    if !filterText.isEmpty {
      let trimmed = filterText.trimmingBlanks()
      let lastBlank = trimmed.lastIndex { $0 == " " }
      setText(lastBlank.map { String(trimmed[..<$0]).trimmingBlanks() } ?? "", collection)
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
    marks.clear()
    groups = RowGroups()
    hasMoved = false
    cursor = ListCursor()
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
