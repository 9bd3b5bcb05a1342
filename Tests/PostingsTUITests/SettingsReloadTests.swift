import PostingsLanguage
import PostingsTestSupport
import Testing

/// Settings and lists of fields that change while the program runs.
@MainActor @Suite("Settings that change on the disk") struct SettingsReloadTests {
  @Test("an open form goes by a new list of fields at once") func form() throws {
    let session = try Session(["a.md": "---\npay: lots\n---\n", ".postings.yml": "fields: {}\n"])
    session.press("e")
    #expect(session.lines[1].hasPrefix("   pay"))
    try session.write("fields: {pay: number, place: {required: true}}\n", to: ".postings.yml")
    session.touch([".postings.yml"])
    #expect(session.lines[1].hasPrefix("!  pay"))
    #expect(session.lines[2].contains("place"))
    #expect(session.screen.contains("holds now"))
  }

  @Test("defaults of the site, and a list that is damaged, are told") func defaults() throws {
    let session = try Session(["a.md": "---\ntitle: A\n---\n", "_config.yml": "defaults: []\n"])
    session.press("e")
    try session.write("defaults:\n  - scope: {path: ''}\n    values: {layout: job}\n", to: "_config.yml")
    session.touch(["_config.yml"])
    #expect(session.lines[2].contains("layout"))
    try session.write("fields: {pay: [\n", to: ".postings.yml")
    session.touch([".postings.yml"])
    #expect(session.screen.contains(".postings.yml"))
  }

  @Test("R reads them too, and keys with another role are read anew") func rescan() throws {
    let session = try Session(["a.md": "---\nname: Rails\ntitle: Other\n---\n"])
    #expect(session.screen.contains("Other"))
    try session.write("roles: {title: name}\ncolumns: [title]\n", to: ".postings.yml")
    session.press("R")
    #expect(session.screen.contains("Rails"))
    #expect(!session.lines[3].contains("Other"))
  }

  @Test("a view that this program writes is no news") func own() throws {
    let session = try Session(["a.md": "---\ntitle: A\n---\n"])
    session.press(":")
    session.type("view save Mine")
    session.press("<Enter>")
    let status = session.lines[22]
    session.touch([".postings.yml"])
    #expect(session.lines[22] == status)
  }
}
