import PostingsTestSupport
import Testing

@MainActor @Suite("A posting on the screen") struct DetailScreenTests {
  @Test("shows the fields, then headings, lists and links laid out") func detail() throws {
    let session = try Fixtures.session()
    session.press("jj<Enter>")
    expect(
      session,
      shows: """
         seed.md  3 of 4  live                                                    100 %
         title      Stage 6 mois, affaires publiques
         layout     job
         type       (empty)
         tag        Rédaction article · Affaires publiques · Civic Tech
         published  true
         locale     fr
         date       2017-05-23T16:02:11.316+00:00
         ──────────────────────────────────────────────────────────────────────────────
         Présentation
         ────────────

         Du texte, un lien[1].

         • un
         • deux

         ─────────────────────────────────────────────────────────────────────────────
         [1] https://example.org/a




         Space page  Esc back  ? help  e edit  J next  K previous  / find  z view
        """)
  }

  @Test("goes to the next and the previous posting, and back to the row of the last one") func neighbours() throws {
    let session = try Fixtures.session()
    session.press("<Enter>J")
    #expect(session.lines[0].hasPrefix(" developer.md  2 of 4"))
    session.press("JK")
    #expect(session.lines[0].hasPrefix(" developer.md"))
    session.press("q")
    session.press("<Enter>")
    #expect(session.lines[0].hasPrefix(" developer.md"))
  }

  @Test("z shows the bytes of the file, then its fields alone") func views() throws {
    let session = try Fixtures.session()
    session.press("jj<Enter>z")
    #expect(session.screen.contains("tag: Rédaction article, Affaires publiques , Civic Tech"))
    #expect(session.screen.contains("## Présentation"))
    session.press("z")
    #expect(!session.screen.contains("Présentation"))
    session.press("z")
    #expect(!session.screen.contains("## Présentation"))
    #expect(session.screen.contains("Présentation"))
  }

  @Test("finds text, and Esc on the typed text gives it up") func find() throws {
    let session = try Fixtures.session()
    session.press("jj<Enter>/")
    session.type("PRESENTATION")
    #expect(session.screen.contains("1 found"))
    session.press("<Esc>")
    #expect(!session.screen.contains("found"))
    #expect(session.lines[0].contains("seed.md"))
  }

  @Test("scrolls a long text by lines, pages and headings") func scroll() throws {
    let body = (1...60).map { "## H\($0)\n\nText \($0)\n" }.joined(separator: "\n")
    let session = try Session(["a.md": "---\ntitle: A\n---\n\(body)"])
    session.press("<Enter>")
    let first = session.lines[1]
    session.press("j")
    #expect(session.lines[1] != first)
    session.press("k")
    #expect(session.lines[1] == first)
    session.press("}}")
    #expect(session.lines[1].contains("H2"))
    session.press("{")
    #expect(session.lines[1].contains("H1"))
    session.press("G")
    #expect(session.screen.contains("Text 60"))
    session.press("gg")
    #expect(session.lines[1] == first)
  }
}
