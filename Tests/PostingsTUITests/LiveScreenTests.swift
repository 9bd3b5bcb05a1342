import Foundation
import Postings
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

/// What other programs do to the files, on the screen.
@MainActor @Suite struct LiveScreenTests {
  private let seedName = "seed.md"

  @Test func `A change on the disk is shown in place, with the cursor on its posting, the marks and the filter kept`()
    throws
  {
    let session = try Fixtures.session()
    session.press("G")
    session.press("<Space>")
    session.type("/title:stage")
    session.press("<Enter>")
    try session.write(Fixtures.seed.replacing("Stage 6 mois", with: "Stage de nuit"), to: seedName)
    try session.write(Fixtures.seed.replacing("Stage 6 mois", with: "Stage neuf"), to: "new.md")
    session.touch([seedName, "new.md"])
    #expect(session.screen.contains("Stage de nuit"))
    #expect(session.screen.contains("Stage neuf"))
    #expect(session.screen.contains("On disk: 1 new, 1 changed; reloaded."))
    #expect(session.screen.contains("1 marked"))
    #expect(
      session.app.app.list.selectedRow.map { session.app.app.collection.table.title($0) }
        == "Stage de nuit, affaires publiques")
  }

  @Test func `A save of ours is no news`() throws {
    let session = try Fixtures.session()
    session.type("/title:stage")
    session.press("<Enter> e <Enter> C-u")
    session.type("Neuf")
    session.press("C-s y")
    #expect(try session.text(of: seedName).contains("Neuf"))
    session.touch([seedName])
    #expect(!session.screen.contains("changed on disk"))
  }

  @Test func `A form with changes keeps them and says that the file changed`() throws {
    let session = try Fixtures.session()
    session.type("/title:stage")
    session.press("<Enter> e <Enter> C-u")
    session.type("Neuf")
    session.press("<Enter>")
    try session.write(Fixtures.seed.replacing("locale: fr", with: "locale: en"), to: seedName)
    session.touch([seedName])
    #expect(session.screen.contains("Changed on disk; your draft is kept"))
    #expect(session.screen.contains("Neuf"))
    session.press("C-s y")
    let text = try session.text(of: seedName)
    #expect(text.contains("locale: en") && text.contains("Neuf"))
  }

  @Test func `A posting that is being read follows the file, and its end is said`() throws {
    let session = try Fixtures.session()
    session.type("/title:stage")
    session.press("<Enter> <Enter>")
    try session.write(Fixtures.seed + "\nUne ligne neuve.\n", to: seedName)
    session.touch([seedName])
    #expect(session.screen.contains("Une ligne neuve."))
    try FileManager.default.removeItem(at: session.folder.appendingPathComponent(seedName))
    session.touch([seedName])
    #expect(session.screen.contains("was removed from the disk"))
  }
}
