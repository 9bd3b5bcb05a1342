import Foundation
import PostingsLanguage
import PostingsTestSupport
import Testing

/// Four postings: a comma string of tags, a list, a draft and a broken one.
@MainActor enum Fixtures {
  static let seed = """
    ---
    title: Stage 6 mois, affaires publiques
    layout: job
    type: 
    tag: Rédaction article, Affaires publiques , Civic Tech
    published: true
    locale: fr
    date: '2017-05-23T16:02:11.316+00:00'
    ---

    ## Présentation

    Du *texte*, un [lien](https://example.org/a).

    - un
    - deux

    """
  static let developer = """
    ---
    title: Rails developer
    layout: job
    tag: Civic Tech, Rails
    type: CDI
    published: true
    locale: en
    date: 2018-01-02
    ---
    Ruby, 求人.

    """
  static let draft = """
    ---
    title: "Rédactrice"
    layout: job
    tags: [Rédaction article]
    type: CDI
    published: false
    locale: fr
    date: 2020-02-03
    ---
    Texte.

    """
  static let broken = "---\ntitle: \"Nowhere\ntags: [x]\n---\nBody\n"

  static func session(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Session {
    try Session(
      ["seed.md": seed, "developer.md": developer, "draft.md": draft, "broken.md": broken], columns: columns,
      rows: rows,
      language: language)
  }

  /// The form of the seed.
  static func form(columns: Int = 80, rows: Int = 24, language: Language = .english) throws -> Session {
    let session = try session(columns: columns, rows: rows, language: language)
    session.press("jje")
    return session
  }
}

/// Compares a screen with the lines that it must have; blanks at the ends of lines do not count.
@MainActor func expect(_ session: Session, shows golden: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let lines = session.screen.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
  let wanted = golden.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed)
  // Empty lines at the end of a golden text are left out.
  let same = lines.elementsEqual(wanted + Array(repeating: "", count: max(0, lines.count - wanted.count)))
  #expect(same, "the screen is\n\(lines.joined(separator: "\n"))\nand not\n\(golden)", sourceLocation: sourceLocation)
}

private func trimmed(_ line: Substring) -> String {
  var line = line
  while line.last == " " { line.removeLast() }
  return String(line)
}

extension Session {
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(at: folder.appendingPathComponent(name))
  }
}
