import Foundation
import PostingsLanguage
import PostingsTestSupport
import Testing

/// A small board in several scripts, with views of its own.
@MainActor enum Board {
  static let settings = """
    # The views of the team.
    views:
      By type: {sort: [type, "date:desc"], group: type}
      Salaries: {filter: "has:salary", columns: [title, salary, date], sort: salary}

    """

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Session {
    try Session(
      [
        ".postings.yml": settings,
        "a.md": posting(
          "Chargé·e d’affaires publiques", "CDI", "Civic Tech, Élections", "fr", "2017-05-23", salary: "2400"),
        "b.md": posting("東京のエンジニア募集", "CDI", "Ruby", "ja", "2018-01-02", salary: "550"),
        "c.md": posting("Designer 👩‍💻 🎨", "Stage", "Design", "en", "2018-03-04"),
        "d.md": posting(
          "Développeur·se Ruby, télétravail partiel possible à Nantes", "CDI", "Ruby, Rails, Civic Tech", "fr",
          "2019-01-02"),
        "e.md": posting("Re\u{301}dacteur", "stage", "", "fr", "2016-01-02"),
        "f.md": posting("Draft without a type", "", "Rédaction", "en", "2020-02-03", isDraft: true),
        "g.md": "---\ntitle: \"Nowhere\n---\nBody\n",
      ], columns: columns, rows: rows, language: language)
  }

  private static func posting(
    _ title: String, _ type: String, _ tags: String, _ locale: String, _ date: String, isDraft: Bool = false,
    salary: String? = nil
  ) -> String {
    """
    ---
    title: "\(title)"
    type: \(type)
    tag: \(tags)
    locale: \(locale)
    date: \(date)
    published: \(!isDraft)
    \(salary.map { "salary: \($0)\n---" } ?? "---")

    ## \(title)

    """
  }
}

/// Compares a screen with the text of `Golden/NAME.txt`; with `POSTINGS_UPDATE_GOLDEN=1` the file is written instead.
@MainActor func expect(_ session: Session, matches name: String, sourceLocation: SourceLocation = #_sourceLocation)
  throws
{
  let file = URL(filePath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden/\(name).txt")
  let screen = session.screen + "\n"
  if ProcessInfo.processInfo.environment["POSTINGS_UPDATE_GOLDEN"] == "1" { try Data(screen.utf8).write(to: file) }
  let golden = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(screen == golden, "\(name) is\n\(screen)\nand not\n\(golden)", sourceLocation: sourceLocation)
}
