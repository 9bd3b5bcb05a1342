import PostingsTestSupport
import TerminalUI
import Testing

/// Groups of the list: postings under each of their values, and groups that are folded.
@MainActor @Suite("Groups") struct FoldingScreenTests {
  private func session(by field: String, rows: Int = 24) throws -> Session {
    let session = try Board.session(rows: rows)
    session.write(line: "set preview off")
    session.write(line: "group \(field)")
    return session
  }

  private func heads(_ session: Session) -> [String] {
    session.lines.filter { $0.hasPrefix("── ") }.map { head in
      let words = head.split { $0 == "─" || $0 == " " }
      return words.joined(separator: " ")
    }
  }

  @Test("a posting with several values stands under each, and counts once") func severalValues() throws {
    let session = try session(by: "tag")
    #expect(
      heads(session) == ["Civic Tech 2", "Design 1", "Élections 1", "Rails 1", "Rédaction 1", "Ruby 2", "(without) 2"])
    #expect(session.lines.filter { $0.contains("Développeur·se Ruby") }.count == 3)
    #expect(session.lines[0].contains("7 postings"))
  }

  @Test("marked in one group it is marked in all, and acted on once") func markedOnce() throws {
    let session = try session(by: "tag")
    session.press("<Space>")
    #expect(session.lines.filter { $0.hasPrefix("*") }.count == 3)
    #expect(session.lines[0].contains("1 marked"))
    session.press("mtype=Freelance")
    session.press("<Enter>")
    #expect(session.screen.contains("1/1"))
    session.press("y")
    #expect(try session.text(of: "d.md").contains("type: Freelance"))
  }

  @Test("the cursor stays in its group when the list is read anew") func staysInGroup() throws {
    let session = try session(by: "tag")
    session.press("G")
    let last = try #require(session.frame.cursor)
    session.press("sr sr")
    #expect(session.frame.cursor == last)
  }

  @Test("J and K in a posting go on from the group that it was opened in") func neighbours() throws {
    let session = try session(by: "tag")
    // Ruby is the last group but one: the second of its postings is the one that stands in three groups.
    session.press(":")
    session.type("filter tag:ruby")
    session.press("<Enter>G")
    let name = session.lines[22]
    session.press("<Enter>K")
    #expect(!session.lines[0].contains(name))
    session.press("J")
    session.press("q")
    #expect(session.lines[22] == name)
  }

  @Test("z folds the group under the cursor to its head, on which the cursor stays; z or Enter shows it again")
  func fold() throws {
    let session = try Board.session()
    session.press("1jz")
    #expect(session.lines[3].hasPrefix("── + CDI ─") && session.lines[3].contains(" 3 "))
    #expect(session.lines[4].hasPrefix("── Stage ─"))
    #expect(session.frame.cursor?.y == 3)
    #expect(session.lines[22].contains("3 postings folded away: Enter shows them"))
    session.press("jk")
    #expect(session.frame.cursor?.y == 3)
    session.press("<Enter>")
    #expect(session.lines[3].hasPrefix("── CDI ─") && session.frame.cursor?.y == 4)
    session.press("zz")
    #expect(session.frame.cursor?.y == 4)
    #expect(session.lines[0].contains("7 postings"))
  }

  @Test("Z folds all groups and shows all again, with the cursor in its group") func foldAll() throws {
    let session = try Board.session()
    session.press("1GZ")
    #expect(heads(session).allSatisfy { $0.hasPrefix("+ ") })
    #expect(session.screen.contains("7 postings"))
    let y = try #require(session.frame.cursor?.y)
    #expect(y == 2 + heads(session).count)
    session.press("k<Enter>")
    #expect(heads(session).filter { !$0.hasPrefix("+ ") }.count == 1)
    session.press("ZZ")
    #expect(!session.screen.contains("── +"))
  }

  @Test("what is folded is never marked nor acted on") func hidden() throws {
    let session = try Board.session()
    session.press("1*")
    #expect(session.lines[0].contains("7 marked"))
    session.press("z")
    #expect(session.lines[22].contains("4 marked") && session.lines[22].contains("3 more, hidden, stay as they are."))
    session.press("mlocale=xx<Enter>y")
    #expect(try session.text(of: "a.md").contains("locale: fr"))
    #expect(try session.text(of: "c.md").contains("locale: xx"))
    session.press("u<Esc><Esc>g<Space>*")
    #expect(session.lines[0].contains("4 marked"))
    session.press("~")
    #expect(!session.lines[0].contains("marked"))
  }

  @Test(
    "on a folded head what needs a posting says why not",
    arguments: ["e", "<Space>", "m", "t", "P", "d", "Y", "yp", "v"])
  func folded(keys: String) throws {
    let session = try Board.session()
    session.press("1z" + keys)
    #expect(session.lines[22].contains("The group is folded: Enter shows its postings."))
  }

  @Test("a range over folded groups marks what is shown between") func range() throws {
    let session = try Board.session()
    session.press("1jjjz")
    // CDI has three rows; Stage is folded; the cursor is on its head.
    session.press("kvj")
    #expect(session.lines[0].contains("1 marked"))
    session.press("j")
    #expect(session.lines[0].contains("2 marked"))
  }

  @Test("another field begins unfolded, and a group that comes up later is as the others are") func others() throws {
    let session = try Board.session()
    session.press("1Z")
    session.write(line: "group locale")
    #expect(!session.screen.contains("── +"))
    session.press("Z")
    try session.write("---\ntitle: Neu\nlocale: de\n---\n", to: "neu.md")
    session.touch(["neu.md"])
    #expect(heads(session).contains("+ de 1"))
  }

  @Test("a second click on a head folds it, and shows it again") func click() throws {
    let session = try Board.session()
    session.press("1")
    session.click(x: 10, y: 3)
    session.click(x: 10, y: 3)
    #expect(session.lines[3].hasPrefix("── + CDI"))
    session.click(x: 20, y: 3)
    session.click(x: 20, y: 3)
    #expect(session.lines[3].hasPrefix("── CDI"))
  }

  @Test("without groups z says how to make some") func without() throws {
    let session = try Board.session()
    session.press("z")
    #expect(session.lines[22].contains("Nothing is grouped"))
  }

  @Test("wherever the cursor goes among folded and open groups it is in view", arguments: [9, 12, 13, 16, 24])
  func inView(rows: Int) throws {
    let session = try session(by: "tag", rows: rows)
    session.press("zjjjz")
    for keys in [
      "j", "j", "j", "j", "j", "j", "G", "k", "k", "gg", "<PgDn>", "z", "<PgDn>", "<PgUp>", "C-d", "Z", "C-u", "G", "Z",
      "gg", "C-d",
    ] {
      session.press(keys)
      let cursor = try #require(session.frame.cursor, "after \(keys)")
      #expect((3..<rows - 2).contains(cursor.y), "after \(keys)")
      #expect(session.frame.row(cursor.y).allSatisfy { $0.style.background != .default })
    }
  }
}

extension Session {
  fileprivate func write(line text: String) {
    press(":")
    type(text)
    press("<Enter>")
  }
}
