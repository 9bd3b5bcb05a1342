import Postings
import PostingsTestSupport
import SystemPackage
import Testing

@MainActor @Suite("Drafts of forms") struct DraftScreenTests {
  private static func change(_ session: Session) {
    session.press("gg<Enter>")
    session.type(" X")
  }

  @Test("what is typed is kept before it is committed") func kept() throws {
    let session = try Fixtures.form()
    Self.change(session)
    let content = try #require(session.keptDrafts["seed.md"])
    #expect(content.base == Array(Fixtures.seed.utf8))
    let typed = Fixtures.seed.replacing("affaires publiques\nlayout", with: "affaires publiques X\nlayout")
    #expect(String(decoding: content.draft, as: UTF8.self).utf8.elementsEqual(typed.utf8))
  }

  @Test(
    "a draft is forgotten once it is saved, thrown away or taken back",
    arguments: ["<Enter>C-sy", "<Esc><Esc>n", "C-g", "<Enter>u", "<Enter>Qn"])
  func forgotten(keys: String) throws {
    let session = try Fixtures.form()
    Self.change(session)
    #expect(session.keptDrafts.count == 1)
    session.press(keys)
    #expect(session.keptDrafts.isEmpty)
  }

  @Test("what a crash left is offered at the next start, and restored as it was") func restored() throws {
    let crashed = try Fixtures.form()
    Self.change(crashed)
    let session = try crashed.crashAndStartAgain()
    #expect(
      session.screen.contains("A draft of seed.md, of 12:00, is kept") || session.screen.contains("A draft of seed.md"))
    session.press("r")
    #expect(session.lines[0].contains("1 changed: title"))
    #expect(session.lines[1].contains("publiques X"))
    #expect(session.lines[22].contains("restored"))
    #expect(session.keptDrafts.count == 1)
    session.press("C-sy")
    #expect(try session.text(of: "seed.md").contains("title: Stage 6 mois, affaires publiques X\n"))
    #expect(session.keptDrafts.isEmpty)
  }

  @Test("a draft can be dropped, or left for later and met again at its posting") func later() throws {
    let crashed = try Fixtures.form()
    Self.change(crashed)
    let session = try crashed.crashAndStartAgain()
    session.press("<Esc>")
    #expect(session.lines[22].contains("kept for later"))
    session.press("jje")
    #expect(session.screen.contains("A draft of seed.md"))
    session.press("<Esc>")
    #expect(session.lines[0].contains("no change"))
    session.press("<Esc>e")
    #expect(session.screen.contains("A draft of seed.md"))
    session.press("d")
    #expect(session.lines[0].contains("no change"))
    session.press("<Esc>e")
    #expect(session.lines[0].contains("Edit seed.md"))
    #expect(!session.screen.contains("A draft of"))
    let next = try session.crashAndStartAgain()
    #expect(!next.screen.contains("A draft of"))
  }

  @Test("a draft of a file that was changed meanwhile is merged with it") func merged() throws {
    let crashed = try Fixtures.form()
    Self.change(crashed)
    try crashed.write(Fixtures.seed.replacing("locale: fr", with: "locale: de"), to: "seed.md")
    let session = try crashed.crashAndStartAgain()
    session.press("r")
    #expect(session.lines[0].contains("1 changed: title"))
    #expect(session.screen.contains("locale     de"))
    session.press("C-sy")
    let text = try session.text(of: "seed.md")
    #expect(text.contains("publiques X\n") && text.contains("locale: de\n"))
  }

  @Test("a draft that clashes with the file opens the conflict screen") func clashing() throws {
    let crashed = try Fixtures.form()
    Self.change(crashed)
    try crashed.write(Fixtures.seed.replacing("Stage 6 mois", with: "Emploi"), to: "seed.md")
    let session = try crashed.crashAndStartAgain()
    session.press("r")
    #expect(session.screen.contains("changed on disk since you opened it"))
    session.press("m<Enter>")
    #expect(try session.text(of: "seed.md").contains("title: Stage 6 mois, affaires publiques X\n"))
  }
}
