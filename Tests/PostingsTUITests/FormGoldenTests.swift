import PostingsLanguage
import PostingsTestSupport
import TerminalUI
import Testing

/// What editing looks like, with French, Japanese, Arabic and emoji data. Pages stand in `Golden`; with
/// `POSTINGS_UPDATE_GOLDEN=1` they are written instead of compared.
@MainActor @Suite("Editing, as it looks") struct FormGoldenTests {
  nonisolated static let sizes = [(40, 12), (80, 24), (140, 40)]

  static let posting = """
    ---
    title: Chargé·e d’affaires publiques et de la communication, à Paris ou en télétravail partiel 👩‍💻 🎨
    titre-ja: 東京のエンジニア募集
    titre-ar: "مهندس برمجيات في القاهرة"
    type:
    tag: Civic Tech, 求人 , مرحبا, Rédaction d’articles, Élections
    categories: [jobs, 仕事, 👩‍💻]
    résumé: |
      Rédiger des articles sur la vie publique.

      求人情報を日本語で読む。 مرحبا بالعالم
    published: true
    salary: 2400
    note: null
    vide: ''
    contact: {nom: Zoé, adresse: zoe@example.org}
    dates:
      - {nom: entretien, le: 2021-05-06}
      - {nom: 面接, le: 2021-06-07}
    locale: fr
    date: '2017-05-23T16:02:11.316+00:00'
    ---
    Première ligne.

    最後の行。

    """

  static func session(_ columns: Int, _ rows: Int, _ language: Language) throws -> Session {
    func other(_ title: String, _ type: String) -> String {
      "---\ntitle: \(title)\ntype: \(type)\ntag: Civic Tech, Rails\nlocale: fr\ndate: 2016-01-02\n---\nTexte.\n"
    }
    return try Session(
      [
        "offre.md": posting, "b.md": other("Stage", "Stage"), "c.md": other("Développeur·se", "CDI"),
        "d.md": other("Rédacteur", "CDI"), "e.md": other("Autre", "Freelance 独立"),
        ".postings.yml":
          "fields: {salary: {type: number, max: 2000}, lieu: {label: Lieu de travail, required: true}}\n",
      ], columns: columns, rows: rows, language: language)
  }

  private static func page(_ session: Session, _ name: String, _ size: (Int, Int), _ language: Language) {
    expectPage(session, "\(name)-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("the form, and each of its widgets", arguments: sizes, Language.allCases)
  func widgets(size: (Int, Int), language: Language) throws {
    let session = try Self.session(size.0, size.1, language)
    session.press("e")
    Self.page(session, "form", size, language)
    session.press("<Enter>")
    Self.page(session, "form-line", size, language)
    session.press("<Esc>jjj<Enter>")
    Self.page(session, "form-choices", size, language)
    session.press("C-gj<Enter>")
    session.type("civ")
    Self.page(session, "form-tags", size, language)
    session.press("C-gjj<Enter>")
    Self.page(session, "form-text", size, language)
    session.press("C-gjjx")
    Self.page(session, "form-absence", size, language)
    session.press("<Esc>gg")
    for _ in 0..<30 where !session.cursorLine.contains("2017") { session.press("j") }
    session.press("<Enter>")
    Self.page(session, "form-date", size, language)
    session.press("C-ga")
    session.type("li")
    Self.page(session, "form-new", size, language)
    session.press("C-ggg")
    for _ in 0..<30 where !session.cursorLine.contains("dates") { session.press("j") }
    session.press("<Enter>jj")
    Self.page(session, "form-inside", size, language)
  }

  @Test("a change before it is written, and the question on the way out", arguments: sizes, Language.allCases)
  func diff(size: (Int, Int), language: Language) throws {
    let session = try Self.session(size.0, size.1, language)
    session.press("e<Enter>")
    session.type(" 求人")
    session.press("<Enter>jjj<Enter>")
    session.type("CDI")
    session.press("<Enter>j<Enter>")
    session.type("مرحبا بك,")
    session.press("<Esc>")
    Self.page(session, "form-changed", size, language)
    session.press("C-s")
    Self.page(session, "form-diff", size, language)
    session.press("<Esc><Esc>")
    Self.page(session, "form-leave", size, language)
  }

  @Test("a conflict with another program", arguments: sizes, Language.allCases)
  func conflict(size: (Int, Int), language: Language) throws {
    let session = try Self.session(size.0, size.1, language)
    session.press("e<Enter>")
    session.type(" 求人")
    session.press("<Enter>j<Enter>")
    session.type("大阪")
    session.press("<Enter>jjj<Enter>")
    session.type("مرحبا بك,")
    session.press("<Esc>")
    let theirs = Self.posting.replacing("télétravail partiel 👩‍💻 🎨", with: "présentiel 🎨")
      .replacing("東京の", with: "京都の").replacing("Élections", with: "Presse").replacing("2400", with: "2500")
    try session.write(theirs, to: "offre.md")
    session.press("C-sy")
    Self.page(session, "conflict", size, language)
    session.press("mdb")
    Self.page(session, "conflict-decided", size, language)
  }
}

extension Session {
  /// The line that the terminal's cursor stands on.
  var cursorLine: String { frame.cursor.map { lines[$0.y] } ?? "" }
}
