import PostingsLanguage
import PostingsTestSupport
import Testing

/// Postings with a comma string, a list and a block list of tags, one closed by a word, one that cannot be read.
@MainActor enum BulkFixtures {
  static let first =
    "---\ntitle: First\ntag: Civic Tech, Rails # two\nstatus: open\nlocale: fr\ndate: 2026-01-03\n---\nBody 1\n"
  static let second =
    "---\r\ntitle: 'Second'\r\ntags: [Data,  rails]\r\nlocale: fr\r\ndate: 2026-01-02\r\n---\r\nBody 2"
  static let third =
    "---\ntitle: Third\ntags:\n  - Civic-Tech\nstatus: closed\nlocale: en\ndate: 2026-01-01\npublished: true\n---\n"
  static let broken = "---\ntitle: \"Nowhere\n---\nBody\n"

  static func session(
    columns: Int = 80, rows: Int = 24, language: Language = .english, broken isBroken: Bool = false
  ) throws -> Session {
    isBroken
      ? try Session(
        ["a.md": first, "b.md": second, "c.md": third, "z.md": broken], columns: columns, rows: rows, language: language
      )
      : try Session(["a.md": first, "b.md": second, "c.md": third], columns: columns, rows: rows, language: language)
  }

  static func expectUntouched(_ session: Session, sourceLocation: SourceLocation = #_sourceLocation) throws {
    #expect(try session.bytes(of: "a.md") == Array(first.utf8), sourceLocation: sourceLocation)
    #expect(try session.bytes(of: "b.md") == Array(second.utf8), sourceLocation: sourceLocation)
    #expect(try session.bytes(of: "c.md") == Array(third.utf8), sourceLocation: sourceLocation)
  }
}

extension Session {
  var status: String { lines[lines.count - 2] }
}
