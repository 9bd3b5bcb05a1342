import Foundation
import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("Acts on several postings") struct BulkActTests {
  private func modify(_ session: Session, _ line: String) {
    session.press("m")
    session.type(line)
    session.press("<Enter>")
  }

  @Test("a modify line shows each file’s change, writes them as one, and u gives back the first bytes") func modify()
    throws
  {
    let session = try BulkFixtures.session()
    session.press("*")
    modify(session, "locale=de tag+=\"Open Data\"")
    #expect(session.screen.contains("Write 3 files? locale=de"))
    #expect(session.screen.contains("1/3"))
    #expect(session.screen.contains("- locale: fr"))
    #expect(session.screen.contains("+ locale: de"))
    try BulkFixtures.expectUntouched(session)
    session.press("nn")
    #expect(session.screen.contains("3/3"))
    session.press("y")
    #expect(session.status.contains("3 files. u takes it back."))
    #expect(
      try session.text(of: "a.md")
        == BulkFixtures.first.replacing("locale: fr", with: "locale: de").replacing(
          "Rails #", with: "Rails, Open Data #"))
    #expect(
      try session.text(of: "b.md")
        == BulkFixtures.second.replacing("locale: fr", with: "locale: de").replacing(
          "rails]", with: "rails,  Open Data]"))
    #expect(session.screen.contains("de"))
    session.press("u")
    try BulkFixtures.expectUntouched(session)
    #expect(session.screen.contains("fr"))
    session.press("<C-r>")
    #expect(try session.text(of: "c.md").contains("locale: de"))
  }

  @Test("a line that cannot be read stays, with the reason") func badLine() throws {
    let session = try BulkFixtures.session()
    modify(session, "locale")
    #expect(session.screen.contains("“locale” lacks a sign"))
    session.type("=en")
    session.press("<Enter>")
    #expect(session.screen.contains("+ locale: en"))
  }

  @Test("keys and values complete, with their counts") func completion() throws {
    let session = try BulkFixtures.session()
    session.press("m")
    session.type("loc")
    session.press("<Tab>")
    #expect(session.screen.contains("> locale="))
    session.press("<Tab>")
    #expect(session.screen.contains("> locale=fr "))
    session.type("!sta")
    session.press("<Tab>")
    #expect(session.screen.contains("> locale=fr !status "))
    session.type("tag+=civ")
    session.press("<Down><Enter>")
    #expect(session.screen.contains("tag+=\"Civic Tech\""))
  }

  @Test("Space leaves a file out; Esc writes nothing") func leavingOut() throws {
    let session = try BulkFixtures.session()
    session.press("*")
    modify(session, "type=CDI")
    session.press("<Space>")
    #expect(session.screen.contains("Write 2 files?"))
    session.press("N")
    #expect(session.screen.contains("[left out] a.md"))
    session.press("<Esc>")
    try BulkFixtures.expectUntouched(session)
    #expect(session.status.contains("Nothing was written"))
    modify(session, "type=CDI")
    session.press("<Space>y")
    #expect(try session.bytes(of: "a.md") == Array(BulkFixtures.first.utf8))
    #expect(try session.text(of: "b.md").contains("type: CDI\r\n"))
  }

  @Test("a posting that cannot be read is refused with its reason, the others are written") func refusal() throws {
    let session = try BulkFixtures.session(broken: true)
    session.press("*")
    modify(session, "type=CDI")
    #expect(session.screen.contains("1 refused"))
    session.press("y")
    #expect(session.screen.contains("z.md"))
    #expect(session.status.contains("3 files, 1 refused"))
    session.press("<Esc>")
    #expect(try session.bytes(of: "z.md") == Array(BulkFixtures.broken.utf8))
    #expect(try session.text(of: "c.md").contains("type: CDI"))
  }

  @Test("a file that changed after it was shown is planned anew, and the other change stays") func changedMeanwhile()
    throws
  {
    let session = try BulkFixtures.session()
    session.press("*")
    modify(session, "type=CDI")
    try session.write(BulkFixtures.first.replacing("First", with: "Elsewhere"), to: "a.md")
    session.press("y")
    let text = try session.text(of: "a.md")
    #expect(text.contains("title: Elsewhere") && text.contains("type: CDI"))
    #expect(session.status.contains("1 changed elsewhere meanwhile and kept"))
  }

  @Test("what is so already is not written, and said") func alreadySo() throws {
    let session = try BulkFixtures.session()
    modify(session, "locale=fr")
    #expect(session.status.contains("it is so already"))
    #expect(session.app.app.screens.isEmpty)
  }

  @Test(". does the last act again on what is marked now") func again() throws {
    let session = try BulkFixtures.session()
    session.press(".")
    #expect(session.status.contains("Nothing to repeat"))
    modify(session, "type=Stage")
    session.press("yj.")
    #expect(session.screen.contains("+ type: Stage"))
    session.press("y")
    #expect(try session.text(of: "b.md").contains("type: Stage\r\n"))
    #expect(try session.bytes(of: "c.md") == Array(BulkFixtures.third.utf8))
  }

  @Test("P shows what would be written, in the site’s own words") func publishing() throws {
    let session = try BulkFixtures.session()
    session.press("P")
    #expect(session.screen.contains("status: closed"))
    session.press("j<Enter>")
    #expect(session.screen.contains("- status: open"))
    session.press("y")
    #expect(try session.text(of: "a.md") == BulkFixtures.first.replacing("status: open", with: "status: closed"))
    session.press("P")
    session.press("G<Enter>y")
    #expect(try session.bytes(of: "a.md") == Array(BulkFixtures.first.utf8))
  }

  @Test("the review at 80x24") func golden() throws {
    let session = try BulkFixtures.session()
    session.press("*")
    modify(session, "locale=de")
    expect(
      session,
      shows: """
         postings  postings  3 postings  3 marked
         / to filter: words, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITLE                             TAGS             LOC   TYPE
        *   2026-01-03 First                             Civic Tech +1    fr    -
        *   2026-01-02 Second                            Data +1          fr    -
        ┌─ Write 3 files? locale=de ───────────────────────────────────────────── 1/3 ─┐
        │ a.md                                                                         │
        │                                                                              │
        │   tag: Civic Tech, Rails # two                                               │
        │   status: open                                                               │
        │ - locale: fr                                                                 │
        │ + locale: de                                                                 │
        │   date: 2026-01-03                                                           │
        │   ---                                                                        │
        │                                                                              │
        │ 1 line changes, 7 stay byte for byte                                         │
        └──────────────────────────────────────────────────────────────────────────────┘
         title   First
         tag     Civic Tech · Rails
         status  open
         locale  fr
         date    2026-01-03

         y write  Esc back  n next file  Space leave out  N previous file  ? help
        """)
  }

  @Test("the review in French at 140x40") func french() throws {
    let session = try BulkFixtures.session(columns: 140, rows: 40, language: .french)
    session.press("*")
    modify(session, "locale=de")
    expect(
      session,
      shows: """
         postings  postings  3 offres  3 marquées
         / pour filtrer : mots, tag:x, locale:fr, -tag:x, no:tag
            DATE↓      TITRE                                TAGS             LNG   TYPE    │ title   First
        *   2026-01-03 First                                Civic Tech +1    fr    -       │ tag     Civic Tech · Rails
        *   2026-01-02 Second                               Data +1          fr    -       │ status  open
        * C 2026-01-01 Third                                Civic-Tech       en    -       │ locale  fr
                                                                                           │ date    2026-01-03
                                                                                           │ ──────────────────────────────────────────────────────
                                                                                           │ Body 1
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                       ┌─ Écrire 3 fichiers ? locale=de ────────────────────────────────────────────────────────────────────── 1/3 ─┐
                       │ a.md                                                                                                       │
                       │                                                                                                            │
                       │   tag: Civic Tech, Rails # two                                                                             │
                       │   status: open                                                                                             │
                       │ - locale: fr                                                                                               │
                       │ + locale: de                                                                                               │
                       │   date: 2026-01-03                                                                                         │
                       │   ---                                                                                                      │
                       │                                                                                                            │
                       │ 1 ligne change, 7 restent à l’octet près                                                                   │
                       └────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │
                                                                                           │

         y écrire  Esc retour  n fichier suiv.  Space écarter  N fichier préc.  ? aide
        """)
  }

  @Test("a thousand postings are changed and taken back as one") func thousand() throws {
    let session = try Session([:])
    for index in 0..<1000 {
      try session.write("---\ntitle: P\(index)\ntag: a, b\n---\nBody \(index)\n", to: "p\(index).md")
    }
    session.press("R*")
    modify(session, "tag+=c")
    #expect(session.screen.contains("Write 1000 files?"))
    session.press("y")
    #expect(session.status.contains("1000 files"))
    #expect(try session.text(of: "p999.md") == "---\ntitle: P999\ntag: a, b, c\n---\nBody 999\n")
    session.press("u")
    for index in [0, 500, 999] {
      #expect(try session.text(of: "p\(index).md") == "---\ntitle: P\(index)\ntag: a, b\n---\nBody \(index)\n")
    }
  }

  @Test("items of any list are added and taken out, in the form that each file has") func listItems() throws {
    let session = try Session([
      "a.md": "---\ntitle: A\nskills:\n  - go\n  - sql\n---\n", "b.md": "---\ntitle: B\nskills: [Go, java]\n---\n",
      "c.md": "---\ntitle: C\nskills: go\n---\n",
    ])
    session.press("*m")
    session.type("ski")
    session.press("<Tab>")
    #expect(session.screen.contains("> skills+="))
    session.type("rust skills-=go")
    session.press("<Enter>")
    #expect(session.screen.contains("Write 2 files?"))
    session.press("nn")
    #expect(session.screen.contains("“skills” is no list: set it with skills=…."))
    session.press("y")
    #expect(try session.text(of: "a.md") == "---\ntitle: A\nskills:\n  - sql\n  - rust\n---\n")
    #expect(try session.text(of: "b.md") == "---\ntitle: B\nskills: [java, rust]\n---\n")
    #expect(try session.text(of: "c.md") == "---\ntitle: C\nskills: go\n---\n")
  }
}
