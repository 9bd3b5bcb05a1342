internal import TerminalText

/// The commands of a screen with their keys, filtered as one types; the help and the palette in one.
public struct PaletteViewModel: Sendable {
  public struct Row: Sendable, Equatable {
    public var command: Command
    /// As shown: `j`, `<Down>`.
    public var keys: String
    public var help: String
    /// Why it cannot be run now.
    public var whyUnavailable: String?

    public init(command: Command, keys: String, help: String, whyUnavailable: String? = nil) {
      self.command = command
      self.keys = keys
      self.help = help
      self.whyUnavailable = whyUnavailable
    }
  }

  public private(set) var input = TextInput()
  public private(set) var rows: [Row]
  public private(set) var cursor = ListCursor()
  public let context: InputContext
  private let all: [Row]

  init(_ rows: [Row], context: InputContext) {
    all = rows
    self.rows = rows
    self.context = context
  }

  public var selected: Row? { rows.indices.contains(cursor.index) ? rows[cursor.index] : nil }

  mutating func resize(page: Int) { cursor.resize(count: rows.count, page: page) }
  mutating func selectIndex(_ index: Int) { cursor.move(to: index) }
  mutating func scroll(by lines: Int) { cursor.scroll(by: lines) }

  mutating func type(_ text: String) {
    input.insert(text)
    narrow()
  }

  mutating func perform(_ command: Command, times: Int) -> Bool {
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

  private mutating func narrow() {
    let needle = Folding.foldTrimmed(input.text)
    rows = needle.isEmpty ? all : all.filter { Folding.fold($0.help + "\n" + $0.command.rawValue + "\n" + $0.keys).contains(needle) }
    cursor.resize(count: rows.count, page: cursor.page)
    cursor.move(to: 0)
  }
}
