import Foundation
import PostingsLanguage
import PostingsTestSupport
import TerminalUI
import Testing

@MainActor @Suite("The table") struct TableScreenTests {
  @Test(
    "looks as it should in each size and language",
    arguments: [(40, 12), (80, 24), (120, 30), (140, 40)], Language.allCases)
  func sizes(size: (columns: Int, rows: Int), language: Language) throws {
    let session = try Board.session(columns: size.columns, rows: size.rows, language: language)
    let name = "\(size.columns)x\(size.rows)-\(language.rawValue)"
    try expect(session, matches: "list-\(name)")
    session.press("1j")
    if size.columns >= 140 { session.press("f") }
    try expect(session, matches: "groups-\(name)")
  }

  @Test("the menus and the command line look as they should", arguments: Language.allCases)
  func boxes(language: Language) throws {
    for (name, keys) in [
      ("sort", "ss"), ("group", "gb"), ("columns", "gc"), ("views", "gv"), ("command", ":"), ("keys", "s"),
    ] {
      let session = try Board.session(language: language)
      session.press(keys)
      // The whole list grows with each new command.
      if name == "command" { session.type("view") }
      try expect(session, matches: "\(name)-\(language.rawValue)")
    }
  }

  // MARK: Columns

  @Test("h and l move the column cursor, which < and > size and H and L move") func columns() throws {
    let session = try Board.session()
    #expect(session.lines[2].contains("DATE↓      TITLE"))
    session.press("l>>")
    let wide = try #require(session.lines[2].range(of: "TAGS"))
    session.press("<lt><lt><lt>")
    let narrow = try #require(session.lines[2].range(of: "TAGS"))
    #expect(wide.lowerBound < narrow.lowerBound)
    session.press("H")
    #expect(session.lines[2].contains("TAGS"))
    let tags = try #require(session.lines[2].range(of: "TAGS")),
      title = try #require(session.lines[2].range(of: "TITLE"))
    #expect(tags.lowerBound < title.lowerBound)
    session.press("hhhhhg-")
    #expect(!session.lines[2].contains("DATE"))
  }

  @Test("any field is a column, chosen in the menu, that stays open") func fieldColumn() throws {
    let session = try Board.session()
    session.press("gc")
    session.type("sala")
    session.press("<Enter>")
    #expect(session.screen.contains("[x] salary"))
    session.press("<Esc>")
    #expect(session.lines[2].contains("SALARY"))
    #expect(session.screen.contains("2400"))
  }

  @Test("a column that there is no room for comes into view with the cursor") func narrow() throws {
    let session = try Board.session(columns: 40, rows: 12)
    session.press(":")
    session.type("columns title date type salary")
    session.press("<Enter>")
    #expect(!session.lines[2].contains("SALARY"))
    session.press("lll")
    #expect(session.lines[2].contains("SALARY"))
    session.press("hhh")
    #expect(session.lines[2].contains("TITLE"))
  }

  // MARK: Order

  @Test("s c sorts by the column, again reverses; S adds a key") func sort() throws {
    let session = try Board.session()
    session.press("lllsc")
    #expect(session.lines[2].contains("TYPE↑"))
    session.press("sc")
    #expect(session.lines[2].contains("TYPE↓"))
    session.press("hhhS")
    #expect(session.lines[2].contains("TYPE↓1") && session.lines[2].contains("TITLE↑2"))
    session.press("sr")
    #expect(session.lines[2].contains("TYPE↑1") && session.lines[2].contains("TITLE↓2"))
    session.press("ss")
    session.type("salary")
    session.press("<Enter>gc")
    session.type("salary")
    session.press("<Enter><Esc>")
    #expect(session.lines[2].contains("SALARY↑"))
    #expect(session.lines[3].contains("東京のエンジニア募集"))
  }

  @Test("a click on a head sorts by it, again reverses") func click() throws {
    let session = try Board.session()
    let x = try #require(session.lines[2].range(of: "TITLE")).lowerBound.utf16Offset(in: session.lines[2])
    session.click(x: x, y: 2)
    #expect(session.lines[2].contains("TITLE↑"))
    session.click(x: x + 1, y: 2)
    #expect(session.lines[2].contains("TITLE↓"))
  }

  // MARK: Groups

  @Test("heads of groups are never the cursor's row, and a click on one takes the row below") func heads() throws {
    let session = try Board.session()
    session.press("1")
    #expect(session.lines[3].hasPrefix("── CDI ─"))
    #expect(session.frame.cursor?.y == 4)
    session.press("jjj")
    #expect(session.lines[7].hasPrefix("── Stage ─"))
    #expect(session.frame.cursor?.y == 8)
    session.press("k")
    #expect(session.frame.cursor?.y == 6)
    session.click(x: 10, y: 7)
    #expect(session.frame.cursor?.y == 8)
    session.press("<Space>")
    #expect(session.lines[0].contains("1 marked"))
    #expect(session.lines[8].hasPrefix("*"))
  }

  @Test("with groups the cursor's row stays in view wherever it goes", arguments: [12, 13, 16, 24]) func cursorInView(
    rows: Int
  )
    throws
  {
    let session = try Board.session(columns: 60, rows: rows)
    session.press("1")
    for keys in ["j", "j", "j", "j", "j", "j", "G", "k", "k", "gg", "<PgDn>", "<PgDn>", "<PgUp>", "C-d", "C-d", "C-u"] {
      session.press(keys)
      let cursor = try #require(session.frame.cursor)
      #expect(
        session.frame.row(cursor.y).allSatisfy {
          $0.style.background != .default || $0.style.attributes.contains(.reverse)
        })
    }
  }

  @Test("gb groups by a field and (no groups) ends it") func groupBy() throws {
    let session = try Board.session()
    session.press("gb")
    session.type("locale")
    session.press("<Enter>")
    #expect(session.lines[3].hasPrefix("── en ─"))
    session.press("gb")
    session.type("(no")
    session.press("<Enter>")
    #expect(!session.screen.contains("── en"))
  }

  // MARK: Preview

  @Test("p goes through beside, strip and off, and the edge can be dragged") func preview() throws {
    let session = try Board.session(columns: 120, rows: 30)
    #expect(session.lines[5].contains("│"))
    session.press("p")
    #expect(session.lines.contains { $0.hasPrefix("──────────") })
    session.press("p")
    #expect(!session.screen.contains("salary"))
    session.press("p")
    let edge = try #require(session.lines[12].firstIndex(of: "│")).utf16Offset(in: session.lines[12])
    session.drag(from: (edge, 12), to: (edge - 15, 12))
    let moved = try #require(session.lines[12].firstIndex(of: "│")).utf16Offset(in: session.lines[12])
    #expect(moved == edge - 15)
  }

  @Test("at 80 columns p puts the preview beside the list too") func previewBeside() throws {
    let session = try Board.session()
    session.press("p")
    #expect(!session.lines[5].contains("│"))
    session.press("p")
    #expect(session.lines[5].contains("│"))
  }
}
