import PostingsTestSupport
import Testing

/// `.postings.yml`, changed by another program while the list is open.
@MainActor @Suite("Settings that change on the disk") struct LiveSettingsTests {
  private func change(_ session: Session, _ text: String) throws {
    try session.write(text, to: ".postings.yml")
    session.touch([".postings.yml"])
  }

  @Test("views are those of the file at once, and the list is no posting longer") func views() throws {
    let session = try Board.session()
    try change(session, Board.settings + "  Stages: {filter: \"type:stage\"}\n")
    #expect(session.lines[22].contains("changed on the disk, and holds now."))
    #expect(session.lines[0].contains("7 postings"))
    session.press("3")
    #expect(session.lines[0].contains("3:Stages  ") || session.lines[0].contains("2 of 7"))
  }

  @Test("the view that is shown follows its file") func shownView() throws {
    let session = try Board.session()
    session.press("2")
    try change(session, Board.settings.replacing("sort: salary", with: "sort: \"salary:desc\""))
    #expect(session.lines[2].contains("SALARY↓"))
    #expect(session.lines[0].contains("2:Salaries") && !session.lines[0].contains("*"))
  }

  @Test("one that was changed here stays as it is shown, with its star") func changedView() throws {
    let session = try Board.session()
    session.press("2sd")
    #expect(session.lines[0].contains("2:Salaries*"))
    try change(session, Board.settings.replacing("has:salary", with: "has:type"))
    #expect(session.lines[1].contains("has:salary"))
    #expect(session.lines[0].contains("2:Salaries*"))
  }

  @Test("one that was dropped is a view no more") func droppedView() throws {
    let session = try Board.session()
    session.press("2")
    try change(session, "views:\n  By type: {group: type}\n")
    #expect(!session.lines[0].contains("Salaries"))
    #expect(session.lines[1].contains("has:salary"))
  }

  @Test("columns of the settings follow, unless others were chosen") func columns() throws {
    let session = try Board.session()
    try change(session, "columns: [title, salary]\n")
    #expect(session.lines[2].contains("SALARY") && !session.lines[2].contains("DATE"))
    session.press("g-")
    try change(session, "columns: [date, title]\n")
    #expect(!session.lines[2].contains("DATE"))
  }

  @Test("other roles and other folders are read anew") func roles() throws {
    let session = try Board.session()
    try change(session, "roles: {title: locale}\n")
    #expect(session.lines[3...].contains { $0.contains("2018-01-02 ja ") }, "\(session.screen)")
    #expect(!session.screen.contains("東京の"))
  }

  @Test("what is not understood is told with its line, and the rest holds") func problems() throws {
    let session = try Board.session()
    try change(session, "colums: [title]\nviews: {V: {filter: fr}}\n")
    #expect(session.lines[22].contains(".postings.yml:1") && session.lines[22].contains("colums"))
    session.press("1")
    #expect(session.lines[0].contains("1:V"))
  }

  @Test("our own writes are no news, and R reads the file too") func ownWrites() throws {
    let session = try Board.session()
    session.press(":")
    session.type("view save Mine")
    session.press("<Enter>")
    session.touch([".postings.yml"])
    #expect(session.lines[22].contains("Saved the view"))
    try session.write("views: {Only: {}}\n", to: ".postings.yml")
    session.press("R")
    session.press("gv")
    #expect(session.screen.contains("1  Only") && !session.screen.contains("Salaries"))
  }

  @Test("what is typed into the filter meanwhile stays") func typing() throws {
    let session = try Board.session()
    session.press("2/")
    session.type(" ruby")
    try change(session, Board.settings.replacing("has:salary", with: "has:type"))
    #expect(session.lines[1].contains("has:salary ruby"))
  }
}
