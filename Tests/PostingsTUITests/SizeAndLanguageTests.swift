import PostingsLanguage
import PostingsTestSupport
import TerminalUI
import Testing

@MainActor @Suite("Other sizes and languages") struct SizeAndLanguageTests {
  @Test("40 by 12: the list, the form and a question fit") func small() throws {
    let session = try Fixtures.session(columns: 40, rows: 12)
    #expect(session.lines.count == 12)
    #expect(session.screen.contains("Rails dev"))
    #expect(session.lines[11].contains("help"))
    session.press("jje")
    #expect(session.lines[1].contains("title"))
    session.press("<Enter>")
    session.type(" X")
    session.press("<Enter><Esc>")
    #expect(session.screen.contains("Save the changes?"))
    session.press("y")
    #expect(try session.text(of: "seed.md").contains("publiques X"))
  }

  @Test("140 by 40: facets, list and preview stand side by side") func large() throws {
    let session = try Fixtures.session(columns: 140, rows: 40)
    session.press("f")
    let screen = session.screen
    #expect(screen.contains("LOCALE"))
    #expect(screen.contains("Rails developer"))
    #expect(screen.contains("Texte."))
    #expect(session.lines[5].split(separator: "│").count == 3)
  }

  @Test("a screen that is too small says so, and comes back when it grows") func tooSmall() throws {
    let session = try Fixtures.session(columns: 19, rows: 5)
    #expect(session.screen.contains("Screen too small"))
    session.resize(columns: 80, rows: 24)
    #expect(session.screen.contains("Rails developer"))
  }

  @Test(
    "every screen survives every size",
    arguments: [(1, 1), (20, 6), (21, 7), (40, 12), (79, 19), (100, 20), (120, 30), (200, 60)])
  func sizes(columns: Int, rows: Int) throws {
    let session = try Fixtures.session()
    for keys in ["f", "<Esc>jj<Enter>", "e", "jjj<Enter>", "<Esc>j<Space>C-s", "<Esc><Esc>", "<Esc>?"] {
      session.press(keys)
      session.resize(columns: columns, rows: rows)
      #expect(session.frame.size.width == columns && session.frame.size.height == rows)
      #expect(session.lines.count == rows)
      session.resize(columns: 80, rows: 24)
    }
  }

  @Test("in French the screens speak French") func french() throws {
    let session = try Fixtures.form(language: .french)
    #expect(session.lines[0].contains("Modifier seed.md"))
    #expect(session.screen.contains("+ ajouter un champ"))
    session.press("<Enter>")
    session.type(" X")
    session.press("<Enter><Esc>")
    #expect(session.screen.contains("Enregistrer les changements ?"))
    // French hands answer with o, oui.
    session.press("o")
    #expect(session.screen.contains("seed.md enregistré"))
    #expect(session.lines[0].contains("4 offres"))
    #expect(session.lines[2].contains("TITRE"))
    session.press("f")
    #expect(session.screen.contains("brouillon"))
    session.press("<Esc>?")
    #expect(session.screen.contains("Filtrer en tapant"))
  }

  @Test("without colours a selection is still seen") func noColours() throws {
    let session = try Session(["a.md": "---\ntitle: A\n---\n"], colors: 0)
    let row = session.frame.row(3)
    #expect(row.contains { $0.text == "A" })
    #expect(row.allSatisfy { $0.style.attributes.contains(.reverse) })
  }
}
