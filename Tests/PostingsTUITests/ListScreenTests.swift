import PostingsTUI
import PostingsTestSupport
import Testing

@MainActor @Suite("The list on the screen") struct ListScreenTests {
  @Test("shows state, date, title, tags, locale and type, the newest first, a broken posting with its problem")
  func list() throws {
    let session = try Fixtures.session()
    expect(
      session,
      shows: """
         postings  postings  4 postings                                 1 with problems
         / to filter: words, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITLE                             TAGS             LOC   TYPE
          D 2020-02-03 Rédactrice                        Rédaction artic… fr    CDI
            2018-01-02 Rails developer                   Civic Tech +1    en    CDI
            2017-05-23 Stage 6 mois, affaires publiques  Rédaction ar… +2 fr    -
          !            broken.md 2: The quote " is neve… x                -     -









        ────────────────────────────────────────────────────────────────────────────────
         title      Rédactrice
         layout     job
         tags       Rédaction article
         type       CDI
         published  false
         draft.md
         Enter read  ? help  / filter  f facets  e edit  Space mark  q quit  m modify
        """)
  }

  @Test("narrows while a tag and a locale are typed") func filter() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("tag:civ locale:en")
    expect(
      session,
      shows: """
         postings  postings  1 of 4                                     1 with problems
        / tag:civ locale:en
            DATE↓      TITLE                             TAGS             LOC   TYPE
            2018-01-02 Rails developer                   Civic Tech +1    en    CDI












        ────────────────────────────────────────────────────────────────────────────────
         title      Rails developer
         layout     job
         tag        Civic Tech · Rails
         type       CDI
         published  true
         developer.md
         Enter ok  Esc give up  Tab complete  Up earlier  ^S save view
        """)
  }

  @Test("Esc gives the filter up, Enter keeps it, backslash clears it") func filterEnds() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("redac")
    #expect(session.lines[0].contains("2 of 4"))
    session.press("<Esc>")
    #expect(session.lines[0].contains("4 postings"))
    session.press("/")
    session.type("no:type")
    session.press("<Enter>")
    #expect(session.lines[0].contains("2 of 4"))
    #expect(session.lines[1].hasPrefix("/ no:type"))
    session.press("\\")
    #expect(session.lines[0].contains("4 postings"))
  }

  @Test("minus drops the last clause, Esc peels the filter off clause by clause") func clauses() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("locale:fr tag:civic -CDI")
    session.press("<Enter>-")
    #expect(session.lines[1] == "/ locale:fr tag:civic")
    session.press("<Esc>")
    #expect(session.lines[1] == "/ locale:fr")
    #expect(session.lines[0].contains("2 of 4"))
    session.press("<Esc>")
    #expect(session.lines[0].contains("4 postings"))
  }

  @Test("a filter that cannot be understood says so and leaves what was shown") func badFilter() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("locale:fr")
    let before = session.lines[0]
    session.type(" (")
    #expect(session.lines[0] == before)
    #expect(session.lines[2].hasPrefix("             ^ a word or field:value is expected here"))
  }

  @Test("a filter that keeps nothing says how to clear it") func nothing() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("zzz")
    #expect(session.screen.contains("Nothing matches"))
    session.press("<Enter><Enter>ejkGgg")
    #expect(session.end == nil)
  }

  @Test("the cursor stays on its posting when the filter goes") func cursorStays() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("rails")
    session.press("<Enter>j\\")
    session.press("<Enter>")
    #expect(session.lines[0].contains("developer.md"))
  }

  @Test("sorts by title, and again the other way") func sort() throws {
    let session = try Fixtures.session()
    session.press("st")
    #expect(Self.titles(session) == ["Rails", "Rédactrice", "Stage", "broken.md"])
    session.press("st")
    #expect(Self.titles(session).prefix(3) == ["Stage", "Rédactrice", "Rails"])
    session.press("sd")
    #expect(Self.titles(session) == ["Rédactrice", "Rails", "Stage", "broken.md"])
  }

  @Test("a click on a column's head sorts by it, a second click on a row opens it") func mouse() throws {
    let session = try Fixtures.session()
    session.click(x: 20, y: 2)
    #expect(Self.titles(session).first == "Rails")
    session.click(x: 20, y: 4)
    session.click(x: 20, y: 4)
    #expect(session.lines[0].contains("draft.md"))
  }

  @Test("marks are shown and counted, and Esc removes them before the filter") func marks() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("locale:fr")
    session.press("<Enter><Space><Space>")
    #expect(session.lines[0].contains("2 marked"))
    #expect(session.lines[3].contains("* D"))
    session.press("<Esc>")
    #expect(!session.lines[0].contains("marked"))
    #expect(session.lines[0].contains("2 of 4"))
  }

  @Test("a folder without postings says so, and survives every key") func empty() throws {
    let session = try Session([:])
    #expect(session.screen.contains("No posting here."))
    session.press("jkGgg<Enter>e<Space>*-\\stsdpJKfx<Space><Esc>u")
    #expect(session.end == nil)
    session.press("q")
    #expect(session.end == .quit)
  }

  @Test("a broken posting is read, not edited in a form") func broken() throws {
    let session = try Fixtures.session()
    session.press("Ge")
    #expect(session.lines[22].contains("E opens the file"))
    session.press("<Enter>")
    #expect(session.lines[0].contains("broken.md"))
    #expect(session.lines[1].contains("2:8"))
  }

  @Test("the help lists the keys of the screen and runs what is chosen") func help() throws {
    let session = try Fixtures.session()
    session.press("?")
    #expect(session.screen.contains("Keys: list"))
    session.type("facets")
    #expect(session.screen.contains("Filter by the values of fields"))
    session.press("<Enter>")
    #expect(session.screen.contains("LOCALE"))
  }

  @Test("after the first key of a sequence a box says what can follow") func whichKey() throws {
    let session = try Fixtures.session()
    session.press("s")
    #expect(session.screen.contains("Sort by date"))
    session.press("t")
    #expect(!session.screen.contains("Sort by date"))
  }

  private static func titles(_ session: Session) -> [String] {
    session.lines[3..<7].map { line in
      String(line.dropFirst(15).drop { $0 == " " }.prefix { $0 != " " })
    }
  }
}

