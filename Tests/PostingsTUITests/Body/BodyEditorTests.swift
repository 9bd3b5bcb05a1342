import PostingsLanguage
import PostingsTestSupport
import PostingsTUI
import Testing

@MainActor @Suite("The built-in editor") struct BodyEditorTests {
  static let head = "---\r\ntitle: \"A\"   # comment\r\n---\r\n"
  static func session(
    _ body: String = "Un\r\ndeux\r\ntrois", columns: Int = 80, rows: Int = 24, language: Language = .english
  ) throws -> Session {
    try Session(["a.md": head + body], columns: columns, rows: rows, language: language)
  }

  @Test("what is typed is saved, and no other byte changes") func typing() throws {
    let session = try Self.session()
    session.press("B")
    #expect(session.lines[1].contains("Un"))
    session.press("<Down><C-End>")
    session.type(" é")
    session.press("<Enter>")
    session.type("quatre")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "Un\r\ndeux\r\ntrois é\r\nquatre")
    #expect(session.screen.contains("Saved a.md"))
    session.press("<Esc>u")
    #expect(try session.text(of: "a.md") == Self.head + "Un\r\ndeux\r\ntrois")
  }

  @Test("undo and redo go word by word, and back to nothing changed") func undo() throws {
    let session = try Self.session("x\n")
    session.press("B")
    session.type("un deux")
    #expect(session.screen.contains("un deuxx"))
    session.press("C-_")
    #expect(session.screen.contains("un x"))
    session.press("C-_")
    #expect(!session.screen.contains("un x"))
    session.press("C-r<C-_>")
    session.press("C-s")
    #expect(session.screen.contains("Nothing has changed."))
    #expect(try session.text(of: "a.md") == Self.head + "x\n")
  }

  @Test("leaving asks when unsaved: yes saves, no drops, Esc stays") func leaving() throws {
    let session = try Self.session("x\n")
    session.press("B")
    session.type("a")
    session.press("<Esc>")
    #expect(session.screen.contains("Save the text?"))
    session.press("<Esc>")
    #expect(session.screen.contains("Write body"))
    session.press("<Esc>n")
    #expect(!session.screen.contains("Write body"))
    #expect(try session.text(of: "a.md") == Self.head + "x\n")
    session.press("B")
    session.type("b")
    session.press("<Esc>y")
    #expect(!session.screen.contains("Write body"))
    #expect(try session.text(of: "a.md") == Self.head + "bx\n")
  }

  @Test("help lists its keys, and the program quits once the text is saved") func quitting() throws {
    let session = try Self.session("x\n")
    session.press("B")
    session.type("a")
    session.press("<F1>")
    #expect(session.screen.contains("Cut the line"))
    session.press("<Esc><Esc>y")
    session.press("Q")
    #expect(session.end == .quit)
    #expect(try session.text(of: "a.md") == Self.head + "ax\n")
  }

  @Test("lines are cut and put back, words and ends too") func cutting() throws {
    let session = try Self.session("one\ntwo words\nthree\n")
    session.press("B<Down>C-xC-x<Up>C-y")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "two words\nthree\none\n")
    session.press("<C-End><Up>C-kC-kC-y")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "two words\nthree\none\n")
    session.press("<C-Home>M-d")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + " words\nthree\none\n")
  }

  @Test("paste keeps lines, with the file's line ends, and no control characters") func paste() throws {
    let session = try Self.session()
    session.press("B")
    session.paste("x\ny\tz\u{1B}[31m\r\n")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "x\r\ny\tz[31m\r\nUn\r\ndeux\r\ntrois")
  }

  @Test("finding goes to each place, blind to accents, and says when there is none") func finding() throws {
    let session = try Self.session("Été ici\n\nencore un été\n")
    session.press("BC-f")
    session.type("ete")
    session.press("<Enter><F3>")
    session.type("X")
    #expect(session.screen.contains("encore un Xété"))
    session.press("C-f")
    session.type("zzz")
    session.press("<Enter><F3>")
    #expect(session.screen.contains("“zzz” is not found."))
  }

  @Test("bytes that are not UTF-8 are shown as marks and stay as they are") func latin1() throws {
    let session = try Self.session("x\n")
    try session.write(bytes: Array((Self.head + "caf").utf8) + [0xE9, 0x0A] + Array("suite\n".utf8), to: "a.md")
    session.press("RB")
    #expect(session.screen.contains("caf<E9>"))
    session.press("<End>")
    session.type("s")
    session.press("C-s")
    #expect(
      try session.bytes(of: "a.md") == Array((Self.head + "caf").utf8) + [0xE9, 0x73, 0x0A] + Array("suite\n".utf8))
  }

  @Test("broken front matter opens whole, at the line of the problem") func broken() throws {
    let session = try Session(["b.md": Fixtures.broken])
    session.press("B")
    #expect(session.screen.contains("Write file"))
    #expect(session.screen.contains("title: \"Nowhere"))
    session.press("<C-Home><Down><End>")
    session.type("\"")
    session.press("C-s")
    #expect(try session.text(of: "b.md").contains("title: \"Nowhere\"\n"))
  }

  @Test("another program's lines come in by themselves; the same lines are asked about") func merging() throws {
    let session = try Self.session("one\ntwo\nthree\n")
    session.press("B")
    session.type("1")
    try session.write(Self.head + "one\ntwo\nTHREE\n", to: "a.md")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "1one\ntwo\nTHREE\n")
    #expect(session.screen.contains("THREE"))
    session.type("x")
    try session.write(Self.head + "theirs\ntwo\nTHREE\n", to: "a.md")
    session.press("C-s")
    #expect(session.screen.contains("Another program changed the same lines"))
    session.press("<Esc>")
    #expect(try session.text(of: "a.md") == Self.head + "theirs\ntwo\nTHREE\n")
    session.press("C-sb")
    #expect(session.screen.contains("<<<<<<< mine"))
    #expect(session.screen.contains("theirs"))
    session.press("C-s")
    #expect(try session.text(of: "a.md").contains(">>>>>>> on disk"))
  }

  @Test("mine and theirs are taken as said", arguments: [("m", "xone\n"), ("d", "theirs\n")])
  func conflict(key: String, body: String) throws {
    let session = try Self.session("one\n")
    session.press("B")
    session.type("x")
    try session.write(Self.head + "theirs\n", to: "a.md")
    session.press("C-s")
    session.press(key)
    #expect(try session.text(of: "a.md") == Self.head + body)
    #expect(session.screen.contains(String(body.dropLast())))
  }

  @Test("a click puts the cursor there, the wheel scrolls, and long lines wrap") func mouse() throws {
    let session = try Self.session((1...100).map { "line \($0)\n" }.joined(), columns: 40, rows: 12)
    session.press("B")
    session.click(x: 6, y: 3)
    session.type("X")
    #expect(session.screen.contains("line X3"))
    session.press("<PgDn><PgDn>")
    #expect(!session.screen.contains("line X3"))
    session.press("<C-End>")
    #expect(session.screen.contains("line 100"))
  }

  @Test("without an editor of the person, b and E open the built-in one") func withoutEditor() throws {
    let session = try Session(["a.md": Self.head + "x\n"], environment: [:])
    session.press("b")
    #expect(session.screen.contains("$EDITOR is not set"))
    #expect(session.screen.contains("Write body"))
    session.press("<Esc>E")
    #expect(session.screen.contains("Write file"))
    #expect(session.screen.contains("title: \"A\""))
    session.press("<Esc>eb")
    #expect(session.screen.contains("Write body"))
    session.press("<Esc>")
    #expect(session.screen.contains("Edit a.md"))
  }

  @Test("Japanese, Arabic and emoji are edited by what people see", arguments: [40, 80, 140]) func scripts(columns: Int)
    throws
  {
    let session = try Self.session("求人情報 مرحبا 👩‍💻 e\u{301}\n", columns: columns, rows: 12)
    session.press("B<End><BS><BS><BS>")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "求人情報 مرحبا \n")
    session.press("<Home><Right><Right><Del>")
    session.press("C-s")
    #expect(try session.text(of: "a.md") == Self.head + "求人報 مرحبا \n")
  }

  @Test("saving over a form that is open below keeps both changes") func overForm() throws {
    let session = try Session(["a.md": "---\ntitle: A\nlocale: fr\n---\nx\n"])
    session.press("e<Enter>")
    session.type("B")
    session.press("<Esc>B")
    session.type("y")
    session.press("C-s<Esc>C-sy")
    #expect(try session.text(of: "a.md") == "---\ntitle: AB\nlocale: fr\n---\nyx\n")
  }

  @Test("what was typed outlives a crash, and is offered at the next start") func crash() throws {
    let session = try Self.session("x\n")
    session.press("B")
    session.type("typed ")
    let next = try session.crashAndStartAgain()
    #expect(next.screen.contains("A draft of a.md"))
    next.press("r")
    #expect(next.screen.contains("typed x"))
    #expect(try next.text(of: "a.md") == Self.head + "x\n")
    next.press("C-s")
    #expect(try next.text(of: "a.md") == Self.head + "typed x\n")
    #expect(next.keptDrafts.isEmpty)
  }

  @Test("a draft is forgotten once the text is saved or thrown away") func dropped() throws {
    let session = try Self.session("x\n")
    session.press("B")
    session.type("a")
    #expect(session.keptDrafts["a.md"] != nil)
    session.press("C-s")
    #expect(session.keptDrafts.isEmpty)
    session.type("b")
    session.press("<Esc>n")
    #expect(session.keptDrafts.isEmpty)
  }
}
