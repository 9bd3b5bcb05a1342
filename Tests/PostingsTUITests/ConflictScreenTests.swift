import PostingsLanguage
import PostingsTestSupport
import Testing

@MainActor @Suite("The conflict screen") struct ConflictScreenTests {
  nonisolated static let base = """
    ---
    title: One
    tags: [a, b]
    note: x # why
    author: {name: Ada, mail: a@b.c}
    ---
    First line.

    Last line.

    """

  /// The form with title, tags and author.name changed, when another program has written the file; at its conflict.
  private static func session(
    theirs: String, columns: Int = 80, rows: Int = 24, language: Language = .english
  ) throws -> Session {
    let session = try Session(["a.md": base], columns: columns, rows: rows, language: language)
    session.press("e<Enter>")
    session.type(" mine")
    session.press("<Enter>j<Enter>")
    session.type("m,")
    session.press("<Esc>")
    try session.write(theirs, to: "a.md")
    session.press("C-sy")
    return session
  }

  private nonisolated static let theirs = base.replacing("One", with: "Theirs").replacing("[a, b]", with: "[b, t]")
    .replacing("note: x", with: "note: y")

  @Test("shows what each side has, and what goes together by itself") func screen() throws {
    let session = try Self.session(theirs: Self.theirs)
    expect(
      session,
      shows: """
         Edit a.md                                                2 changed: title tags
         changed on disk since you opened it: a.md
         FIELD  WHEN OPENED        YOURS              ON DISK            KEEP
         title  One                One mine           Theirs             ?
         tags   a, b               a, b, m            b, t               ?
         note   x                  (as opened)        y                  disk auto









        ── title ───────────────────────────────────────────────────────────────────────
         opened  One
         yours   One mine
         disk    Theirs




         m mine  d on disk  b both  e edit  Enter write  Esc back  ? help  c copy
        """)
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var keys: String
    var file: String
    var testDescription: String { name }
  }

  nonisolated static let rows: [Row] = [
    Row(
      name: "mine and both", keys: "mb<Enter>",
      file: base.replacing("One", with: "One mine").replacing("[a, b]", with: "[b, t, m]").replacing("x #", with: "y #")
    ),
    Row(
      name: "theirs and mine", keys: "dm<Enter>",
      file: base.replacing("One", with: "Theirs").replacing("[a, b]", with: "[a, b, m]").replacing("x #", with: "y #")),
    Row(
      name: "all mine", keys: "M<Enter>",
      file: base.replacing("One", with: "One mine").replacing("[a, b]", with: "[a, b, m]").replacing("x #", with: "y #")
    ),
    Row(
      name: "all theirs", keys: "D<Enter>",
      file: base.replacing("One", with: "Theirs").replacing("[a, b]", with: "[b, t]").replacing("x #", with: "y #")),
    Row(
      name: "another value", keys: "eC-uNew<Enter>d<Enter>",
      file: base.replacing("One", with: "New").replacing("[a, b]", with: "[b, t]").replacing("x #", with: "y #")),
    Row(
      name: "nothing yet", keys: "m<Enter><Esc>",
      file: base.replacing("One", with: "Theirs").replacing("[a, b]", with: "[b, t]").replacing("x #", with: "y #")),
  ]

  @Test("writes what was decided, and the other fields of both", arguments: rows) func decide(row: Row) throws {
    let session = try Self.session(theirs: Self.theirs)
    session.press(row.keys)
    #expect(try session.text(of: "a.md").utf8.elementsEqual(row.file.utf8))
    #expect(session.lines[0].contains(row.name == "nothing yet" ? "2 changed: title tags" : "no change"))
  }

  @Test("nothing is written before all is decided") func undecided() throws {
    let session = try Self.session(theirs: Self.theirs)
    session.press("m<Enter>")
    #expect(session.lines[22].contains("1 still to decide"))
    #expect(try session.text(of: "a.md").utf8.elementsEqual(Self.theirs.utf8))
  }

  @Test("a title cannot be kept twice, and says so") func notBoth() throws {
    let session = try Self.session(theirs: Self.theirs)
    session.press("b")
    #expect(session.lines[22].contains("cannot be kept both"))
  }

  @Test("c keeps my version in a file beside") func copy() throws {
    let session = try Self.session(theirs: Self.theirs)
    session.press("c")
    let mine = Self.base.replacing("One", with: "One mine").replacing("[a, b]", with: "[a, b, m]")
    #expect(try session.text(of: "a.md.mine").utf8.elementsEqual(mine.utf8))
    #expect(session.lines[22].contains("a.md.mine"))
    session.press("c")
    #expect(try session.text(of: "a.md.mine2").utf8.elementsEqual(mine.utf8))
    #expect(try session.text(of: "a.md").utf8.elementsEqual(Self.theirs.utf8))
  }

  @Test("a third writer is asked about anew, on the ground of what was decided") func third() throws {
    let session = try Self.session(theirs: Self.theirs)
    let third = Self.theirs.replacing("Theirs", with: "Third")
    session.press("M")
    try session.write(third, to: "a.md")
    session.press("<Enter>")
    #expect(session.screen.contains("Third"))
    session.press("m<Enter>")
    let wanted = third.replacing("Third", with: "One mine").replacing("[b, t]", with: "[a, b, m]")
    #expect(try session.text(of: "a.md").utf8.elementsEqual(wanted.utf8))
  }

  @Test("fits every size and language", arguments: [(40, 12), (80, 24), (140, 40)]) func sizes(size: (Int, Int)) throws
  {
    let theirs = Self.base.replacing("One", with: "求人票：東京の開発者 🎉 مرحبا").replacing("[a, b]", with: "[b, été]")
    let session = try Self.session(theirs: theirs, columns: size.0, rows: size.1, language: .french)
    #expect(session.lines.count == size.1)
    #expect(session.screen.contains("SUR DISQUE"))
    #expect(session.screen.contains("求人"))
    #expect(session.screen.contains("b, été"))
    session.press("jb")
    #expect(session.screen.contains("b les d"))
  }
}
