import PostingsTUI
import PostingsTestSupport
import Testing

@MainActor @Suite("The form on the screen") struct FormScreenTests {
  @Test("has a row a field: text, chips, a box to tick, and the size of the body") func form() throws {
    let session = try Fixtures.form()
    session.press("<Esc><Enter>e")
    expect(
      session,
      shows: """
         Edit seed.md                                                         no change
           title      Stage 6 mois, affaires publiques
           layout     job
           type       (empty)
           tag        [Rédaction article] [Affaires publiques] [Civic Tech]
           published  [x] true
           locale     fr
           date       2017-05-23T16:02:11.316+00:00
           + add a field











        ── body: 7 lines, 10 words ─────────────────────────────────────────────────────


         Enter edit  ^S save  Esc back  ? help  Space toggle  a add  x remove  u undo
        """)
  }

  @Test("completes a tag from those in use") func tags() throws {
    let session = try Fixtures.form()
    session.press("jjj<Enter>")
    session.type("ra")
    expect(
      session,
      shows: """
         Edit seed.md                                                         no change
           title      Stage 6 mois, affaires publiques
           layout     job
           type       (empty)
           tag        [Rédaction article] [Affaires publiques] [Civic Tech] ra
           published┌────────────────── 1 ─┐
           locale   │ new: “ra”            │
           date     │ Rails              1 │6+00:00
                    └──────────────────────┘











        ── body: 7 lines, 10 words ─────────────────────────────────────────────────────
         stored as text with commas

         Enter ok  Esc back  ^G give up  Tab complete  Down next  ^S save
        """)
    session.press("<Tab><Esc>")
    expect(
      session,
      shows: """
         Edit seed.md                                                    1 changed: tag
           title      Stage 6 mois, affaires publiques
           layout     job
           type       (empty)
         ~ tag        [Rédaction article] [Affaires publiques] [Civic Tech] [Rails]
           published  [x] true
           locale     fr
           date       2017-05-23T16:02:11.316+00:00
           + add a field











        ── body: 7 lines, 10 words ─────────────────────────────────────────────────────
         stored as text with commas

         Enter edit  ^S save  Esc back  ? help  Space toggle  a add  x remove  u undo
        """)
  }

  @Test("shows all that will be written before it is") func diff() throws {
    let session = try Fixtures.form()
    session.press("jjj<Enter>")
    session.type("ra")
    session.press("<Tab><Esc>j<Space>kk<Enter><Down><Enter>a")
    session.type("sal")
    session.press("<Enter>")
    session.type("100")
    session.press("<Enter>C-s")
    expect(
      session,
      shows: """
         Edit seed.md                                 4 changed: type tag published sal
           title      Stage 6 mois, affaires publiques
           layout     job
        ┌─ Write this change? ─────────────────────────────────────────────── seed.md ─┐
        │   title: Stage 6 mois, affaires publiques                                    │
        │   layout: job                                                                │
        │ - type:                                                                      │
        │ - tag: Rédaction article, Affaires publiques , Civic Tech                    │
        │ - published: true                                                            │
        │ + type: CDI                                                                  │
        │ + tag: Rédaction article, Affaires publiques , Civic Tech, Rails             │
        │ + published: false                                                           │
        │   locale: fr                                                                 │
        │   date: '2017-05-23T16:02:11.316+00:00'                                      │
        │ + sal: 100                                                                   │
        │   ---                                                                        │
        │                                                                              │
        │                                                                              │
        │ 4 lines change, 13 stay byte for byte                                        │
        └──────────────────────────────────────────────────────────────────────────────┘
        ── body: 7 lines, 10 words ─────────────────────────────────────────────────────
         a number

         y write  Esc back
        """)
    #expect(try session.text(of: "seed.md").utf8.elementsEqual(Fixtures.seed.utf8))
  }

  @Test("asks before it is left with changes") func leaving() throws {
    let session = try Fixtures.form()
    Self.changeTitle(session)
    session.press("<Esc>")
    #expect(session.screen.contains("Save the changes?"))
    session.press("<Esc>")
    #expect(!session.screen.contains("Save the changes?"))
    #expect(session.lines[0].contains("1 changed: title"))
    session.press("<Esc>n")
    #expect(session.lines[0].contains("4 postings"))
    #expect(try session.text(of: "seed.md").utf8.elementsEqual(Fixtures.seed.utf8))
  }

