import Testing

@testable import PostingsViewModels

@Suite("A line being typed") struct TextInputTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    /// A bar stands for the cursor.
    var before: String
    var commands: [Command]
    var after: String
    var testDescription: String { name }
  }

  static let rows: [Row] = [
    Row(
      name: "left goes over an accent typed as two scalars", before: "cafe\u{301}|", commands: [.charLeft],
      after: "caf|e\u{301}"),
    Row(name: "left goes over a flag whole", before: "a🇫🇷|", commands: [.charLeft], after: "a|🇫🇷"),
    Row(name: "left at the start stays", before: "|ab", commands: [.charLeft], after: "|ab"),
    Row(name: "right at the end stays", before: "ab|", commands: [.charRight], after: "ab|"),
    Row(name: "home and end", before: "a|b", commands: [.lineEnd, .lineStart, .charRight], after: "a|b"),
    Row(
      name: "a word back passes the apostrophe", before: "chargé d'affaires|", commands: [.wordLeft],
      after: "chargé d'|affaires"),
    Row(name: "a word back passes blanks first", before: "deux mots  |", commands: [.wordLeft], after: "deux |mots  "),
    Row(
      name: "a word forward stops behind it", before: "|  élan vital", commands: [.wordRight], after: "  élan| vital"),
    Row(name: "CJK characters are letters of a word", before: "求人 東京|", commands: [.wordLeft], after: "求人 |東京"),
    Row(name: "backspace takes the whole family", before: "x👨‍👩‍👧|y", commands: [.deleteBackward], after: "x|y"),
    Row(name: "backspace at the start does nothing", before: "|ab", commands: [.deleteBackward], after: "|ab"),
    Row(name: "delete at the end does nothing", before: "ab|", commands: [.deleteForward], after: "ab|"),
    Row(name: "delete takes what is under the cursor", before: "a|éb", commands: [.deleteForward], after: "a|b"),
    Row(name: "delete a word back", before: "un deux| trois", commands: [.deleteWordBackward], after: "un | trois"),
    Row(name: "delete a word forward", before: "un| deux trois", commands: [.deleteWordForward], after: "un| trois"),
    Row(name: "delete to the start", before: "un deux|trois", commands: [.deleteToStart], after: "|trois"),
    Row(name: "delete to the end", before: "un |deux", commands: [.deleteToEnd], after: "un |"),
    Row(
      name: "what was killed comes back where the cursor is", before: "un |deux",
      commands: [.deleteToEnd, .lineStart, .yank], after: "deux|un "),
    Row(
      name: "an empty kill keeps what was killed before", before: "ab|",
      commands: [.deleteToStart, .deleteToEnd, .yank], after: "ab|"),
    Row(
      name: "a deleted character is not what yank gives", before: "ab|", commands: [.deleteBackward, .yank], after: "a|"
    ),
    Row(name: "transpose at the end swaps the two before", before: "été|", commands: [.transpose], after: "éét|"),
    Row(
      name: "transpose inside swaps around the cursor and moves on", before: "a|bc", commands: [.transpose],
      after: "ba|c"),
    Row(name: "transpose at the start does nothing", before: "|ab", commands: [.transpose], after: "|ab"),
    Row(
      name: "undo takes a kill back with its cursor", before: "un |deux", commands: [.deleteToEnd, .undo],
      after: "un |deux"),
    Row(
      name: "undo goes back step by step", before: "abc|", commands: [.deleteBackward, .deleteBackward, .undo],
      after: "ab|"),
    Row(name: "undo at the beginning does nothing", before: "ab|", commands: [.undo], after: "ab|"),
  ]

  @Test("commands of a shell's line", arguments: rows) func command(row: Row) {
    var input = Self.input(row.before)
    for command in row.commands { expect(input.perform(command)) }
    #expect(Self.shown(input) == row.after)
  }

  struct Typing: CustomTestStringConvertible, Sendable {
    var name: String
    var before: String
    var typed: String
    var after: String
    var testDescription: String { name }
  }

  static let typings: [Typing] = [
    Typing(name: "a letter in the middle", before: "a|c", typed: "b", after: "ab|c"),
    Typing(name: "a combining mark joins the letter before", before: "e|x", typed: "\u{301}", after: "e\u{301}|x"),
    Typing(name: "two halves of a flag join", before: "🇫|", typed: "🇷", after: "🇫🇷|"),
    Typing(name: "pasted line ends become blanks", before: "|", typed: "a\nb\r\nc\rd", after: "a b c d|"),
    Typing(name: "a tab becomes a blank", before: "|", typed: "a\tb", after: "a b|"),
    Typing(name: "controls are left out", before: "|", typed: "a\u{1B}[31mb\u{0}\u{7F}\u{9B}c", after: "a[31mbc|"),
    Typing(name: "only controls change nothing", before: "a|b", typed: "\u{7}", after: "a|b"),
    Typing(name: "CJK and emoji", before: "求|", typed: "人🎉", after: "求人🎉|"),
  ]

  @Test("typing and pasting", arguments: typings) func typing(row: Typing) {
    var input = Self.input(row.before)
    input.insert(row.typed)
    #expect(Self.shown(input) == row.after)
  }

  @Test("a paste is one step of undo") func pasteUndo() {
    var input = Self.input("a|")
    input.insert("long text")
    input.perform(.undo)
    #expect(Self.shown(input) == "a|")
  }

  @Test("the cursor counts characters as the text does, when deleting joins two") func joining() {
    var input = Self.input("🇫x|🇷z")
    input.perform(.deleteBackward)
    #expect(input.text == "🇫🇷z")
    #expect(input.cursor <= 1)
    input.perform(.lineEnd)
    #expect(input.cursor == input.text.count)
  }

  @Test(
    "commands that are not of typing are refused and change nothing",
    arguments: [Command.moveDown, .commit, .quit, .savePosting])
  func others(command: Command) {
    var input = Self.input("a|b")
    expect(!input.perform(command))
    #expect(Self.shown(input) == "a|b")
  }

  private static func input(_ marked: String) -> TextInput {
    // The parts on both sides are typed, so that the cursor comes to stand between them.
    let bar = marked.firstIndex(of: "|")!
    var input = TextInput(String(marked[marked.index(after: bar)...]), cursorAtEnd: false)
    let before = marked[..<bar]
    guard !before.isEmpty else { return input }
    input = TextInput(String(before) + input.text, cursorAtEnd: false)
    for _ in 0..<before.count { input.perform(.charRight) }
    return input
  }

  private static func shown(_ input: TextInput) -> String {
    var text = input.text
    text.insert("|", at: text.index(text.startIndex, offsetBy: input.cursor))
    return text
  }
}
