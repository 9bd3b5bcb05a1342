@testable import Postings
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import SystemPackage
import Testing

@MainActor @Suite("The filter line") struct FilterScreenTests {
  private func titles(_ session: Session) -> [String] {
    session.app.app.list.rows.map { session.app.app.collection.table.title($0) ?? "-" }
  }

  @Test("shows under the place what was expected there, and leaves the last good result standing")
  func error() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("rails (")
    #expect(session.lines[1].hasPrefix("/ rails ("))
    #expect(session.lines[2].hasPrefix("         ^ a word or field:value is expected here"))
    #expect(titles(session) == ["Rails developer"])
    session.type("tag:")
    #expect(session.lines[2].hasPrefix("             ^ a value is expected after “tag”"))
    session.type("civ)")
    #expect(session.lines[2].contains("TITLE") && titles(session) == ["Rails developer"])
    session.press("C-u")
    session.type("(is:gone or rails)")
    #expect(session.lines[2] == "      ^")
    #expect(session.lines[3].hasPrefix(" “gone” is no state: draft, scheduled, live"))
    let narrow = try Fixtures.session(columns: 40, rows: 12)
    narrow.press("/")
    narrow.type("is:gone")
    #expect(narrow.lines[2] == "     ^")
    #expect(narrow.lines[3] == " “gone” is no state: draft, scheduled, …")
  }

  @Test(
    "every state works, and a lone date is its period",
    arguments: [
      ("is:broken", ["-"]), ("is:draft", ["Rédactrice"]), ("is:duplicate", []), ("is:scheduled", []),
      ("is:expired", []),
      ("is:live", ["Rails developer", "Stage 6 mois, affaires publiques"]), ("date:2018-01", ["Rails developer"]),
      ("date=2017", ["Stage 6 mois, affaires publiques"]), ("date:2017-05-23", ["Stage 6 mois, affaires publiques"]),
      ("date:2018-01-02..2020-02", ["Rédactrice", "Rails developer"]),
    ])
  func clauses(query: String, expected: [String]) throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type(query)
    #expect(titles(session).map { $0.hasPrefix("Nowhere") ? "-" : $0 } == expected)
  }

  @Test("searches bodies, combined with other clauses and negated, and again what was changed")
  func bodies() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("body:ruby")
    #expect(titles(session) == ["Rails developer"])
    session.press("C-u")
    session.type("-body:ruby no:zzz -is:broken")
    #expect(titles(session) == ["Rédactrice", "Stage 6 mois, affaires publiques"])
    session.press("C-u")
    session.type("body:texte locale:fr")
    session.press("<Enter>")
    #expect(titles(session) == ["Rédactrice", "Stage 6 mois, affaires publiques"])
    try session.write(
      "---\ntitle: Rails developer\nlocale: fr\ndate: 2018-01-02\n---\nDes textes.\n", to: "developer.md")
    session.press("R")
    #expect(titles(session) == ["Rédactrice", "Rails developer", "Stage 6 mois, affaires publiques"])
    session.press("\\")
    #expect(session.app.app.list.bodies.running == nil && titles(session).count == 4)
  }

  @Test("the best match comes first, until an order is chosen") func ranking() throws {
    let session = try Session([
      "a.md": "---\ntitle: Comparis\ndate: 2020-01-04\n---\n",
      "b.md": "---\ntitle: Parisienne\ndate: 2020-01-03\n---\n",
      "c.md": "---\ntitle: Paris\ndate: 2020-01-02\n---\n",
      "d.md": "---\ntitle: Autre\ntags: [paris]\ndate: 2020-01-01\n---\n",
    ])
    session.press("/")
    session.type("paris")
    #expect(titles(session) == ["Paris", "Autre", "Parisienne", "Comparis"])
    #expect(session.lines[1].hasSuffix("best first"))
    session.press("<Enter>sd")
    #expect(titles(session) == ["Comparis", "Parisienne", "Paris", "Autre"])
    #expect(!session.lines[1].hasSuffix("best first"))
    session.press("/")
    session.type("ien")
    #expect(titles(session) == ["Parisienne"])
    session.press("C-u")
    session.type("parsienne")
    #expect(titles(session) == ["Parisienne"])
    #expect(session.lines[1].hasSuffix("no exact match: near ones"))
    session.press("C-u")
    session.type("\"parsienne\"")
    #expect(titles(session) == [])
  }

  @Test("goes back to filters of before") func history() throws {
    let session = try Fixtures.session()
    for text in ["rails", "stage"] {
      session.press("/")
      session.type(text)
      session.press("<Enter>\\")
    }
    session.press("/")
    session.type("x")
    session.press("<Up>")
    #expect(session.lines[1].hasPrefix("/ stage"))
    session.press("<Up><Up>")
    #expect(session.lines[1].hasPrefix("/ rails") && titles(session) == ["Rails developer"])
    session.press("<Down><Down>")
    #expect(session.lines[1].hasPrefix("/ x"))
  }

  @Test("completes names and values, with how many have them") func completion() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("lo")
    session.press("<Tab>")
    #expect(session.lines[1].hasPrefix("/ locale:"))
    session.press("<Tab>")
    #expect(session.lines[1].hasPrefix("/ locale:fr") && titles(session).count == 2)
    #expect(session.lines[2...6].joined(separator: "\n").contains("│ fr") && session.lines[4].contains("en"))
    session.press("<Tab>")
    #expect(session.lines[1].hasPrefix("/ locale:en") && titles(session) == ["Rails developer"])
    session.press("<Esc>")
    #expect(session.lines[1].hasPrefix("/ locale:") && !session.lines[1].contains("en"))
    session.press("C-u")
    session.type("-tag:publ")
    session.press("<Tab>")
    #expect(session.lines[1].hasPrefix("/ -tag:\"Affaires publiques\""))
    session.type(" is:dr")
    session.press("<Tab><Enter>")
    #expect(session.lines[1].hasPrefix("/ -tag:\"Affaires publiques\" is:draft") && titles(session) == ["Rédactrice"])
  }

  @Test("copies the query as a command, the path and the title") func copying() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("tag:civic l'eau or rails")
    session.press("<Enter>yc")
    let root = session.app.app.collection.roots[0].string
    #expect(session.copied == "postings list \(root) --query 'tag:civic l'\\''eau or rails'")
    #expect(session.screen.contains("Copied: postings list"))
    session.press("yp")
    #expect(session.copied == root + "/developer.md")
    session.press("yt")
    #expect(session.copied == "Rails developer")
    session.press("\\yc")
    #expect(session.copied == "postings list \(root) --sort date:desc")
  }

  @Test("is saved as a view under a name that is asked for") func view() throws {
    let session = try Fixtures.session()
    session.press("/")
    session.type("tag:civic")
    session.press("C-s")
    #expect(session.screen.contains(":view save"))
    session.type("Civic")
    session.press("<Enter>")
    #expect(try session.text(of: ".postings.yml").contains("tag:civic"))
  }

  @Test("facets count any field with few values, and one that is added") func facets() throws {
    let session = try Session([
      "a.md": "---\ntitle: A\nlayout: job\nsalary: 1\n---\n", "b.md": "---\ntitle: B\nlayout: job\nsalary: 2\n---\n",
      "c.md": "---\ntitle: C\nlayout: page\nsalary: 3\n---\n", "d.md": "---\ntitle: D\nlayout: page\nsalary: 4\n---\n",
      "e.md": "---\ntitle: E\nlayout:\n---\n", "f.md": "---\ntitle: F\n---\n", "g.md": "---\ntitle: \"G\n---\n",
    ])
    session.press("f")
    #expect(session.screen.contains("LAYOUT") && !session.screen.contains("SALARY"))
    for text in ["job", "page", "(missing)", "(empty)", "(broken)"] { #expect(session.screen.contains(text)) }
    session.press("a")
    session.type("sal")
    session.press("<Enter>")
    #expect(session.screen.contains("SALARY"))
    session.press("<Space><Enter>")
    #expect(titles(session) == ["A"])
  }

  @Test("what could not be read is listed") func failures() throws {
    let session = try Fixtures.session()
    session.press("gu")
    #expect(session.screen.contains("Every file and folder could be read."))
    let path = session.app.app.collection.roots[0].appending("closed")
    session.app.receive(.couldNotRead(CollectionScan.Failure(path: path, errno: 13, isRoot: false)))
    session.press("gu")
    #expect(session.screen.contains("closed") && session.screen.contains("permission denied"))
  }
}