  @Test("saves on the way out when told so") func leavingSaved() throws {
    let session = try Fixtures.form()
    Self.changeTitle(session)
    session.press("<Esc>y")
    #expect(session.lines[0].contains("4 postings"))
    #expect(session.lines[22].contains("Saved seed.md"))
    #expect(try session.text(of: "seed.md").contains("title: Stage 6 mois, affaires publiques X\n"))
  }

  @Test("without changes it is left at once") func unchanged() throws {
    let session = try Fixtures.form()
    session.press("<Esc>")
    #expect(session.lines[0].contains("4 postings"))
  }

  @Test("quitting the program asks as well", arguments: [(answer: "y", isSaved: true), ("n", false)])
  func quitting(answer: String, isSaved: Bool) throws {
    let session = try Fixtures.form()
    Self.changeTitle(session)
    session.press("Q")
    #expect(session.screen.contains("unsaved"))
    #expect(session.end == nil)
    session.press(answer)
    // The loop ends with the first event after the write is done.
    session.press("C-l")
    #expect(session.end == .quit)
    #expect(try session.text(of: "seed.md").contains("publiques X") == isSaved)
  }

  @Test("saving without a change writes nothing and says so") func nothingToSave() throws {
    let session = try Fixtures.form()
    session.press("C-s")
    #expect(session.lines[22].contains("Nothing has changed"))
  }

  @Test("text is typed with a shell's keys, and C-g gives it up") func typing() throws {
    let session = try Fixtures.form()
    session.press("<Enter>C-aM-f")
    session.paste(" de\n求人🎉")
    #expect(session.lines[1].contains("Stage de 求人🎉 6 mois"))
    session.press("C-g")
    #expect(session.lines[1].contains("Stage 6 mois, affaires"))
    #expect(session.lines[0].contains("no change"))
  }

  @Test("u takes a change back, C-r makes it again, U takes the field back") func undo() throws {
    let session = try Fixtures.form()
    Self.changeTitle(session)
    session.press("u")
    #expect(session.lines[0].contains("no change"))
    session.press("C-r")
    #expect(session.lines[0].contains("1 changed: title"))
    session.press("jjjj<Space>")
    #expect(session.lines[0].contains("2 changed: title published"))
    session.press("ggU")
    #expect(session.lines[0].contains("1 changed: published"))
  }

  @Test("removes a field, and undo brings it back where it was") func unset() throws {
    let session = try Fixtures.form()
    let before = session.lines[1..<8]
    session.press("jjxx")
    #expect(!session.screen.contains("type"))
    session.press("u")
    #expect(session.lines[1..<8] == before)
  }

  @Test("renames a field") func rename() throws {
    let session = try Fixtures.form()
    session.press("jr")
    session.press("C-u")
    session.type("template")
    session.press("<Enter>C-sy")
    #expect(try Self.changes(session) == ["- layout: job", "+ template: job"])
  }

  @Test("every refused change says why, and the typing goes on") func refused() throws {
    let session = try Fixtures.form()
    session.press("jr")
    session.press("C-u")
    session.type("title")
    session.press("<Enter>")
    #expect(!session.lines[22].isEmpty)
    #expect(session.lines[0].contains("no change"))
    #expect(session.screen.contains("give up"))
  }

  // MARK: Saving

  struct Edit: CustomTestStringConvertible, Sendable {
    var name: String
    var keys: [String]
    var lines: [String]
    var testDescription: String { name }
  }

