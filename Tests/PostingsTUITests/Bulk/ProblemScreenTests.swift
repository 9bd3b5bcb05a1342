import PostingsLanguage
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Testing

@MainActor @Suite("The list of problems") struct ProblemScreenTests {
  private func session(language: Language = .english) throws -> Session {
    try Session(
      [
        "a.md": "---\ntitle: A\ntag: Civic Tech\nlocale: no\n---\n",
        "b.md": "---\ntitle: B\ntag: Civic Tech\nlocale: fr\n---\n",
        "c.md": "---\ntitle: C\ntag: civic-tech\nlocale: fr\n---\n", "z.md": "---\ntitle: \"Z\n---\n",
      ], language: language)
  }

  @Test("shows what the check finds by kind, and mends what needs no judgement, after a review") func mending() throws {
    let session = try session()
    session.press("gp")
    #expect(session.lines[0].hasPrefix(" Problems"))
    #expect(session.screen.contains("cannot be read  1"))
    #expect(session.screen.contains("spelled in two ways  1"))
    #expect(session.screen.contains("read in two ways  1"))
    session.press("X")
    #expect(session.screen.contains("Write 2 files? fix"))
    session.press("y")
    #expect(try session.text(of: "a.md") == "---\ntitle: A\ntag: Civic Tech\nlocale: 'no'\n---\n")
    #expect(try session.text(of: "c.md") == "---\ntitle: C\ntag: Civic Tech\nlocale: fr\n---\n")
    #expect(!session.screen.contains("spelled in two ways"))
    session.press("u")
    #expect(try session.text(of: "c.md") == "---\ntitle: C\ntag: civic-tech\nlocale: fr\n---\n")
    #expect(session.screen.contains("spelled in two ways"))
  }

  @Test("Enter goes to the field in the form; x on what needs judgement says so") func jumping() throws {
    let session = try session()
    session.press("gp")
    session.press("x")
    #expect(session.status.contains("This needs your judgement"))
    session.press("<Tab>")
    session.press("<Enter>")
    #expect(session.lines[0].contains("Edit a.md"))
    #expect(session.app.app.context == .form)
    session.press("<Esc>f")
    #expect(session.screen.contains("only: "))
  }

  @Test("what a file alone shows to be wrong is a facet and a filter") func filtering() throws {
    let session = try session()
    session.press("f")
    #expect(session.screen.contains("PROBLEM"))
    #expect(session.screen.contains("cannot be read"))
    session.press("<Esc>/")
    session.type("is:problem")
    session.press("<Enter>")
    #expect(session.lines[0].contains("2 of 4"))
    session.press("-/")
    session.type("problem:amb")
    session.press("<Enter>")
    #expect(session.lines[0].contains("1 of 4"))
    session.press("-/")
    session.type("no:problem")
    session.press("<Enter>")
    #expect(session.lines[0].contains("2 of 4"))
  }

  @Test("the problem under the cursor is told whole, with the other posting’s name as it is shown here") func whole()
    throws
  {
    let text = "---\ntitle: The same title for two offers\nlocale: fr\n---\n"
    let session = try Session(["_jobs/first-of-the-two-offers.md": text, "_jobs/second-of-the-two-offers.md": text])
    session.press("gp")
    #expect(session.screen.contains("_jobs/second-of-the-two-offers.md:2"))
    #expect(
      session.screen.contains(
        "The title “The same title for two offers” is also that of _jobs/first-of-the-\n two-offers.md."))
  }

  @Test("folders that the collection leaves out have no problems") func leftOut() throws {
    let session = try Session([
      ".postings.yml": "ignore: [_archive]\n", "a.md": "---\ntitle: A\nlocale: no\n---\n",
      "_archive/b.md": "---\ntitle: B\nlocale: no\n---\n",
    ])
    session.press("gp")
    #expect(session.screen.contains("a.md:3"))
    #expect(!session.screen.contains("b.md"))
  }
}
