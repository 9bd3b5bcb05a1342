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
  public private(set) var marks: Set<PostingTable.Row> = []
  public private(set) var preview: PreviewMode = .automatic
  public internal(set) var previewTop = 0
  /// The last query that could be understood.
  private var query = Query.all
  private var textBeforeTyping = ""
  /// Until a person moves, the first row stays the first.
  private var hasMoved = false
  private var history: [String] = []

  public init() {}

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
    cursor.resize(count: rows.count, page: cursor.page)
    guard hasMoved || holds, let selected, let index = rows.firstIndex(of: selected) else { return }
    cursor.reveal(index)
  }

  mutating func resize(_ layout: ListLayout) { cursor.resize(count: rows.count, page: layout.listHeight) }

  mutating func select(_ row: PostingTable.Row) {
    guard let index = rows.firstIndex(of: row) else { return }
    hasMoved = true
    cursor.reveal(index)
  }

  mutating func selectIndex(_ index: Int) {
    hasMoved = true
    cursor.move(to: index)
    previewTop = 0
  }

  mutating func scroll(by lines: Int) {
    hasMoved = true
    cursor.scroll(by: lines)
  }

  // MARK: Commands

  mutating func move(_ command: Command, times: Int) -> Bool {
    guard cursor.perform(command, count: times) else { return false }
    hasMoved = true
    previewTop = 0
    return true
  }

  mutating func toggleMark() {
    guard let row = selectedRow else { return }
    if marks.remove(row) == nil { marks.insert(row) }
    cursor.perform(.moveDown)
    hasMoved = true
  }

  /// All that is shown; hidden rows are never touched. Again: none of it.
  mutating func toggleAllMarks() {
    let areAllMarked = rows.allSatisfy(marks.contains)
    if areAllMarked { marks.subtract(rows) } else { marks.formUnion(rows) }
  }

  mutating func clearMarks() { marks = [] }
  mutating func forgetMarks(of rows: [PostingTable.Row]) { marks.subtract(rows) }
  mutating func cyclePreview() { preview = preview.next }

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
    marks = []
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
