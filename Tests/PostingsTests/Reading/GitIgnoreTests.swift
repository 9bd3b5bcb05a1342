import Foundation
import SystemPackage
import Testing

@testable import Postings

@Suite struct GitIgnoreTests {
  private static func ignores(_ rules: String, _ path: String) -> Bool {
    let ignore = GitIgnore(Array(rules.utf8), parent: nil, dropped: 0)
    let isFolder = path.hasSuffix("/")
    let names = path.split(separator: "/")
    let prefix = names.dropLast().map { $0 + "/" }.joined()
    return Array(names.last!.utf8).withUnsafeBytes {
      ignore.ignores($0, isFolder: isFolder, prefix: Array(prefix.utf8))
    }
  }

  static let rows: [(rules: String, path: String, isIgnored: Bool)] = [
    ("a.md", "a.md", true), ("a.md", "x/a.md", true), ("a.md", "a.mdx", false), ("/a.md", "x/a.md", false),
    ("x/a.md", "x/a.md", true), ("x/a.md", "y/x/a.md", false), ("out/", "out", false), ("out/", "out/", true),
    ("out/", "x/out/", true), ("/out/", "x/out/", false), ("*.md", "a.md", true), ("*.md\n!a.md", "a.md", false),
    ("!a.md\n*.md", "a.md", true), ("# a.md", "# a.md", false), ("\\# a.md", "# a.md", true), ("\\!a", "!a", true),
    ("a.md  ", "a.md", true), ("a\\ ", "a ", true), ("a.md\r\n", "a.md", true), ("\u{FEFF}a.md", "a.md", true),
    ("**/a.md", "x/y/a.md", true), ("**/a.md", "a.md", true), ("x/**", "x/y/a.md", true), ("x/**", "x/", false),
    ("x/**/a.md", "x/a.md", true), ("x/*/a.md", "x/y/z/a.md", false), ("x/**y/a.md", "x/zy/a.md", true),
    ("x/**y/a.md", "x/z/zy/a.md", false), ("[a-c].md", "b.md", true), ("[!a-c].md", "b.md", false),
    ("[ab", "[ab", false),
    ("?.md", "ab.md", false), ("", "a", false), ("/", "a", false), ("é*", "été", true), ("*\n!*/\n!*.md", "x/", false),
    ("*\n!*/\n!*.md", "x/a.md", false), ("*\n!*/\n!*.md", "x/a.txt", true),
  ]

  @Test("a rule ignores what gitignore(5) says", arguments: rows)
  func rule(_ row: (rules: String, path: String, isIgnored: Bool)) {
    #expect(Self.ignores(row.rules, row.path) == row.isIgnored)
  }

  @Test("the innermost file with a rule for it decides")
  func nested() {
    let outer = GitIgnore(Array("*.md\n/b/x.txt".utf8), parent: nil, dropped: 0)
    let inner = GitIgnore(Array("!a.md\n/x.txt".utf8), parent: outer, dropped: 2)
    func ignores(_ name: String, _ prefix: String) -> Bool {
      Array(name.utf8).withUnsafeBytes { inner.ignores($0, isFolder: false, prefix: Array(prefix.utf8)) }
    }
    #expect(!ignores("a.md", "b/"))
    #expect(ignores("c.md", "b/"))
    #expect(ignores("x.txt", "b/"))
    #expect(!ignores("x.txt", "b/c/"))
  }

  static let git: String? = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("git itself says the same of random rules", .enabled(if: git != nil, "needs git"), arguments: 0..<6)
  func asGit(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let folder = SampleFolder()
    let pieces = [
      "a", "b", "ab", "*", "?", "**", "[ab]", "[!a]", "a*", "*b", "\\a", "[a-]", "[]b]", "a?b", "[[:alpha:]]", "!", "#",
      " ",
    ]
    var rules: [String] = []
    for _ in 0..<12 {
      var rule = random.chance(25) ? "!" : ""
      if random.chance(20) { rule += "/" }
      rule += (0..<Int.random(in: 1...3, using: &random)).map { _ in random.pick(pieces) }.joined(
        separator: random.chance(60) ? "/" : "")
      if random.chance(20) { rule += "/" }
      rules.append(rule)
    }
    folder.write(".gitignore", rules.joined(separator: "\n") + "\n")
    var paths: [String] = []
    for first in ["a", "b", "ab", "c", "!a", "aab"] {
      for second in ["a", "b", "abb", "]", "-"] {
        folder.write("\(first)d/\(second)d/ab")
        for third in ["a", "b", "ab", "ba", "#", "!"] where random.chance(40) {
          paths.append("\(first)d/\(second)d/\(third)")
        }
        paths.append("\(first)/\(second)")
        folder.write("\(first)/\(second)")
      }
    }
    for path in paths { folder.write(path) }
    try run(["init", "-q"], in: folder, input: "")
    let said = try run(
      ["check-ignore", "--stdin", "--no-index"], in: folder, input: paths.joined(separator: "\n") + "\n")
    let ignored = Set(said.split(separator: "\n").map(String.init))
    let own = paths.filter { path in
      // A folder above that is ignored takes all in it along.
      let names = path.split(separator: "/")
      return (1...names.count).contains { count in
        let part = names.prefix(count).joined(separator: "/") + (count < names.count ? "/" : "")
        return Self.ignores(rules.joined(separator: "\n"), part)
      }
    }
    #expect(Set(own).symmetricDifference(ignored).isEmpty, "\(rules)")
  }

  @discardableResult
  private func run(_ arguments: [String], in folder: SampleFolder, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: Self.git!)
    process.arguments = ["-c", "core.quotePath=false", "-c", "core.excludesFile="] + arguments
    process.currentDirectoryURL = URL(filePath: folder.path.string)
    let (stdin, stdout) = (Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
