import Foundation
import PostingsLanguage
import PostingsTestSupport
import Testing

/// Texts that a line is too short for: a box over the form, and the person's editor.
@MainActor @Suite("Long texts in the form") struct TextBoxTests {
  nonisolated static let long =
    "A title that is longer than the line that it has in a form of eighty columns, by some words"

  nonisolated static let rows: [WidgetRow] = [
    WidgetRow(
      name: "a literal block is edited line by line", keys: ["<Enter><Down><End>", "\" X", "<Esc>"],
      before: "a: |\n    one\n    two\n\n    three\nb: 1\n", after: "a: |\n    one\n    two X\n\n    three\nb: 1\n"),
    WidgetRow(
      name: "Enter begins a line in a block", keys: ["<Enter><End><Enter>", "\"new", "<Esc>"],
      before: "a: |\n  one\n  two\n# c\nb: 1\n", after: "a: |\n  one\n  new\n  two\n# c\nb: 1\n"),
    WidgetRow(
      name: "the rows of a folded block stay where nothing was typed", keys: ["<Enter><End>", "\" X", "<Esc>"],
      before: "a: >-\n  one two\n  three\n\n  four\n  five\nb: 1\n",
      after: "a: >-\n  one two\n  three X\n\n  four\n  five\nb: 1\n"),
    WidgetRow(
      name: "a block that is left as it was stays byte for byte", keys: ["<Enter>", "\"x", "<BS><Esc>"],
      before: "a: >+\n   one\n   two\n\n\nb: 1\n", after: "a: >+\n   one\n   two\n\n\nb: 1\n"),
    WidgetRow(
      name: "text in quotes over several lines keeps its breaks", keys: ["<Enter><End>", "\"!", "<Esc>"],
      before: "a: \"\(long)\n  and more, \\u00e9\"\n", after: "a: \"\(long)\n  and more, \\u00e9!\"\n"),
    WidgetRow(
      name: "Enter ends the typing of a long line", keys: ["<Enter>", "\"!", "<Enter>"], before: "a: \(long)\nb: 1\n",
      after: "a: \(long)!\nb: 1\n"),
    WidgetRow(
      name: "^J breaks a long line", keys: ["<Enter>C-j", "\"more", "<Enter>"], before: "a: \(long)\nb: 1\n",
      after: "a: |-\n  \(long)\n  more\nb: 1\n"),
    WidgetRow(
      name: "^G gives up what was typed", keys: ["<Enter>", "\"x", "C-gjx<Enter>"], before: "a: |\n  one\nb: 1\nc: 2\n",
      after: "a: |\n  one\nc: 2\n"),
    WidgetRow(
      name: "undo and redo go within the box", keys: ["<Enter>", "\"x ", "\"y ", "C-_C-_C-r<Esc>"],
      before: "a: |\n  one\n",
      after: "a: |\n  x one\n"),
    WidgetRow(
      name: "Tab keeps the text and goes on to the next field", keys: ["<Enter>", "\"x ", "<Tab>x<Enter>"],
      before: "a: |\n  one\nb: 1\nc: 2\n", after: "a: |\n  x one\nc: 2\n"),
    WidgetRow(
      name: "a text in TOML keeps its three quotes", keys: ["<Enter><Down>", "\"X", "<Esc>"],
      before: "+++\na = \"\"\"\none\ntwo\"\"\" # c\n+++\n", after: "+++\na = \"\"\"\none\nXtwo\"\"\" # c\n+++\n"),
    WidgetRow(
      name: "CR LF stay", keys: ["<Enter><Down>", "\"X", "<Esc>"], before: "---\r\na: |\r\n  one\r\n  two\r\n---\r\n",
      after: "---\r\na: |\r\n  one\r\n  Xtwo\r\n---\r\n"),
  ]

  private static func whole(_ fields: String) -> String {
    fields.hasPrefix("+") || fields.hasPrefix("-") ? fields + "Body\n" : "---\n\(fields)---\nBody\n"
  }

  @Test("change the bytes that are meant", arguments: rows) func bytes(row: WidgetRow) throws {
    let session = try Session(["a.md": Self.whole(row.before)])
    session.press("e")
    row.press(on: session)
    session.press("C-s")
    if row.before != row.after { session.press("y") }
    #expect(try session.text(of: "a.md") == Self.whole(row.after), "\(session.screen)")
  }

  @Test("a field that should hold several lines opens a box when it is added") func added() throws {
    let session = try Session(["a.md": "---\nb: 1\n---\n", ".postings.yml": "fields: {intro: long-text}\n"])
    session.press("ea")
    session.type("intro")
    session.press("<Enter>")
    session.type("one")
    session.press("<Enter>")
    session.type("two")
    #expect(session.lines[21].contains("Esc keeps the text"))
    session.press("C-sy")
    #expect(try session.text(of: "a.md") == "---\nb: 1\nintro: |-\n  one\n  two\n---\n")
  }

