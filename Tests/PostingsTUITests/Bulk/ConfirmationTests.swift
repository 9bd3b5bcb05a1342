import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("When a change is shown before it is written") struct ConfirmationTests {
  private func session(_ confirmation: String) throws -> Session {
    let session = try BulkFixtures.session()
    session.press(":")
    session.type("set confirm " + confirmation)
    session.press("<Enter>")
    return session
  }

  private func setType(_ session: Session) {
    session.press("m")
    session.type("type=CDI")
    session.press("<Enter>")
  }

  @Test("always: one file is shown as well") func always() throws {
    let session = try session("always")
    setType(session)
    #expect(session.screen.contains("Write 1 file?"))
    try BulkFixtures.expectUntouched(session)
  }

  @Test("bulk: one file is written at once, several are shown") func bulk() throws {
    let session = try session("bulk")
    setType(session)
    #expect(session.status.contains("Written: type=CDI, 1 file. u takes it back."))
    session.press("u*")
    setType(session)
    #expect(session.screen.contains("Write 3 files?"))
    try BulkFixtures.expectUntouched(session)
  }

  @Test("bulk: the form saves at once") func form() throws {
    let session = try session("bulk")
    session.press("e")
    session.press("jjj")
    session.press("<Enter><C-u>")
    session.type("de")
    session.press("<Enter><C-s>")
    #expect(session.app.app.context == .form)
    #expect(session.status.contains("Saved a.md"))
  }

  @Test("never: several are written at once, but what is refused is shown") func never() throws {
    let session = try session("never")
    session.press("*")
    setType(session)
    #expect(session.status.contains("3 files"))
    session.press("u")
    try BulkFixtures.expectUntouched(session)
    let other = try BulkFixtures.session(broken: true)
    other.press(":")
    other.type("set confirm never")
    other.press("<Enter>*")
    setType(other)
    #expect(other.screen.contains("Write 3 files?"))
  }
}
