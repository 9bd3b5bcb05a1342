internal import TerminalText

/// A list to choose from, narrowed as one types: what to sort by, group by, show as columns, or which view to recall.
public struct MenuViewModel: Sendable, NarrowedList {
  public enum Purpose: Sendable, Hashable {
    case sort
    case group
    /// Stays open: each choice shows or hides a column.
    case columns
    case views
    /// The links of the posting that is read, by number.
    case links
    /// Its headings, by their place.
    case outline
    /// Its siblings in other languages, by place.
    case languages
    /// One more facet.
    case facet
    /// What could not be read.
    case failures
    /// Changed fields, of which one is not to be written.
    case changes

    /// Whether what is chosen belongs to the posting that lies below.
    var isOfPosting: Bool { self == .links || self == .outline || self == .languages }
  }

  public struct Item: Sendable, Equatable {
    /// What is done with it: a field, or the name of a view; empty: none.
    public var name: String
    public var title: String
    public var note: String
    public var isOn: Bool

    init(_ name: String, title: String? = nil, note: String = "", isOn: Bool = false) {
      self.name = name
      self.title = title ?? name
      self.note = note
      self.isOn = isOn
    }
  }

  public let purpose: Purpose
  public internal(set) var input = TextInput()
  public private(set) var items: [Item]
  public internal(set) var cursor = ListCursor()
  private var all: [Item]

  init(_ purpose: Purpose, _ items: [Item], selected: String? = nil) {
    self.purpose = purpose
    all = items
    self.items = items
    cursor.resize(count: items.count, page: 1)
    if let index = items.firstIndex(where: { $0.name == selected }) { cursor.move(to: index) }
  }

  /// Before they are narrowed.
  public var totalCount: Int { all.count }
  public var selected: Item? { entryAtCursor }
  var shown: [Item] { items }

  mutating func perform(_ command: Command, times: Int) -> Bool { moveOrEdit(command, times: times) }

  /// The same items in another state, the cursor where it was.
  mutating func replace(_ items: [Item]) {
    let index = cursor.index
    all = items
    narrow()
    cursor.move(to: index)
  }

  mutating func narrow() {
    let needle = Folding.foldTrimmed(input.text)
    let holding = all.filter { Folding.fold($0.title + "\n" + $0.name + "\n" + $0.note).contains(needle) }
    // A whole name goes first: `12` means link 12, and not what holds a 12.
    let named = holding.filter { Folding.fold($0.name) == needle }
    items = needle.isEmpty ? all : named + holding.filter { !named.contains($0) }
    selectFirst()
  }
}
