/// A list below a line of text that narrows it as one types: a menu, the palette, the command line.
protocol NarrowedList {
  associatedtype Entry
  var input: TextInput { get set }
  var cursor: ListCursor { get set }
  /// What is left of the list.
  var shown: [Entry] { get }
  /// Finds ``shown`` anew for the text.
  mutating func narrow()
}

extension NarrowedList {
  var entryAtCursor: Entry? { shown.indices.contains(cursor.index) ? shown[cursor.index] : nil }

  mutating func resize(page: Int) { cursor.resize(count: shown.count, page: page) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }

  mutating func type(_ text: String) {
    input.insert(text)
    narrow()
  }

  /// Moves in the list, or edits the line.
  ///
  /// - Returns: whether the command is one of a narrowed list.
  mutating func moveOrEdit(_ command: Command, times: Int) -> Bool {
    switch command {
    case .nextChoice: cursor.perform(.moveDown, count: times)
    case .previousChoice: cursor.perform(.moveUp, count: times)
    case .pageDown, .pageUp: cursor.perform(command, count: times)
    default:
      guard input.perform(command) else { return false }
      narrow()
    }
    return true
  }

  /// To the top of what is left.
  mutating func selectFirst() {
    cursor.resize(count: shown.count, page: cursor.page)
    cursor.move(to: 0)
  }
}
