import Foundation
import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("Making, moving and removing postings") struct CreatingTests {
  private static let french =
    "---\nlayout: job\ntitle: Stage\ntag: a, b\npublished: true\nlocale: fr\ndate: 2017-05-23\ntype:\n---\nCorps\n"
  private func session() throws -> Session {
    try Session([
      "_jobs-fr/2017-05-23-stage.md": Self.french,
      "_jobs-fr/2017-05-22-dev.md": Self.french.replacing("Stage", with: "Dev").replacing("-23", with: "-22"),
      "_jobs-en/2017-05-21-dev.md": Self.french.replacing("Stage", with: "Developer").replacing(
        "locale: fr", with: "locale: en"
      )
      .replacing("-23", with: "-21"),
    ])
  }
  private func exists(_ name: String, _ session: Session) -> Bool {
    FileManager.default.fileExists(atPath: session.folder.appendingPathComponent(name).path)
  }

  @Test("c makes a posting like its neighbours, opens its form, and u takes it back") func creating() throws {
    let session = try session()
    session.press("c")
    session.type("Chargé·e d'étude")
    #expect(session.screen.contains("→ _jobs-fr/2026-11-24-charge-e-d-etude.md"))
    session.press("<Enter>")
    #expect(
      try session.text(of: "_jobs-fr/2026-11-24-charge-e-d-etude.md")
        == "---\nlayout: job\ntitle: Chargé·e d'étude\ntag:\npublished: false\nlocale: fr\ndate: 2026-11-24\ntype:\n---\n\n"
    )
    #expect(session.app.app.context == .form)
    session.press("<Esc>u")
    #expect(!exists("_jobs-fr/2026-11-24-charge-e-d-etude.md", session))
    #expect(session.lines[0].contains("3 postings"))
  }

  @Test("a name that is there already is never overwritten") func taken() throws {
    let session = try session()
    session.press("c")
    session.type("Neuf")
    try session.write("mine", to: "_jobs-fr/2026-11-24-neuf.md")
    session.press("<Enter>")
    #expect(try session.text(of: "_jobs-fr/2026-11-24-neuf.md") == "mine")
    #expect(session.app.app.status?.isError == true)
  }

  @Test("Y copies the bytes under another title and today’s date") func duplicating() throws {
    let session = try session()
    session.press("Y")
    session.press("<C-u>")
    session.type("Autre stage")
    session.press("<Enter>")
    #expect(
      try session.text(of: "_jobs-fr/2026-11-24-autre-stage.md")
        == Self.french.replacing("Stage", with: "Autre stage").replacing("2017-05-23", with: "2026-11-24"))
  }

  @Test("T puts a translation where the collection has that language") func translating() throws {
    let session = try session()
    session.press("T")
    #expect(session.screen.contains("_jobs-en/2017-05-23-stage.md"))
    session.press("<Enter>")
    #expect(
      try session.text(of: "_jobs-en/2017-05-23-stage.md") == Self.french.replacing("locale: fr", with: "locale: en"))
  }

  @Test("d moves to the trash and u brings the bytes back") func trash() throws {
    let session = try session()
    session.press("<Space><Space>d")
    #expect(session.screen.contains("leave it"))
    session.press("G<Enter>")
    #expect(!exists("_jobs-fr/2017-05-23-stage.md", session))
    #expect(session.lines[0].contains("1 posting"))
    #expect(session.status.contains("2 in the trash"))
    session.press("u")
    #expect(try session.text(of: "_jobs-fr/2017-05-23-stage.md") == Self.french)
    #expect(session.lines[0].contains("3 postings"))
  }

  @Test("r renames the file and overwrites none") func renaming() throws {
    let session = try session()
    session.press("r")
    session.press("<C-u>")
    session.type("2017-05-22-dev.md")
    session.press("<Enter>")
    #expect(session.screen.contains("is there already"))
    session.press("<C-u>")
    session.type("neu.md")
    session.press("<Enter>")
    #expect(try session.text(of: "_jobs-fr/neu.md") == Self.french)
    #expect(!exists("_jobs-fr/2017-05-23-stage.md", session))
    session.press("u")
    #expect(try session.text(of: "_jobs-fr/2017-05-23-stage.md") == Self.french)
    #expect(!exists("_jobs-fr/neu.md", session))
  }
}