  @Test(
    "the box is as high as its text, scrolls beyond, and takes the mouse", arguments: [(40, 12), (80, 24), (140, 40)])
  func box(size: (Int, Int)) throws {
    let text = (1...60).map { "  line \($0)\n" }.joined()
    let session = try Session(["a.md": "---\nz: 1\na: |\n\(text)---\n"], columns: size.0, rows: size.1)
    session.press("ej<Enter>")
    #expect(session.screen.contains("line 1"))
    #expect(!session.screen.contains("line 50"))
    session.press("<C-End><Up>")
    session.type("X")
    #expect(session.screen.contains("Xline 60"))
    let row = try #require(session.lines.firstIndex { $0.contains("line 59") })
    session.click(x: 2, y: row)
    session.type("Y")
    #expect(session.lines[row].contains("Yline 59"))
    session.press("<Esc>C-sy")
    #expect(try session.text(of: "a.md").hasSuffix("  Yline 59\n  Xline 60\n---\n"))
  }

  @Test("what is typed in a box outlives a crash") func crash() throws {
    let session = try Session(["a.md": "---\na: |\n  one\n---\n"])
    session.press("e<Enter>")
    session.type("X")
    let next = try session.crashAndStartAgain()
    next.press("rC-sy")
    #expect(try next.text(of: "a.md") == "---\na: |\n  Xone\n---\n")
  }

  // MARK: The person's editor

  /// An editor that runs a script on the file.
  private static func session(_ fields: String, editor script: String) throws -> Session {
    let tools = try TemporaryFolder()
    let editor = try tools.write("#!/bin/sh\n\(script)\n", to: "editor")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: editor)
    keep.append(tools)
    return try Session(["a.md": "---\n\(fields)---\nBody\n"], environment: ["EDITOR": editor])
  }
  private static var keep: [TemporaryFolder] = []

  nonisolated static let edits: [(before: String, script: String, after: String)] = [
    ("a: |\n    one\n    two\nb: 1\n", "sed -i 's/two/2/' \"$1\"", "a: |\n    one\n    2\nb: 1\n"),
    // The line end after the last line is the editor's own.
    ("a: 'one' # c\n", "echo ' two' >>\"$1\"", "a: 'one two' # c\n"),
    ("a: 100 # c\n", "echo 200 >\"$1\"", "a: 200 # c\n"),
    ("a: one\n", "printf 'x\\r\\ny\\r\\n' >\"$1\"", "a: |-\n  x\n  y\n"),
    ("a: |-\n  one\n  two\n", "true", "a: |-\n  one\n  two\n"),
  ]

  @Test("e gives the value to the editor, and takes what it leaves", arguments: edits)
  func editor(edit: (before: String, script: String, after: String)) throws {
    let session = try Self.session(edit.before, editor: edit.script)
    session.press("eeC-s")
    if edit.before != edit.after { session.press("y") }
    #expect(try session.text(of: "a.md") == "---\n\(edit.after)---\nBody\n", "\(session.screen)")
  }

  @Test("^X ^E takes along what is typed, and one undo takes the editor's work back") func typing() throws {
    let session = try Self.session("a: one\nb: 1\n", editor: "sed -i 's/$/ three/' \"$1\"")
    session.press("e<Enter>")
    session.type(" two")
    session.press("C-x C-e")
    #expect(session.lines[1].contains("one two three"))
    session.press("u")
    #expect(session.lines[1].contains("one") && !session.lines[1].contains("two"))
  }

  @Test(
    "an editor that fails, or leaves no text, changes nothing and says so",
    arguments: [
      ("echo x >\"$1\"; exit 1", "ended with an error"), ("printf 'a\\377' >\"$1\"", "not UTF-8"),
      ("rm \"$1\"", "could not be put"),
    ])
  func failing(script: String, said: String) throws {
    let session = try Self.session("a: one\n", editor: script)
    session.press("ee")
    #expect(session.screen.contains(said))
    session.press("<Esc>C-s")
    #expect(session.screen.contains("Nothing has changed"), "\(session.screen)")
    #expect(try session.text(of: "a.md") == "---\na: one\n---\nBody\n")
  }

  @Test("without an editor the value opens in the form") func withoutEditor() throws {
    let session = try Session(["a.md": "---\na: |\n  one\n---\n"], environment: [:])
    session.press("ee")
    #expect(session.screen.contains("$EDITOR is not set"))
    session.type("X")
    session.press("<Esc>C-sy")
    #expect(try session.text(of: "a.md") == "---\na: |\n  Xone\n---\n")
  }

  @Test("a list goes to no editor by itself, and the way is said") func list() throws {
    let session = try Session(["a.md": "---\na: [x, y]\n---\n"])
    session.press("ee")
    #expect(session.screen.contains("press E"))
  }
}
