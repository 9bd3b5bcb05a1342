internal import PostingsLanguage
internal import TerminalText

/// The line after `:`: a command with its arguments, what can complete it above, and the lines typed before.
public struct CommandLineViewModel: Sendable, NarrowedList {
  /// Something that the line can become.
  public struct Completion: Sendable, Equatable {
    /// The whole line when it is taken.
    public var line: String
    /// As it is shown: with the names of arguments.
    public var usage: String
    public var help: String
    /// The keys that do the same; empty when there are none.
    public var keys = ""
    public var whyUnavailable: String?
    /// Whether taking it makes a line that can be run.
    public var isWhole: Bool
  }

  public internal(set) var input = TextInput()
  public private(set) var completions: [Completion] = []
  public internal(set) var cursor = ListCursor()
  /// Why the line that was to be run cannot be.
  public internal(set) var failure: String?
  private let all: [Completion]
  /// For a beginning of a line (`sort by `) what can follow it.
  private let arguments: [(prefix: String, words: [String])]
  private let history: [String]
  private var historyIndex: Int
  private var typed = ""

  init(_ completions: [Completion], arguments: [(prefix: String, words: [String])], history: [String]) {
    all = completions
    self.arguments = arguments
    self.history = history
    historyIndex = history.count
    self.completions = completions
    cursor.resize(count: completions.count, page: 1)
  }

  public var selected: Completion? { entryAtCursor }
  var shown: [Completion] { completions }

  mutating func perform(_ command: Command, times: Int) -> Bool {
    switch command {
    case .olderLine, .newerLine: goThroughHistory(by: command == .olderLine ? -times : times)
    case .complete: complete()
    default: return moveOrEdit(command, times: times)
    }
    return true
  }

  /// Takes what is selected into the line; it is not run yet.
  mutating func complete() {
    guard let selected else { return }
    input.replace(with: selected.line)
    narrow()
  }

  private mutating func goThroughHistory(by count: Int) {
    if historyIndex == history.count { typed = input.text }
    historyIndex = max(0, min(history.count, historyIndex + count))
    input.replace(with: historyIndex == history.count ? typed : history[historyIndex])
    narrow()
  }

  mutating func narrow() {
    failure = nil
    let text = input.text
    completions = argumentCompletions(text) ?? commandCompletions(text)
    selectFirst()
  }

  /// Names that begin with what is typed before names and help that hold it.
  private func commandCompletions(_ text: String) -> [Completion] {
    let needle = Folding.foldTrimmed(text)
    guard !needle.isEmpty else { return all }
    let starting = all.filter { Folding.fold($0.usage).starts(with: needle) }
    let holding = all.filter { completion in
      !starting.contains(completion)
        && Folding.fold(completion.usage + "\n" + completion.help + "\n" + completion.keys).contains(needle)
    }
    return starting + holding
  }

  /// Nil unless an argument is being typed.
  private func argumentCompletions(_ text: String) -> [Completion]? {
    guard let argument = arguments.filter({ text.hasPrefix($0.prefix) }).max(by: { $0.prefix.count < $1.prefix.count })
    else { return nil }
    let takesMany = argument.prefix.hasPrefix("sort") || argument.prefix.hasPrefix("columns")
    var before = argument.prefix
    var word = String(text.dropFirst(argument.prefix.count))
    if takesMany, let blank = word.lastIndex(where: { $0 == " " || $0 == "," }) {
      before += word[...blank]
      word = String(word[word.index(after: blank)...])
    }
    let needle = Folding.foldTrimmed(word)
    return argument.words.filter { needle.isEmpty || Folding.fold($0).contains(needle) }
      .map { Completion(line: before + $0, usage: before + $0, help: "", isWhole: true) }
  }
}
