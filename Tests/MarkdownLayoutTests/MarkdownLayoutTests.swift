import Testing

@testable import MarkdownLayout

@Suite("Markdown as lines")
struct MarkdownLayoutTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var markdown: String
    var width: Int
    var lines: String

    init(_ name: String, width: Int = 40, _ markdown: String, _ lines: String) {
      testDescription = name
      self.markdown = markdown
      self.width = width
      self.lines = lines
    }
  }

  static let examples = [
    Example("nothing", "", ""),
    Example("soft breaks are joined", "one\ntwo\r\nthree", "one two three"),
    Example("hard breaks stay", "one  \ntwo\\\nthree", "one\ntwo\nthree"),
    Example("Japanese lines are joined without a space", "日本語の\n段落", "日本語の段落"),
    Example("Korean lines are joined with one", "한국어\n문장", "한국어 문장"),
    Example("entities", "caf&eacute; &lt;b&gt; &#169;", "café <b> ©"),
    Example("an escape as an entity", "a&#27;[31m &#x9b; &#x202e;", "a^[[31m <9B> <U+202E>"),
    Example(
      "headings", "# One\n\n## Two *words*\n\n### Three",
      """
      One
      ═══

      Two words
      ─────────

      Three
      """),
    Example(
      "a quote in a quote, wrapped", width: 20, "> one two three four five\n>\n> > inner quote that is long",
      """
      │ one two three four
      │ five
      │
      │ │ inner quote that
      │ │ is long
      """),
    Example("two quotes are apart", "> a\n\n<!-- -->\n\n> b", "│ a\n\n<!-- -->\n\n│ b"),
    Example(
      "a tight list, wrapped and nested", width: 16, "- one two three four\n- b\n  - c d e f g h i j k\n- d",
      """
      • one two three
        four
      • b
        • c d e f g h
          i j k
      • d
      """),
    Example("a loose list", "- a\n\n- b\n\n  c", "• a\n\n• b\n\n  c"),
    Example("numbers are aligned", "9. a\n1. b\n   - c", " 9. a\n10. b\n    • c"),
    Example("tasks", "- [x] done\n- [ ] open\n- none", "[x] done\n[ ] open\n  • none"),
    Example("an empty item", "- a\n-\n- c", "• a\n•\n• c"),
    Example("a quote in a list in a quote", "> - a\n>   > b", "│ • a\n│   │ b"),
    Example(
      "code keeps its lines, tabs become spaces", "```swift\nif a {\r\n\tb\n\n}\n```\n\n    more",
      "  if a {\n      b\n\n  }\n\n  more"),
    Example(
      "code that is too long goes on with a mark", width: 20, "```\nabc def ghi jkl mno pqr\n```",
      "  abc def ghi jkl\n  » mno pqr"),
    Example("a rule", width: 10, "a\n\n***\n\nb", "a\n\n──────────\n\nb"),
    Example(
      "HTML as it is", "<div>\n  <b>x</b>\n</div>\n\na <i>b</i><br>c", "<div>\n  <b>x</b>\n</div>\n\na <i>b</i><br>\nc"),
    Example(
      "Liquid as it is, tags on their own lines", "{% if a %}\n{{ page.x_y_z }}\n{% endif %}",
      "{% if a %}\n{{ page.x_y_z }}\n{% endif %}"),
    Example("footnotes", "a[^n] b[^m]\n\n[^m]: second\n[^n]: first", "a[^1] b[^2]\n\n[^1] first\n\n[^2] second"),
    Example(
      "links and images are numbered, equal ones alike", width: 60,
      "[a](/x) ![i](/i.png) [b](/x) ![](/p/q.png) [](/e) [n]()",
      """
      a[1] ![i][2] b[1] ![q.png][3] e[4] n

      ────────────────────────────────────────────────────────────
      [1] /x
      [2] /i.png
      [3] /p/q.png
      [4] /e
      """),
    Example(
      "bare addresses are links, without a place in the list", width: 80,
      "See https://a.b/c_d_(e)?f=g). Or www.a.b, me@a.b. <https://c.d> xhttp://no @no no@no http:// é@a.b",
      "See https://a.b/c_d_(e)?f=g[1]). Or www.a.b[2], me@a.b[3]. https://c.d[4]\n"
        + "xhttp://no @no no@no http:// é@a.b"),
    Example(
      "an address ends before Chinese and before a quote", "https://a.b/é。次 «https://a.b/»",
      "https://a.b/é[1]。次 «https://a.b/[2]»"),
    Example(
      "a table that fits", "| Name | Price | C |\n|---|--:|:-:|\n| é日 | 1 | mid |\n| x |",
      """
      Name │ Price │  C
      ─────┼───────┼────
      é日  │     1 │ mid
      x    │       │
      """),
    Example(
      "a table whose cells are wrapped", width: 30,
      "|a|b|\n|-|-|\n|one|a long cell with many words in it|\n|`c`|[l](/x)|",
      """
      a   │ b
      ────┼─────────────────────────
      one │ a long cell with many
          │ words in it
      c   │ l[1]

      ──────────────────────────────
      [1] /x
      """),
    Example(
      "a table in too narrow a room", width: 20,
      "|Name|City|Salary|\n|-|-|-|\n|Ann|Paris and Lyon|10|\n|Bo|Oslo|20|",
      """
      Name   │ Ann
      City   │ Paris and
             │ Lyon
      Salary │ 10
      ───────┼────────────
      Name   │ Bo
      City   │ Oslo
      Salary │ 20
      """),
  ]

  @Test("Markdown is laid out for reading", arguments: examples)
  func layout(_ example: Example) {
    #expect(lines(example.markdown, example.width) == example.lines)
  }

  @Test("the seed's body at 40 columns")
  func seedBody() {
    let body = """
      ## Votre mission

       Au centre d’une équipe de 5 personnes, vous interviendrez sur différents types de missions :

       * Contacter des interlocuteurs publics pour leur présenter nos offres.
       * Rédaction d’articles.

      Envoyez vos candidatures (CV + email) à [contact@osp.eu ](mailto:contact@osp.eu) [ici](https://osp.eu/jobs)
      """
    #expect(
      lines(body, 40) == """
        Votre mission
        ─────────────

        Au centre d’une équipe de 5 personnes,
        vous interviendrez sur différents types
        de missions :

        • Contacter des interlocuteurs publics
          pour leur présenter nos offres.
        • Rédaction d’articles.

        Envoyez vos candidatures (CV + email) à
        contact@osp.eu [1] ici[2]

        ────────────────────────────────────────
        [2] https://osp.eu/jobs
        """)
  }

  @Test("styles say what a piece is, and combine")
  func styles() {
    let line = MarkdownDocument(Array("## A *b **c*** `d` ~~e~~ [f **g**](/x) {{ h }}".utf8)).layout(width: 80)[0]
    let expected: [(String, MarkdownStyle.Traits, UInt32)] = [
      ("A ", [], 0), ("b ", .emphasis, 0), ("c", [.emphasis, .strong], 0), (" ", [], 0), ("d", .code, 0),
      (" ", [], 0), ("e", .strikethrough, 0), (" ", [], 0), ("f ", .link, 1), ("g", [.link, .strong], 1),
      ("[1]", .linkNumber, 1), (" ", [], 0), ("{{ h }}", .markup, 0),
    ]
    #expect(
      line.spans == expected.map { MarkdownSpan($0.0, MarkdownStyle($0.1, headingLevel: 2, link: $0.2)) })
  }

  @Test("what stands before a line has its own style")
  func prefixStyles() {
    let layout = MarkdownDocument(Array("- [x] a\n- [ ] b\n\n> - c".utf8)).layout(width: 80)
    #expect(layout[0].spans.map(\.style.traits) == [.taskDone, []])
    #expect(layout[1].spans.map(\.style.traits) == [.taskOpen, []])
    #expect(layout[3].spans.map(\.style.traits) == [.quote, .listMarker, .quote])
  }

  @Test("code of a known language shows its comments, strings and keywords")
  func highlighting() {
    let layout = MarkdownDocument(Array("```swift\nlet a = \"x\\\"y\" // c\n```\n\n```zz\nlet\n```".utf8)).layout(
      width: 80)
    let expected: [(String, MarkdownStyle.Traits)] = [
      ("  ", []), ("let", .codeKeyword), (" a = ", []), ("\"x\\\"y\"", .codeString), (" ", []), ("// c", .codeComment),
    ]
    #expect(layout[0].spans == expected.map { MarkdownSpan($0.0, MarkdownStyle($0.1.union(.codeBlock))) })
    #expect(layout[2].spans.allSatisfy { $0.style.traits == .codeBlock })
  }

  @Test("links can be followed by number")
  func links() {
    let document = MarkdownDocument(Array("[a *b*](/x%20y) ![c](/d.png) <me@a.b> www.e.f [again](/x%20y)".utf8))
    #expect(
      document.links == [
        MarkdownLink(number: 1, text: "a b", destination: "/x%20y", isImage: false, isShownInText: false),
        MarkdownLink(number: 2, text: "c", destination: "/d.png", isImage: true, isShownInText: false),
        MarkdownLink(number: 3, text: "me@a.b", destination: "mailto:me@a.b", isImage: false, isShownInText: true),
        MarkdownLink(number: 4, text: "www.e.f", destination: "http://www.e.f", isImage: false, isShownInText: true),
      ])
  }

  @Test("headings give the lines of an outline, at each width")
  func headings() {
    let document = MarkdownDocument(Array("# One\n\ntext that is long\n\n## *Two*\n\n### Three".utf8))
    #expect(
      document.layout(width: 8).headings == [
        MarkdownHeading(level: 1, text: "One", line: 0), MarkdownHeading(level: 2, text: "Two", line: 7),
        MarkdownHeading(level: 3, text: "Three", line: 10),
      ])
    #expect(document.layout(width: 80).headings.map(\.line) == [0, 5, 8])
  }

  @Test("a line tells where its block stands in the source")
  func sourceLines() {
    let layout = MarkdownDocument(Array("a\n\n```\nx\ny\n```\n\n- b\n- c\n\n<p>\n</p>".utf8)).layout(width: 80)
    #expect(layout.map(\.text) == ["a", "", "  x", "  y", "", "• b", "• c", "", "<p>", "</p>"])
    #expect(layout.map(\.sourceLine) == [1, 4, 4, 5, 8, 8, 9, 11, 11, 12])
  }

  @Test("a search is blind to case and accents, and says which columns it found")
  func search() {
    let layout = MarkdownDocument(Array("> Œuvre de Rédaction\n\n日本 rédaction REDACTION".utf8)).layout(width: 80)
    #expect(
      layout.matches(of: Array("redaction".utf8)) == [
        MarkdownMatch(line: 0, columns: 11..<20), MarkdownMatch(line: 2, columns: 5..<14),
        MarkdownMatch(line: 2, columns: 15..<24),
      ])
    #expect(layout.matches(of: Array("e".utf8)).first == MarkdownMatch(line: 0, columns: 2..<3))
    #expect(layout.matches(of: []).isEmpty)
  }

  private func lines(_ markdown: String, _ width: Int) -> String {
    MarkdownDocument(Array(markdown.utf8)).layout(width: width)
      .map { line in String(line.text.reversed().drop { $0 == " " }.reversed()) }
      .joined(separator: "\n")
  }
}
