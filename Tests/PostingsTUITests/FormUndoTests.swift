import PostingsTestSupport
import Testing

/// Taking back and making again: by field, for the whole form, after a save and in another session.
@MainActor @Suite("Undo in the form") struct FormUndoTests {
  private static let before = "---\ntitle: A # why\nlocale: fr\ndate: '2017-05-23'\n---\nBody\n"

  private static func session() throws -> Session { try Session(["a.md": before]) }

  /// Types into the row of this index.
  private static func append(_ text: String, toRow row: Int, on session: Session) {
    session.press("gg" + String(repeating: "j", count: row) + "<Enter>")
    session.type(text)
    session.press("<Enter>")
  }

  private static func save(_ session: Session) { session.press("C-sy") }

  @Test("after a save what was saved can be taken back, saved so, and made again") func afterSave() throws {
    let session = try Self.session()
    session.press("e")
    Self.append("B", toRow: 0, on: session)
    Self.append("en", toRow: 1, on: session)
    Self.save(session)
    let saved = try session.text(of: "a.md")
    #expect(saved == Self.before.replacing("A #", with: "AB #").replacing("locale: fr", with: "locale: en"))
    session.press("u")
    #expect(session.lines[0].contains("1 changed: locale"))
    session.press("u")
    Self.save(session)
    #expect(try session.text(of: "a.md") == Self.before)
    session.press("C-rC-r")
    Self.save(session)
    #expect(try session.text(of: "a.md") == saved)
  }

  @Test("U takes one field back, whatever was done to others before and after") func byField() throws {
    let session = try Self.session()
    session.press("e")
    Self.append("B", toRow: 0, on: session)
    Self.append("en", toRow: 1, on: session)
    Self.append("C", toRow: 0, on: session)
    session.press("jj+ggU")
    #expect(session.lines[0].contains("2 changed: locale date"))
    session.press("U")
    #expect(session.screen.contains("as in the file"))
    Self.save(session)
    #expect(
      try session.text(of: "a.md")
        == Self.before.replacing("locale: fr", with: "locale: en").replacing("05-23", with: "05-24"))
    session.press("jU")
    #expect(session.screen.contains("as in the file"))
  }

  @Test("U brings a removed field, a renamed one and an item back") func structure() throws {
    let session = try Session(["a.md": "---\na: 1\nb:\n  - x # first\n  - y\n---\n"])
    session.press("ex<Enter>u")
    #expect(session.lines[0].contains("no change"))
    session.press("gg")
    session.press("j<Enter>")
    session.press("<Left><Left><Del><Esc>U")
    #expect(session.lines[0].contains("no change"), "\(session.screen)")
  }

  @Test("in another session u and C-r go through what was saved, in the form and in the list") func restart() throws {
    let first = try Self.session()
    first.press("e")
    Self.append("B", toRow: 0, on: first)
    Self.save(first)
    Self.append("en", toRow: 1, on: first)
    Self.save(first)
    let saved = try first.text(of: "a.md")
    let second = try first.restarted()
    second.press("eu")
    #expect(try second.text(of: "a.md") == saved.replacing("locale: en", with: "locale: fr"))
    #expect(second.lines[2].contains("fr"))
    second.press("u")
    #expect(try second.text(of: "a.md") == Self.before)
    #expect(second.lines[1].contains("A") && !second.lines[1].contains("AB"))
    second.press("C-r")
    #expect(second.lines[1].contains("AB"))
    second.press("<Esc>C-r")
    #expect(try second.text(of: "a.md") == saved)
  }

  @Test("with changes that are not saved, u stays within the form") func unsaved() throws {
    let first = try Self.session()
    first.press("e")
    Self.append("B", toRow: 0, on: first)
    Self.save(first)
    let saved = try first.text(of: "a.md")
    let second = try first.restarted()
    second.press("e")
    Self.append("C", toRow: 0, on: second)
    second.press("C-r")
    #expect(second.screen.contains("redo") || second.screen.contains("again"), "\(second.screen)")
    #expect(try second.text(of: "a.md") == saved)
    second.press("u")
    #expect(second.lines[0].contains("no change"))
    #expect(try second.text(of: "a.md") == saved)
  }
}