  /// Keys begin at the first row; `"…` is typed as text.
  nonisolated static let edits: [Edit] = [
    Edit(
      name: "the title", keys: ["<Enter>", "\" X", "<Enter>"],
      lines: ["- title: Stage 6 mois, affaires publiques", "+ title: Stage 6 mois, affaires publiques X"]),
    Edit(
      name: "a tag more keeps the blanks and commas that stand", keys: ["jjj<Enter>", "\"ra", "<Tab><Esc>"],
      lines: [
        "- tag: Rédaction article, Affaires publiques , Civic Tech",
        "+ tag: Rédaction article, Affaires publiques , Civic Tech, Rails",
      ]),
    Edit(
      name: "a tag less", keys: ["jjj<Enter>", "<Left><Left><Left><Del><Esc>"],
      lines: ["- tag: Rédaction article, Affaires publiques , Civic Tech", "+ tag: Affaires publiques , Civic Tech"]),
    Edit(name: "a flag", keys: ["jjjj<Space>"], lines: ["- published: true", "+ published: false"]),
    Edit(
      name: "an empty field chosen from the values in use", keys: ["jj<Enter><Down><Enter>"],
      lines: ["- type: ", "+ type: CDI"]),
    Edit(name: "a locale typed", keys: ["jjjjj<Enter>", "\"de", "<Enter>"], lines: ["- locale: fr", "+ locale: de"]),
    Edit(name: "a field removed", keys: ["jxx"], lines: ["- layout: job"]),
    Edit(
      name: "a date in its quotes", keys: ["jjjjjj<Enter>", "<BS><BS><BS><BS><BS><BS>", "<Enter>"],
      lines: ["- date: '2017-05-23T16:02:11.316+00:00'", "+ date: '2017-05-23T16:02:11.316'"]),
  ]

  @Test("changes only the line that is meant", arguments: edits) func save(edit: Edit) throws {
    let session = try Fixtures.form()
    for keys in edit.keys {
      if keys.hasPrefix("\"") { session.type(String(keys.dropFirst())) } else { session.press(keys) }
    }
    session.press("C-s")
    #expect(session.screen.contains("Write this change?"))
    session.press("y")
    #expect(session.lines[22].contains("Saved seed.md"))
    #expect(try Self.changes(session) == edit.lines)
  }

  @Test("after a save the list, the detail and the form show what was written") func afterSave() throws {
    let session = try Fixtures.session()
    session.press("jj<Enter>e")
    Self.changeTitle(session)
    session.press("C-sy")
    #expect(session.lines[0].contains("no change"))
    #expect(session.lines[1].contains("publiques X"))
    session.press("<Esc>")
    #expect(session.lines[1].contains("publiques X"))
    session.press("<Esc>")
    #expect(session.lines[5].contains("publiques…"))
  }

  // MARK: Another writer

  @Test("what another program changed elsewhere in the file is kept, and both changes are in it") func merged() throws {
    let session = try Fixtures.form()
    Self.changeTitle(session)
    try session.write(Fixtures.seed.replacing("locale: fr", with: "locale: de"), to: "seed.md")
    session.press("C-sy")
    #expect(session.lines[22].contains("locale"))
    #expect(
      try Self.changes(session) == [
        "- title: Stage 6 mois, affaires publiques", "- locale: fr", "+ title: Stage 6 mois, affaires publiques X",
        "+ locale: de",
      ])
  }

  @Test("a file that is gone is not made again, and what was typed is not lost") func deleted() throws {
    let session = try Fixtures.form()
    Self.changeTitle(session)
    try session.remove("seed.md")
    session.press("C-sy")
    #expect(throws: (any Error).self) { try session.text(of: "seed.md") }
    #expect(session.lines[22].count > 20)
    #expect(session.lines[0].contains("1 changed: title"))
    session.press("<Esc>n")
    #expect(session.end == nil)
  }

  @Test("a file that was deleted leaves the list when the cursor comes to it") func deletedInList() throws {
    let session = try Fixtures.session()
    try session.remove("seed.md")
    session.press("jj")
    #expect(session.lines[0].contains("3 postings"))
  }

  // MARK: Helpers

  private static func changeTitle(_ session: Session) {
    session.press("gg<Enter>")
    session.type(" X")
    session.press("<Enter>")
  }

  /// The lines of the seed that went, then those that came.
  private static func changes(_ session: Session) throws -> [String] {
    let old = Fixtures.seed.split(separator: "\n", omittingEmptySubsequences: false)
    let new = try session.text(of: "seed.md").split(separator: "\n", omittingEmptySubsequences: false)
    let difference = new.difference(from: old)
    let removed = difference.removals.map { if case .remove(_, let line, _) = $0 { "- \(line)" } else { "" } }
    let added = difference.insertions.map { if case .insert(_, let line, _) = $0 { "+ \(line)" } else { "" } }
    return removed + added
  }
}
