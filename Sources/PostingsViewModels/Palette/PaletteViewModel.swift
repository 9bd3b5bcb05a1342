internal import TerminalText

/// The commands of a screen with their keys, filtered as one types; the help and the palette in one.
public struct PaletteViewModel: Sendable, NarrowedList {
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

  public internal(set) var input = TextInput()
  public private(set) var rows: [Row]
  public internal(set) var cursor = ListCursor()
  public let context: InputContext
  private let all: [Row]

  init(_ rows: [Row], context: InputContext) {
    all = rows
    self.rows = rows
    self.context = context
  }

  public var selected: Row? { entryAtCursor }
  var shown: [Row] { rows }

  mutating func perform(_ command: Command, times: Int) -> Bool { moveOrEdit(command, times: times) }

  mutating func narrow() {
    let needle = Folding.foldTrimmed(input.text)
    rows =
      needle.isEmpty
      ? all : all.filter { Folding.fold($0.help + "\n" + $0.command.rawValue + "\n" + $0.keys).contains(needle) }
    selectFirst()
  }
}
