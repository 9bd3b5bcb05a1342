import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("Marks") struct MarkTests {
  private func marked(_ session: Session) -> Int { session.app.app.list.marks.count }

  @Test("Space marks and goes down; the status line says what the keys act on") func space() throws {
    let session = try BulkFixtures.session()
    session.press("<Space><Space>")
    #expect(marked(session) == 2)
    #expect(session.status == " 2 marked: e m t P d act on all 2.")
    session.press("<Esc>")
    #expect(marked(session) == 0)
  }

  @Test("v marks a range that follows the cursor, Esc gives it up, v keeps it") func range() throws {
    let session = try BulkFixtures.session()
    session.press("vjj")
    #expect(marked(session) == 3)
    session.press("k")
    #expect(marked(session) == 2)
    session.press("<Esc>")
    #expect(marked(session) == 0)
    session.press("ggvjv")
    session.press("j")
    #expect(marked(session) == 2)
  }

  @Test("Shift and the arrows mark, and the next move leaves the marks") func loose() throws {
    let session = try BulkFixtures.session()
    session.press("<S-Down><S-Down><S-Up>")
    #expect(marked(session) == 2)
    session.press("G")
    #expect(marked(session) == 2)
  }

  @Test("* marks what is shown, ~ inverts, M marks by query") func many() throws {
    let session = try BulkFixtures.session()
    session.press("*")
    #expect(marked(session) == 3)
    session.press("*<Space>~")
    #expect(marked(session) == 2)
    session.press("<Esc>M")
    session.type("locale:fr")
    session.press("<Enter>")
    #expect(marked(session) == 2)
    #expect(session.status.contains("2 marked by the query"))
  }

  @Test("what the filter hides is never acted on, and that is said") func hidden() throws {
    let session = try BulkFixtures.session()
    session.press("*/")
    session.type("locale:en")
    session.press("<Enter>")
    #expect(session.status == " 1 marked: e m t P d act on it; 2 more, hidden, stay as they are.")
    session.press("m")
    session.type("type=CDI")
    session.press("<Enter>y")
    #expect(try session.bytes(of: "a.md") == Array(BulkFixtures.first.utf8))
    #expect(try session.bytes(of: "b.md") == Array(BulkFixtures.second.utf8))
    #expect(try session.text(of: "c.md").contains("\ntype: CDI\n"))
  }

  @Test("an act without a visible mark says why it does nothing") func allHidden() throws {
    let session = try BulkFixtures.session()
    session.press("<Space>/")
    session.type("Third")
    session.press("<Enter>m")
    #expect(session.status.contains("The filter hides all 1 marked"))
  }
}
