import PostingsLanguage
import PostingsTestSupport
import Testing

@MainActor @Suite("Links, outline and languages of a posting") struct LinkTests {
  static let first = """
    ---
    title: First
    date: 2020-01-02
    ---
    # Début

    See [the other](other.md), [the site](https://example.org/a?x=1), [mail](mailto:a@example.org),
    [bad](javascript:alert), [lost](nowhere.md), [down](#fin).

    {% post_url 2020-01-01-news %}

    \((1...40).map { "Line \($0).\n\n" }.joined())
    ## Fin

    The end.

    """

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Session {
    try Session(
      [
        "first.md": first, "other.md": "---\ntitle: Other\ndate: 2019-01-01\n---\nBack to [first](first.md).\n",
        "_posts/2020-01-01-news.md": "---\ntitle: News\n---\nSome news.\n",
      ], columns: columns, rows: rows, language: language)
  }

  @Test("a digit follows a link to another posting, and Esc comes back to the same line") func toPosting() throws {
    let session = try Self.session()
    session.press("<Enter>jj")
    let before = session.lines
    session.press("1")
    #expect(session.lines[0].contains("other.md"))
    session.press("1")
    #expect(session.lines[0].contains("first.md"))
    session.press("<Esc><Esc>")
    #expect(session.lines == before)
  }

  @Test("a tag of a site builder is followed too") func tag() throws {
    let session = try Self.session()
    session.press("<Enter>7")
    #expect(session.screen.contains("Some news."))
  }

  @Test("an address is shown whole, and opened only after a yes") func address() throws {
    let session = try Self.session()
    session.press("<Enter>2")
    #expect(session.screen.contains("https://example.org/a?x=1"))
    #expect(session.openedAddresses.isEmpty)
    session.press("<Esc>")
    #expect(session.openedAddresses.isEmpty)
    session.press("2y")
    #expect(session.openedAddresses == ["https://example.org/a?x=1"])
    session.press("3y")
    #expect(session.openedAddresses.last == "mailto:a@example.org")
  }

  @Test("other schemes, dead links and numbers beyond are refused in words") func refused() throws {
    let session = try Self.session()
    session.press("<Enter>4")
    #expect(session.screen.contains("Addresses of the kind “javascript:” are not opened"))
    session.press("5")
    #expect(session.screen.contains("No posting here answers to “nowhere.md”"))
    session.press("9")
    #expect(session.screen.contains("There is no link 9 here"))
    #expect(session.openedAddresses.isEmpty)
  }

  @Test("a link to a heading goes there") func heading() throws {
    let session = try Self.session()
    session.press("<Enter>6")
    #expect(session.lines[1...].joined().contains("The end."))
  }

  @Test("l lists all links with their addresses; typing a number takes that one") func picker() throws {
    let session = try Self.session()
    session.press("<Enter>l")
    #expect(session.screen.contains("[4] bad"))
    #expect(session.screen.contains("javascript:alert"))
    session.type("1")
    session.press("<Enter>")
    #expect(session.lines[0].contains("other.md"))
  }

  @Test("o lists the headings, indented, and goes to the chosen one") func outline() throws {
    let session = try Self.session()
    session.press("<Enter>o")
    #expect(session.screen.contains("Début"))
    #expect(session.screen.contains("  Fin"))
    session.type("fin")
    session.press("<Enter>")
    #expect(session.screen.contains("The end."))
  }

  @Test("a posting opens again where it was left") func place() throws {
    let session = try Self.session()
    session.press("<Enter><PgDn>j")
    let before = session.lines
    session.press("q<Enter>")
    #expect(session.lines == before)
    session.press("JK")
    #expect(session.lines == before)
    session.press("q")
    session.resize(columns: 60, rows: 20)
    session.press("<Enter>")
    #expect(session.lines[1] != "")
  }

  @Test("n says when there is nothing to find") func nothingFound() throws {
    let session = try Self.session()
    session.press("<Enter>n")
    #expect(session.screen.contains("Nothing is sought"))
    session.press("/")
    session.type("xyzzy")
    session.press("<Enter>n")
    #expect(session.screen.contains("“xyzzy” is not found."))
  }

  @Test("the head says in which languages it is there, and L goes to another", arguments: Language.allCases)
  func languages(language: Language) throws {
    let session = try Session(
      [
        "a.fr.md": "---\ntitle: Offre\ndate: 2021-01-01\n---\nTexte\n",
        "a.en.md": "---\ntitle: Offer\ndate: 2020-01-01\n---\nText\n",
        "b.es.md": "---\ntitle: Oferta\ndate: 2019-01-01\n---\nTexto\n",
      ], language: language)
    session.press("<Enter>")
    #expect(session.screen.contains(language("fr   en: older   es: none", "fr   en: plus ancienne   es: aucune")))
    session.press("L")
    #expect(session.lines[0].contains("a.en.md"))
    session.press("q")
    #expect(session.lines[0].contains("a.fr.md"))
    session.press("qG<Enter>L")
    #expect(session.screen.contains(language("one language only", "qu’en une seule langue")))
  }

  @Test("links look well on the smallest screen") func small() throws {
    let session = try Self.session(columns: 40, rows: 12)
    session.press("<Enter>")
    session.type("l")
    for line in session.lines { #expect(line.count <= 40) }
    #expect(session.screen.contains("[1]"))
    session.press("<Down><Enter>")
    #expect(session.screen.contains("https://example.org/a?x=1"))
  }
}
