public import Postings

/// The line in which the list is filtered: what is typed, what is in force, and what could complete it.
public struct FilterLine: Sendable {
  /// What is typed; nil unless it is being typed.
  public private(set) var input: TextInput?
  /// As it was typed last.
  public private(set) var text = ""
  /// Why the text cannot be understood; then the last one that could be stays in force.
  public private(set) var error: QueryError?
  public private(set) var completion: FilterCompletion?
  private(set) var query = Query.all
  private var textBeforeTyping = ""
  private var recall = LineRecall([])

  init() {}

  /// Commands that move in the text and change it.
  static let edits: Set<Command> = [
    .charLeft, .charRight, .wordLeft, .wordRight, .lineStart, .lineEnd, .deleteBackward, .deleteForward,
    .deleteWordBackward, .deleteWordForward, .deleteToStart, .deleteToEnd, .yank, .transpose, .undo,
  ]

  /// - Parameter history: filters of before, the oldest first.
  mutating func begin(history: [String]) {
    input = TextInput(text)
    textBeforeTyping = text
    recall = LineRecall(history)
  }

  /// - Returns: whether the text is another one.
  mutating func type(_ typed: String) -> Bool {
    completion = nil
    input?.insert(typed)
    return follow()
  }

  /// - Returns: whether the text is another one; nil for a command of another kind.
  mutating func edit(_ command: Command) -> Bool? {
    guard Self.edits.contains(command), input?.perform(command) == true else { return nil }
    completion = nil
    return follow()
  }

  /// Goes to an earlier line, or with a number above 0 to a later one.
  mutating func recallLine(by count: Int) -> Bool {
    guard let input, let line = recall.move(by: count, from: input.text) else { return false }
    completion = nil
    self.input?.replace(with: line)
    return follow()
  }

  /// Shows what could complete the line, and takes the first; again: the next.
  mutating func complete(by count: Int, _ candidates: (_ text: String, _ cursor: Int) -> FilterCompletion?) -> Bool {
    guard let input else { return false }
    if completion != nil { completion?.move(by: count) } else { completion = candidates(input.text, input.cursor) }
    guard let completion else { return false }
    self.input = TextInput(completion.line, cursor: completion.cursor)
    if completion.candidates.count == 1 { self.completion = nil }
    return follow()
  }

  /// Puts back what stood there before the candidates were shown.
  mutating func dropCompletion() -> Bool {
    guard let completion else { return false }
    self.completion = nil
    input = TextInput(completion.typed, cursor: completion.typedCursor)
    return follow()
  }

  /// Ends the typing.
  ///
  /// - Parameter keeping: whether what was typed stays; else what stood before does.
  mutating func end(keeping: Bool) {
    guard let typed = input?.text else { return }
    input = nil
    completion = nil
    setText(keeping ? typed : textBeforeTyping)
  }

  mutating func setText(_ text: String) {
    self.text = text
    do throws(QueryError) {
      query = try Query(text)
      error = nil
    } catch {
      self.error = error
    }
  }

  private mutating func follow() -> Bool {
    guard let typed = input?.text, typed != text else { return false }
    setText(typed)
    return true
  }
}
