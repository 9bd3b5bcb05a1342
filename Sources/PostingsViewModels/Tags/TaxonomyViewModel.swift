internal import Postings
internal import TerminalText

/// All tags of the collection with the number of their postings.
public struct TaxonomyViewModel: Sendable {
  public struct Entry: Sendable, Equatable {
    public var tag: String
    public var count: Int
    /// The commonest tag that this one looks like; nil for that one itself.
    public var lookAlike: String?
    /// Whether other tags look like it, or it like another.
    public var hasLikeness: Bool
    var form: [UInt8]
  }

  public private(set) var shown: [Entry] = []
  public private(set) var cursor = ListCursor()
  /// What is typed to find a tag; nil unless it is being typed.
  public private(set) var input: TextInput?
  public private(set) var search = ""
  public private(set) var showsLookAlikesOnly = false
  public private(set) var isSortedByName = false
  private var marks: Set<String> = []
  private var all: [Entry] = []

  init(_ collection: CollectionState) { recount(collection) }

  public var selected: Entry? { shown.indices.contains(cursor.index) ? shown[cursor.index] : nil }
  public var total: Int { all.count }
  public func isMarked(_ entry: Entry) -> Bool { marks.contains(entry.tag) }
  /// Those that are shown: what the search hides is never acted on.
  var markedTags: [String] { shown.map(\.tag).filter(marks.contains) }
  public var markCount: Int { markedTags.count }

  mutating func recount(_ collection: CollectionState) {
    let values = collection.table.tagSpellings
    let forms = values.map { TagLikeness.form($0.tag) }
    var commonest: [[UInt8]: (tag: String, count: Int)] = [:]
    for (value, form) in zip(values, forms) {
      commonest[form] = (commonest[form]?.tag ?? value.tag, (commonest[form]?.count ?? 0) + 1)
    }
    all = zip(values, forms).map { value, form in
      let (best, count) = commonest[form]!
      return Entry(
        tag: value.tag, count: value.count, lookAlike: best.utf8.elementsEqual(value.tag.utf8) ? nil : best,
        hasLikeness: count > 1, form: form)
    }
    marks.formIntersection(all.map(\.tag))
    let index = cursor.index
    narrow(orElse: index)
  }

  /// What the marks were for is done.
  mutating func clearMarks() { marks = [] }

  mutating func resize(page: Int) { cursor.resize(count: shown.count, page: page) }
  mutating func move(_ command: Command, times: Int) -> Bool { cursor.perform(command, count: times) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }

  mutating func toggleMark() {
    guard let tag = selected?.tag else { return }
    if marks.remove(tag) == nil { marks.insert(tag) }
    cursor.perform(.moveDown)
  }

  mutating func toggleLookAlikes() {
    showsLookAlikesOnly.toggle()
    narrow()
  }

  mutating func toggleOrder() {
    isSortedByName.toggle()
    narrow()
  }

  /// Leaves the innermost state: the search, the marks, the look-alikes; false when there is none.
  mutating func peel() -> Bool {
    if !search.isEmpty {
      search = ""
    } else if !marks.isEmpty {
      marks = []
    } else if showsLookAlikesOnly {
      showsLookAlikesOnly = false
    } else {
      return false
    }
    narrow()
    return true
  }

  // MARK: Searching

  mutating func beginSearch() { input = TextInput(search) }

  mutating func type(_ text: String) {
    input?.insert(text)
    narrow()
  }

  mutating func runInSearch(_ command: Command, times: Int) {
    switch command {
    case .commit:
      search = input?.text ?? ""
      input = nil
    case .restore, .back, .cancel: input = nil
    case .nextChoice: cursor.perform(.moveDown, count: times)
    case .previousChoice: cursor.perform(.moveUp, count: times)
    default: input?.perform(command)
    }
    narrow()
  }

  /// - Parameter orElse: where the cursor goes when its tag is not among them any more.
  private mutating func narrow(orElse index: Int = 0) {
    let selectedTag = selected?.tag
    let needle = TagLikeness.form(input?.text ?? search)
    shown = all.filter { entry in
      (needle.isEmpty || entry.form.contains(needle)) && (!showsLookAlikesOnly || entry.hasLikeness)
    }
    if showsLookAlikesOnly {
      // Those that look alike stand together, the commonest first.
      shown.sort { $0.form != $1.form ? $0.form.lexicographicallyPrecedes($1.form) : $0.count > $1.count }
    } else if isSortedByName {
      shown.sort { $0.form.lexicographicallyPrecedes($1.form) }
    }
    cursor.resize(count: shown.count, page: cursor.page)
    cursor.move(to: shown.firstIndex { $0.tag == selectedTag } ?? index)
  }
}
