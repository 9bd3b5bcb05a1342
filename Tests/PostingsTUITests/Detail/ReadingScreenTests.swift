import Foundation
import PostingsLanguage
import PostingsTestSupport
import Testing

/// What reading and writing look like, with French, Japanese, Arabic and emoji data. Pages stand in `Golden`; with
/// `POSTINGS_UPDATE_GOLDEN=1` they are written instead of compared.
@MainActor @Suite("Reading and writing, as they look") struct ReadingScreenTests {
  nonisolated static let sizes = [(40, 12), (80, 24), (140, 40)]

  static func session(_ columns: Int, _ rows: Int, _ language: Language) throws -> Session {
    let french = """
      ---
      title: Chargé·e d'affaires publiques 求人 مرحبا 👩‍💻
      date: 2021-05-06
      ---
      # Présentation

      Rédiger des articles sur la vie publique, voir [l'offre anglaise](offre.en.md), <https://example.org/a>, et écrire
      à candidature@example.org.[^1]

      - [x] 求人情報を日本語で読む
      - [ ] مرحبا بالعالم
      - ~~ancien~~ 👩‍💻 équipe

      | Poste | 場所 | Salaire |
      |:--|:-:|--:|
      | Développeur·se | 東京 | 45 000 € |
      | مهندس | القاهرة | 12 |

      ```swift
      let count = 42 // combien ?
      ```

      {% include form.html %}

      ## Profil

      [^1]: Avant fin mai.

      """
    return try Session(
      [
        "offre.fr.md": french, "offre.en.md": "---\ntitle: Public affairs\ndate: 2020-01-01\n---\nText.\n",
        "autre.es.md": "---\ntitle: Otra\ndate: 2019-01-01\n---\nTexto.\n",
      ], columns: columns, rows: rows, language: language)
  }

  @Test("a posting", arguments: sizes, Language.allCases) func detail(size: (Int, Int), language: Language) throws {
    let session = try Self.session(size.0, size.1, language)
    session.press("<Enter>")
    expectPage(session, "detail-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("its links, its outline and the question before an address", arguments: sizes, Language.allCases)
  func boxes(size: (Int, Int), language: Language) throws {
    let session = try Self.session(size.0, size.1, language)
    session.press("<Enter>l")
    expectPage(session, "links-\(size.0)x\(size.1)-\(language.rawValue)")
    session.press("<Esc>o")
    expectPage(session, "outline-\(size.0)x\(size.1)-\(language.rawValue)")
    session.press("<Esc>2")
    expectPage(session, "address-\(size.0)x\(size.1)-\(language.rawValue)")
  }

  @Test("its body in the built-in editor", arguments: sizes, Language.allCases)
  func editor(size: (Int, Int), language: Language) throws {
    let session = try Self.session(size.0, size.1, language)
    session.press("B<Down><Down>")
    session.type("日本é ")
    expectPage(session, "body-\(size.0)x\(size.1)-\(language.rawValue)")
    session.press("<Esc>")
    expectPage(session, "body-leave-\(size.0)x\(size.1)-\(language.rawValue)")
  }
}

/// Compares the screen with the page of this name; blanks at the ends of lines do not count.
@MainActor func expectPage(_ session: Session, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden/\(name).txt")
  let lines = session.lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  let text = lines.joined(separator: "\n") + "\n"
  if ProcessInfo.processInfo.environment["POSTINGS_UPDATE_GOLDEN"] == "1" {
    try? FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    #expect(throws: Never.self, sourceLocation: sourceLocation) { try Data(text.utf8).write(to: file) }
    return
  }
  let wanted = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  #expect(
    Array(text.utf8) == Array(wanted.utf8), "\(name) is\n\(text)and not\n\(wanted)", sourceLocation: sourceLocation)
}
