import Testing

@testable import Postings

@Suite struct PathPatternTests {
  static let rows: [(pattern: String, path: String, matches: Bool)] = [
    ("jobs", "site/_jobs/a.md", true), ("JOBS/é", "site/_jobs/E.md", true), ("jobs", "site/a.md", false),
    ("*.md", "site/a.md", true), ("*.md", "site/a.html", false), ("a*", "abc/b.md", false),
    ("?.md", "site/a.md", true), ("?.md", "site/ab.md", false),
    ("[ab].md", "b.md", true), ("[!ab].md", "b.md", false), ("[^ab].md", "c.md", true), ("[a-c]x", "bx", true),
    ("[]a].md", "].md", true), ("[a", "[a", false), ("[[:digit:]]*", "2017.md", true),
    ("_jobs/*", "site/_jobs/a.md", true), ("_jobs/*", "site/_jobs/fr/a.md", false),
    ("jobs/*", "site/_jobs/a.md", false),
    ("_jobs/**", "site/_jobs/fr/a.md", true), ("_jobs/**/a.md", "_jobs/a.md", true),
    ("_jobs/**/a.md", "_jobs/x/y/a.md", true), ("**/x*.md", "a/xb/x.md", true), ("**/x*.md", "a/xb/y.md", false),
    ("**/b", "ab", false), ("**/b", "b", true), ("*/b.md", "/tmp/a/b.md", true), ("/tmp/*.md", "/tmp/a.md", true),
    ("/tmp/*.md", "/x/tmp/a.md", false), ("/_jobs/*", "_jobs/a.md", true), ("_jobs/*/", "_jobs/fr/x/a.md", true),
    ("a*b*c", "a/b/c", false), ("**", "a/b", true), ("*", "a/b", true), ("", "a", true),
    ("\\*.md", "a.md", false), ("\\*.md", "*.md", true),
  ]

  @Test("a pattern is matched as a shell does", arguments: rows)
  func pattern(_ row: (pattern: String, path: String, matches: Bool)) {
    let path = Array(row.path.utf8)
    var room: [UInt8] = []
    #expect(path.withUnsafeBytes { PathPattern(row.pattern).matches($0, &room) } == row.matches)
  }

  @Test("a thousand stars over a long path end soon")
  func hostile() {
    let path = Array(String(repeating: "a/aaaaaaaaab", count: 400).utf8)
    let patterns = [
      String(repeating: "*a", count: 1000) + "c", String(repeating: "**/", count: 1000) + "c",
      String(repeating: "**/*a*", count: 100) + "c", String(repeating: "[", count: 10_000), "[a-", "\\", "[\\", "[[:x",
    ]
    var room: [UInt8] = []
    for pattern in patterns { #expect(!path.withUnsafeBytes { PathPattern(pattern + "?x").matches($0, &room) }) }
  }
}
