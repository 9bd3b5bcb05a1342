internal import Postings
internal import TerminalText

/// Tags being edited: chips, a place to type the next, and values in use to choose from.
public struct TagEditor: Sendable, Equatable {
  public private(set) var tags: [String]
  /// The chip under the cursor; nil when the cursor is where the next tag is typed.
  public private(set) var selected: Int?
  public private(set) var input = TextInput()
  public private(set) var suggestions: Suggestions
  let original: [String]

  init(_ tags: [String], suggestions: Suggestions) {
    self.tags = tags
    self.original = tags
    self.suggestions = suggestions
    self.suggestions.narrow(to: "", without: tags)
  }

  mutating func type(_ text: String) {
    if selected != nil, text == "<" || text == ">" { return moveChip(by: text == "<" ? -1 : 1) }
    selected = nil
    // A comma ends a tag, as people type them.
    for (index, part) in text.split(separator: ",", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { addTyped() }
      input.insert(String(part))
    }
    narrow()
  }

  /// Whether the command did something here.
  mutating func perform(_ command: Command) -> Bool {
    switch command {
    case .moveItemEarlier: moveChip(by: -1)
    case .moveItemLater: moveChip(by: 1)
    case .charLeft where input.isEmpty || selected != nil: selectChip(by: -1)
    case .charRight where selected != nil: selectChip(by: 1)
    case .deleteBackward where selected != nil, .deleteForward where selected != nil: removeSelected()
    case .deleteBackward where input.isEmpty: removeLast()
    case .nextChoice: suggestions.move(forward: true)
    case .previousChoice: suggestions.move(forward: false)
    case .complete where !input.isEmpty || suggestions.highlighted != nil: add(suggestions.completion ?? input.text)
    default:
      guard input.perform(command) else { return false }
      narrow()
    }
    return true
  }

  /// Enter: adds what is highlighted or typed. False when there is nothing to add, so that the field is done.
  mutating func addCurrent() -> Bool {
    guard let text = suggestions.highlightedText ?? (input.isEmpty ? nil : input.text) else { return false }
    add(text)
    return true
  }

  mutating func addTyped() { if !input.isEmpty { add(input.text) } }

  mutating func add(_ text: String) {
    let tag = text.trimmingBlanks()
    let folded = Folding.foldTrimmed(tag)
    if !tag.isEmpty, !tags.contains(where: { Folding.foldTrimmed($0) == folded }) { tags.append(tag) }
    input = TextInput()
    narrow()
  }

  /// The existing value that what is typed differs from only by hyphens, blanks or the like.
  public var lookAlike: String? {
    let typed = Self.skeleton(input.text)
    guard !typed.isEmpty else { return nil }
    return suggestions.shown.first { Self.skeleton($0.text) == typed && !$0.text.utf8.elementsEqual(input.text.utf8) }?
      .text
  }

  /// What must be done to the stored tags.
  var changes: [PostingChange] {
    let removed = original.filter { old in !tags.contains { $0.utf8.elementsEqual(old.utf8) } }
    let added = tags.filter { new in !original.contains { $0.utf8.elementsEqual(new.utf8) } }
    return removed.map { .removeTag($0) } + added.map { .addTag($0) }
  }

  private mutating func narrow() { suggestions.narrow(to: input.text, without: tags) }

  /// The chip under the cursor changes places with its neighbour.
  private mutating func moveChip(by step: Int) {
    guard let index = selected, tags.indices.contains(index + step) else { return }
    tags.swapAt(index, index + step)
    selected = index + step
  }

  private mutating func selectChip(by step: Int) {
    guard !tags.isEmpty else { return }
    let next = (selected ?? tags.count) + step
    selected = next >= tags.count ? nil : max(0, next)
  }

  private mutating func removeSelected() {
    guard let index = selected else { return }
    tags.remove(at: index)
    selected = tags.isEmpty ? nil : min(index, tags.count - 1)
    narrow()
  }

  private mutating func removeLast() {
    guard !tags.isEmpty else { return }
    tags.removeLast()
    narrow()
  }

  private static func skeleton(_ text: String) -> [UInt8] { Suggestions.bare(Folding.foldTrimmed(text)) }
}
