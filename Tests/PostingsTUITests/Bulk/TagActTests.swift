import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("Tags of several postings") struct TagActTests {
  @Test("the picker shows tags on all, some and none, and flips them") func triState() throws {
    let session = try BulkFixtures.session()
    session.press("*t")
    #expect(session.screen.contains("Tags of 3 postings"))
    #expect(session.screen.lowercased().contains("[-] rails  on 2 of 3"))
    #expect(session.screen.contains("[-] Civic Tech  on 1 of 3"))
    #expect(session.screen.contains("~ Civic Tech"))
    session.press("<Space>")
    #expect(session.screen.lowercased().contains("[x] rails"))
    session.press("<Enter>")
    session.press("y")
    #expect(try session.bytes(of: "a.md") == Array(BulkFixtures.first.utf8))
    #expect(try session.bytes(of: "b.md") == Array(BulkFixtures.second.utf8))
    #expect(try session.text(of: "c.md").lowercased().contains("  - civic-tech\n  - rails\n"))
    session.press("u")
    try BulkFixtures.expectUntouched(session)
  }

  @Test("typing finds without accents and blanks; a blank that goes on with a tag is text") func finding() throws {
    let session = try BulkFixtures.session()
    session.press("t")
    session.type("civic ")
    #expect(session.screen.contains("> civic "))
    session.press("<C-u>")
    session.type("dat ")
    #expect(session.screen.contains("[x] Data"))
    session.press("<C-u><Enter>")
    #expect(session.screen.contains("+ tag: Civic Tech, Rails, Data # two"))
  }

  @Test("a new tag that looks like another says so before it is made") func creating() throws {
    let session = try BulkFixtures.session()
    session.press("t")
    session.type("+civic tech")
    #expect(session.screen.contains("new: “civic tech”  looks like “Civic Tech”"))
    session.press("<C-u>")
    session.type("+Open Data")
    session.press("<Enter>")
    #expect(session.screen.contains("[x] Open Data"))
    session.press("<Enter>y")
    #expect(try session.text(of: "a.md").contains("tag: Civic Tech, Rails, Open Data # two"))
  }

  @Test("a tag is taken out of all in each one’s own form") func removing() throws {
    let session = try BulkFixtures.session()
    session.press("*t<Space><Space><Enter>y")
    #expect(try session.text(of: "a.md") == BulkFixtures.first.replacing(", Rails", with: ""))
    #expect(try session.text(of: "b.md") == BulkFixtures.second.replacing(",  rails", with: ""))
    #expect(try session.bytes(of: "c.md") == Array(BulkFixtures.third.utf8))
  }

  @Test("all tags: counts, look-alikes, rename, merge, drop, filter") func taxonomy() throws {
    let session = try BulkFixtures.session()
    session.press("gt")
    #expect(session.screen.contains("5 tags"))
    session.press("~")
    #expect(session.screen.contains("4 of 5 tags  that look alike"))
    #expect(session.screen.lowercased().contains("rails  ~ rails"))
    session.press("<Esc>/")
    session.type("civictech")
    session.press("<Enter>")
    session.press("jm")
    session.press("<Enter>")
    #expect(session.screen.contains("Civic-Tech → Civic Tech"))
    session.press("y")
    #expect(try session.text(of: "c.md").contains("  - Civic Tech\n"))
    session.press("<Esc>")
    #expect(session.screen.contains("4 tags"))
    session.press("/")
    session.type("data")
    session.press("<Enter>r")
    session.press("<C-u>")
    session.type("Open Data")
    session.press("<Enter>y")
    #expect(try session.text(of: "b.md") == BulkFixtures.second.replacing("Data", with: "Open Data"))
    session.press("<Esc>/")
    session.type("open")
    session.press("<Enter><Enter>")
    #expect(session.lines[1].contains("tag:\"Open Data\""))
    #expect(session.lines[0].contains("1 of 3"))
  }

  @Test("a new name that looks like another tag, or is one, says so; u takes the renaming back in place")
  func renaming() throws {
    let session = try BulkFixtures.session()
    session.press("gt/")
    session.type("data")
    session.press("<Enter>r<C-u>")
    session.type("civictech")
    #expect(session.screen.contains("looks like “Civic"))
    session.press("<C-u>")
    session.type("Civic Tech")
    #expect(session.screen.contains("“Civic Tech” is there already (1): the two become one"))
    session.press("<Enter>y")
    #expect(try session.text(of: "b.md").contains("Civic Tech"))
    // What was searched for is there no longer.
    #expect(session.screen.contains("No such tag."))
    session.press("u")
    try BulkFixtures.expectUntouched(session)
    #expect(!session.screen.contains("No such tag."))
  }

  @Test("marks that a search hides are not merged, and are gone once something was done") func hiddenMarks() throws {
    let session = try BulkFixtures.session()
    session.press("gt")
    session.press("gg<Space><Space>")
    #expect(session.lines[1].contains("2 marked"))
    session.press("/")
    session.type("data")
    session.press("<Enter>")
    #expect(!session.lines[1].contains("marked"))
    session.press("d")
    #expect(session.screen.contains("Write 1 files? drop Data") || session.screen.contains("drop Data"))
    session.press("y<Esc>")
    #expect(!session.lines[1].contains("marked"))
  }

  @Test("d in the list of tags drops the marked ones everywhere, after a review, and u brings them back")
  func dropping() throws {
    let session = try BulkFixtures.session()
    session.press("gt/")
    session.type("civic")
    session.press("<Enter><Space><Space>d")
    #expect(session.screen.contains("Write 2 files? drop"))
    try BulkFixtures.expectUntouched(session)
    session.press("y")
    #expect(try session.text(of: "a.md") == BulkFixtures.first.replacing("Civic Tech, ", with: ""))
    #expect(try session.bytes(of: "b.md") == Array(BulkFixtures.second.utf8))
    #expect(try !session.text(of: "c.md").contains("Civic"))
    session.press("<Esc><Esc><Esc>u")
    try BulkFixtures.expectUntouched(session)
  }
}
