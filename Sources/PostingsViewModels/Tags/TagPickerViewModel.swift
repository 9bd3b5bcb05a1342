internal import Postings
internal import TerminalText

/// The tags of some postings: on all of them, on none, or on some.
public struct TagPickerViewModel: Sendable {
  public struct Entry: Sendable, Equatable {
    /// As most postings spell it.
    public var tag: String
    /// Postings of the collection that have it.
    public var count: Int
    /// Of the postings that are acted on.
    public var onCount: Int
    /// What it will be on all of them; nil: as it is.
    public var wanted: Bool?
    /// A commoner tag that this one looks like.
    public var lookAlike: String?
    var form: [UInt8]
  }

  public enum Row: Sendable, Equatable {
    case tag(Int)
    case create(String)
  }

  /// How many postings are acted on.
  public let targetCount: Int
  public private(set) var entries: [Entry]
  public private(set) var rows: [Row] = []
  public private(set) var input = TextInput()
  public private(set) var cursor = ListCursor()

  init(_ targets: [PostingTable.Row], _ collection: CollectionState) {
    targetCount = targets.count
    var onCounts: [[UInt8]: Int] = [:]
    for row in targets {
      for tag in Set(collection.table.tags(row).map(Folding.foldTrimmed)) { onCounts[tag, default: 0] += 1 }
    }
    let values = Suggestions.values(of: "tag", in: collection)
    var commonest: [[UInt8]: String] = [:]
    entries = values.map { value in
      let form = TagLikeness.form(value.text)
      defer { if commonest[form] == nil { commonest[form] = value.text } }
      return Entry(
        tag: value.text, count: value.count, onCount: onCounts[Folding.foldTrimmed(value.text)] ?? 0,
        lookAlike: commonest[form], form: form)
    }
    // What the postings have comes first; each part in the order of counts.
    entries = entries.filter { $0.onCount > 0 } + entries.filter { $0.onCount == 0 }
    narrow()
  }

  /// The tag that would be made.
  private var newTag: String {
    TagText.trim(isNaming ? String(input.text.dropFirst()) : input.text)
  }
  /// A plus sign begins a new tag, in which a blank is a blank.
  private var isNaming: Bool { input.text.hasPrefix("+") }

  public var selected: Row? { rows.indices.contains(cursor.index) ? rows[cursor.index] : nil }
  public var isChanged: Bool { entries.contains { $0.isChanged(of: targetCount) } }

  /// The tag that what is typed looks like, told before a new one is made.
  public var lookAlike: String? {
    let form = TagLikeness.form(newTag)
    guard !form.isEmpty else { return nil }
    return entries.first { $0.form == form && !$0.tag.utf8.elementsEqual(newTag.utf8) }?.tag
  }

  mutating func resize(page: Int) { cursor.resize(count: rows.count, page: page) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }

  // MARK: Typing

  /// A blank flips the tag under the cursor, unless a tag goes on with it.
  mutating func type(_ text: String) {
    if text == " ", !isNaming, flipsAtBlank {
      flip()
      return
    }
    input.insert(text)
    narrow()
  }

  private var flipsAtBlank: Bool {
    guard case .tag? = selected else { return false }
    let typed = Folding.fold(input.text + " ")
    return input.isEmpty || !entries.contains { Folding.fold($0.tag).contains(typed) }
  }

  mutating func perform(_ command: Command, times: Int) {
    switch command {
    case .nextChoice: cursor.perform(.moveDown, count: times)
    case .previousChoice: cursor.perform(.moveUp, count: times)
    case .pageDown, .pageUp: cursor.perform(command, count: times)
    case .complete: flip()
    default: if input.perform(command) { narrow() }
    }
  }

  private mutating func narrow() {
    let typed = TagLikeness.form(newTag)
    let whole = entries.indices.filter { typed.isEmpty || entries[$0].form.contains(typed) }
    let loose = entries.indices.filter {
      !typed.isEmpty && !entries[$0].form.contains(typed) && TagLikeness.matches(typed, entries[$0].form)
    }
    let beginning = whole.filter { entries[$0].form.starts(with: typed) }
    let inside = whole.filter { !entries[$0].form.starts(with: typed) }
    rows = (typed.isEmpty ? whole : beginning + inside + loose).map { .tag($0) }
    let isNew = !newTag.isEmpty && !entries.contains { $0.tag.utf8.elementsEqual(newTag.utf8) }
    if isNew { if isNaming { rows.insert(.create(newTag), at: 0) } else { rows.append(.create(newTag)) } }
    cursor.resize(count: rows.count, page: cursor.page)
    cursor.move(to: 0)
  }

  // MARK: Flipping

  /// Enter with something typed: flips or makes what is under the cursor and empties the line; false: nothing is typed.
  mutating func takeTyped() -> Bool {
    guard !input.isEmpty else { return false }
    flip()
    input = TextInput()
    narrow()
    return true
  }

  mutating func flip() {
    switch selected {
    case .tag(let index)?: entries[index].flip(of: targetCount)
    case .create(let tag)?: add(tag)
    case nil: break
    }
  }

  private mutating func add(_ tag: String) {
    let entry = Entry(tag: tag, count: 0, onCount: 0, wanted: true, lookAlike: lookAlike, form: TagLikeness.form(tag))
    entries.insert(entry, at: 0)
    input = TextInput()
    narrow()
  }

  /// What must be done to every posting.
  var changes: [PostingChange] {
    let changed = entries.filter { $0.isChanged(of: targetCount) }
    return changed.filter { $0.wanted == false }.map { .removeTag($0.tag) }
      + changed.filter { $0.wanted == true }.map { .addTag($0.tag) }
  }

  /// What the journal calls it.
  var label: String {
    entries.filter { $0.isChanged(of: targetCount) }.map { ($0.wanted == true ? "+" : "-") + $0.tag }
      .joined(separator: ", ")
  }
}

extension TagPickerViewModel.Entry {
  public enum Box: Sendable { case all, some, none }

  public func box(of total: Int) -> Box {
    switch wanted {
    case true?: .all
    case false?: .none
    case nil: onCount == 0 ? .none : onCount >= total ? .all : .some
    }
  }

  func isChanged(of total: Int) -> Bool {
    switch wanted {
    case true?: onCount < total
    case false?: onCount > 0
    case nil: false
    }
  }

  /// Some, all, none, and round again; what is on all or on none has two states.
  mutating func flip(of total: Int) {
    let isSome = onCount > 0 && onCount < total
    switch box(of: total) {
    case .some: wanted = true
    case .all: wanted = false
    case .none: wanted = isSome ? nil : true
    }
  }
}