@MainActor @Suite("Facets on the screen") struct FacetsScreenTests {
  @Test("a chosen value narrows, and the other facets count what is left") func toggled() throws {
    let session = try Fixtures.session()
    session.press("f<Space>")
    expect(
      session,
      shows: """
         postings  postings  2 of 4                                     1 with problems
         LOCALE
          [x] fr                                                2  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
          [ ] en                                                1  ▬▬▬▬▬▬▬▬▬▬
          [ ] (broken)                                          1  ▬▬▬▬▬▬▬▬▬▬
         STATE
          [ ] live                                              1  ▬▬▬▬▬▬▬▬▬▬
          [ ] draft                                             1  ▬▬▬▬▬▬▬▬▬▬
         TYPE
          [ ] CDI                                               1  ▬▬▬▬▬▬▬▬▬▬
          [ ] (empty)                                           1  ▬▬▬▬▬▬▬▬▬▬
         TAG
          [ ] Rédaction article                                 2  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
          [ ] Affaires publiques                                1  ▬▬▬▬▬▬▬▬▬▬
          [ ] Civic Tech                                        1  ▬▬▬▬▬▬▬▬▬▬







         draft.md
         Space choose  Enter ok  ! exclude  Tab next facet  / find  x drop  o order
        """)
  }

  @Test("an excluded value has a minus, and its own facet goes on counting it") func excluded() throws {
    let session = try Fixtures.session()
    session.press("f<Space>G!")
    expect(
      session,
      shows: """
         postings  postings  1 of 4                                     1 with problems
         LOCALE
          [x] fr                                                1  ▬▬▬▬▬▬▬▬▬▬
          [ ] (broken)                                          1  ▬▬▬▬▬▬▬▬▬▬
         STATE
          [ ] draft                                             1  ▬▬▬▬▬▬▬▬▬▬
         TYPE
          [ ] CDI                                               1  ▬▬▬▬▬▬▬▬▬▬
         TAG
          [ ] Rédaction article                                 2  ▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬
          [ ] Affaires publiques                                1  ▬▬▬▬▬▬▬▬▬▬
          [-] Civic Tech                                        1  ▬▬▬▬▬▬▬▬▬▬










         draft.md
         Space choose  Enter ok  ! exclude  Tab next facet  / find  x drop  o order
        """)
    session.press("<Enter>")
    expect(
      session,
      shows: """
         postings  postings  1 of 4                                     1 with problems
        / locale=fr -tag:"Civic Tech"
            DATE↓      TITLE                             TAGS             LOC   TYPE
          D 2020-02-03 Rédactrice                        Rédaction artic… fr    CDI












        ────────────────────────────────────────────────────────────────────────────────
         title      Rédactrice
         layout     job
         tags       Rédaction article
         type       CDI
         published  false
         draft.md
         Enter read  ? help  / filter  f facets  e edit  Space mark  q quit  m modify
        """)
  }

  @Test("two values of one facet are either of them") func either() throws {
    let session = try Fixtures.session()
    session.press("f<Space>j<Space>")
    #expect(session.lines[0].contains("3 of 4"))
    session.press("<Enter>")
    #expect(session.lines[1].hasPrefix("/ (locale=fr or locale=en)"))
  }

  @Test("x drops the choices of a facet, Space again drops one") func dropped() throws {
    let session = try Fixtures.session()
    session.press("f<Space>x")
    #expect(session.lines[0].contains("4 postings"))
    session.press("<Space><Space>")
    #expect(session.lines[0].contains("4 postings"))
  }

  @Test("a value is found by typing, blind to accents") func find() throws {
    let session = try Fixtures.session()
    session.press("f/")
    session.type("redac")
    #expect(session.screen.contains("Rédaction article"))
    #expect(!session.screen.contains("Affaires publiques"))
    session.press("<Enter><Space>")
    #expect(session.lines[0].contains("2 of 4"))
  }

  @Test("Tab goes from facet to facet") func tab() throws {
    let session = try Fixtures.session()
    session.press("f<Tab><Space>")
    #expect(session.screen.contains("[x] live"))
    session.press("<S-Tab><Space>")
    #expect(session.screen.contains("[x] en"))
  }
}
