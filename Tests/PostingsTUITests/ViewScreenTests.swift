import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import TerminalUI
import Testing

@MainActor @Suite("Views and the command line") struct ViewScreenTests {
  private func line(_ session: Session, _ text: String) {
    session.press(":")
    session.type(text)
    session.press("<Enter>")
  }

  @Test("a digit recalls filter, order, columns and groups; the title bar names the view") func recall() throws {
    let session = try Board.session()
    session.press("2")
    #expect(session.lines[0].contains("2:Salaries") && !session.lines[0].contains("*"))
    #expect(session.lines[1].contains("has:salary"))
    #expect(session.lines[2].contains("SALARY↑"))
    #expect(session.lines[0].contains("2 of 7"))
    session.press("1")
    #expect(session.lines[0].contains("1:By type") && session.lines[0].contains("7 postings"))
    #expect(session.lines[3].hasPrefix("── CDI"))
  }

  @Test("a digit without a view begins a count") func count() throws {
    let session = try Board.session()
    session.press("3j")
    #expect(session.frame.cursor?.y == 6)
  }

  @Test("a view that was changed has a star, and :view save keeps it for the team") func save() throws {
    let session = try Board.session()
    session.press("2sr")
    #expect(session.lines[0].contains("2:Salaries*"))
    line(session, "view save")
    #expect(session.lines[0].contains("2:Salaries") && !session.lines[0].contains("*"))
    #expect(session.screen.contains("Saved the view “Salaries” in .postings.yml: 2 recalls it."))
    let saved = try session.text(of: ".postings.yml")
    #expect(
      saved.hasPrefix("# The views of the team.\nviews:\n  By type: {sort: [type, \"date:desc\"], group: type}\n"),
      "\(saved)")
    #expect(saved.contains("salary:desc") && saved.contains("filter: \"has:salary\""), "\(saved)")
  }

  @Test("a new view goes after the others, is recalled by its digit, and u takes it back") func new() throws {
    let session = try Board.session()
    session.press("/")
    session.type("locale:fr")
    session.press("<Enter>")
    line(session, "view save Offres FR")
    #expect(try session.text(of: ".postings.yml").contains("  Offres FR:\n    filter: locale:fr\n"))
    session.press("1")
    #expect(!session.lines[1].hasPrefix("/ locale:fr"))
    session.press("3")
    #expect(session.lines[0].contains("3:Offres FR") && session.lines[1].contains("locale:fr"))
    session.press("u")
    #expect(try session.text(of: ".postings.yml") == Board.settings)
    session.press("gv")
    #expect(!session.screen.contains("3  Offres FR"))
  }

  @Test("a view is dropped by its name") func drop() throws {
    let session = try Board.session()
    line(session, "view drop By type")
    #expect(session.screen.contains("Dropped the view “By type”"))
    #expect(try !session.text(of: ".postings.yml").contains("By type"))
    #expect(try session.text(of: ".postings.yml").contains("# The views of the team."))
    line(session, "view drop Nothing")
    #expect(session.screen.contains("There is no view “Nothing”."))
  }

  @Test("views are chosen from a list, narrowed as one types") func list() throws {
    let session = try Board.session()
    session.press("gv")
    session.type("sal")
    session.press("<Enter>")
    #expect(session.lines[0].contains("2:Salaries"))
  }

  @Test("where there is no view yet, gv says how to make one, and settings are made where there are none") func none()
    throws
  {
    let session = try Session(["a.md": "---\ntitle: A\n---\n"])
    session.press("gv")
    #expect(session.screen.contains("“:view save NAME” saves one"))
    line(session, "view save All")
    #expect(try session.text(of: ".postings.yml") == "views:\n  All: {}\n")
  }

  @Test("sort, columns, group and filter take arguments") func arguments() throws {
    let session = try Board.session()
    line(session, "sort by type desc title")
    #expect(session.lines[2].contains("TYPE↓1") && session.lines[2].contains("TITLE↑2"))
    line(session, "columns title:20 salary")
    #expect(session.lines[2].contains("TITLE↑2              SALARY"))
    line(session, "group locale")
    #expect(session.lines[3].hasPrefix("── en"))
    line(session, "group none")
    line(session, "filter locale:ja")
    #expect(session.lines[0].contains("1 of 7"))
    line(session, "columns none")
    #expect(session.lines[2].contains("DATE"))
  }

  @Test("set changes language, theme and preview for now") func set() throws {
    let session = try Board.session()
    line(session, "set language fr")
    #expect(session.lines[0].contains("7 offres"))
    line(session, "set preview off")
    #expect(!session.screen.contains("────"))
    line(session, "set theme mono")
    #expect(session.frame.row(3).allSatisfy { $0.style.foreground == .default })
  }

  @Test("what is typed is completed with Tab, and Enter runs what is selected") func completion() throws {
    let session = try Board.session()
    session.press(":")
    session.type("gro")
    session.press("<Tab>")
    #expect(session.screen.contains(":group"))
    session.type("sal")
    session.press("<Tab><Enter>")
    #expect(session.screen.contains("── 2400"))
    session.press(":")
    session.type("mark-all")
    session.press("<Enter>")
    #expect(session.lines[0].contains("7 marked"))
  }

  @Test("a line that means nothing says so and stays to be mended") func failure() throws {
    let session = try Board.session()
    line(session, "xyzzy")
    #expect(session.lines[22].hasPrefix(":xyzzy") && session.lines[22].contains("There is no command"))
    session.press("C-u")
    session.type("set theme blue")
    session.press("<Enter>")
    #expect(session.lines[22].contains("Write: set theme dark|light|mono|auto"))
    session.press("<Esc>")
    #expect(!session.screen.contains("xyzzy"))
  }

  @Test("lines typed before come back with the arrows") func history() throws {
    let session = try Board.session()
    line(session, "group type")
    line(session, "group none")
    session.press(":<Up><Up>")
    #expect(session.lines[22].hasPrefix(":group type"))
    session.press("<Down>")
    #expect(session.lines[22].hasPrefix(":group none"))
    session.press("<Up><Enter>")
    #expect(session.lines[3].hasPrefix("── CDI"))
  }

  @Test("a bad entry of the settings is told at the start, and the others hold") func badSettings() throws {
    let session = try Session([
      "a.md": "---\ntitle: A\n---\n", ".postings.yml": "colums: [title]\nviews: {V: {filter: a}}\n",
    ])
    session.press("1")
    #expect(session.lines[0].contains("1:V"))
  }

  @Test("group and columns alone open what they choose from", arguments: ["group", "columns"]) func bare(_ name: String)
    throws
  {
    let session = try Board.session()
    line(session, name)
    #expect(session.app.app.context != .list)
    session.press("<Esc>")
    #expect(session.app.app.context == .list)
  }
}
