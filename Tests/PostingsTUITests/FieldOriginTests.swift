import PostingsLanguage
import PostingsTestSupport
import Testing

/// `=` in the form.
@MainActor @Suite("Where a value comes from") struct FieldOriginTests {
  private static let files: KeyValuePairs<String, String> = [
    "_config.yml": "defaults:\n- scope: {path: ''}\n  values: {layout: job}\n",
    ".postings.yml": "fields:\n  deadline: {type: date, required: true}\n",
    "a.md": "---\n# why\ntitle: &t A\nshort: *t\n---\n",
  ]

  @Test("of the file, by its line; through an alias; from the site's configuration; from nowhere")
  func kinds() throws {
    let session = try Session(Self.files)
    session.press("e=")
    #expect(session.screen.contains("It stands on line 3 of the file."))
    session.press("j=")
    #expect(session.screen.contains("Line 4 takes it from another field, by an alias."))
    session.press("j=")
    #expect(session.screen.contains("_config.yml gives it; the file itself has none."))
    session.press("j=")
    #expect(session.screen.contains("a list of fields of this site only asks for it"))
  }

  @Test("typed, with the line of the file that says otherwise, or added") func typed() throws {
    let session = try Session(["a.md": "---\ntitle: A\n---\n"], language: .french)
    session.press("e<Enter>")
    session.type("B")
    session.press("<Enter>gg=")
    #expect(session.screen.contains("Vous l’avez saisi ; la ligne 2 du fichier dit autre chose"))
    session.press("a")
    session.type("salary")
    session.press("<Enter>")
    session.type("12")
    session.press("<Enter>=")
    #expect(session.screen.contains("Vous l’avez ajouté"))
  }
}
