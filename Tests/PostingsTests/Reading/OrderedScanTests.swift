import SystemPackage
import Testing

@testable import Postings

@Suite struct OrderedScanTests {
  private let folder = SampleFolder()

  /// The paths that commands list, below the folder, in their order.
  private func listed(_ roots: [FilePath]) -> [String] {
    var paths: [FilePath] = []
    OrderedScan().run(
      roots,
      transform: { items in items.compactMap { if case .posting(let posting) = $0 { posting.path } else { nil } } },
      receive: {
        paths += $0
        return true
      })
    return paths.map { path in
      var path = path
      _ = path.removePrefix(folder.path)
      return path.string
    }
  }

  /// Names, links, rules and repositories that a walk can go wrong at.
  private func makeTrickyTree() {
    folder.write(".git/info/exclude", "secret.md\n")
    folder.write(
      ".gitignore", "*.tmp.md\n/build\ndrafts/*\n!drafts/keep.md\n**/old/**/x.md\nlinked/\n# not this\n\\#odd.md\n")
    folder.write("a.md")
    folder.write("a.tmp.md")
    folder.write("secret.md")
    folder.write("#odd.md")
    folder.write("build/a.md")
    folder.write("jobs/build/a.md")
    folder.write("drafts/keep.md")
    folder.write("drafts/lost.md")
    folder.write("old/deep/er/x.md")
    folder.write("old/deep/er/y.md")
    folder.write("jobs/.gitignore", "!secret.md\nb*.md\n")
    folder.write("jobs/secret.md")
    folder.write("jobs/b.md")
    folder.write("jobs/sub/b2.md")
    folder.write("jobs/sub/.gitignore", "!b2.md")
    folder.write("jobs.md")
    folder.write("jobs-2/a.md")
    folder.write("vendor/a.md")
    folder.write("node_modules/a.md")
    folder.write(".hidden/a.md")
    folder.write("z-real/a.md")
    folder.write("outside/a.md")
    // A link comes before the name of its own that a folder has; a rule for folders does not hold for a link.
    folder.link("a-alias", to: "z-real")
    folder.link("z-real/loop", to: "..")
    folder.link("linked", to: "vendor")
    folder.link("c.md", to: "jobs/sub/b2.md")
    folder.link("dead.md", to: "nowhere.md")
  }

  @Test("commands list the files that the screens show", arguments: ["", "jobs", "a-alias", "jobs/sub", "vendor"])
  func sameFiles(_ root: String) {
    makeTrickyTree()
    let root = root.isEmpty ? folder.path : folder.file(root)
    let commands = listed([root])
    #expect(commands == scan([root]).names(below: folder.path))
    #expect(!commands.isEmpty)
  }

  @Test("what git ignores is left out, unless it is asked for")
  func ignored() {
    makeTrickyTree()
    #expect(
      listed([folder.path]) == [
        "a.md", "c.md", "drafts/keep.md", "jobs-2/a.md", "jobs.md", "jobs/build/a.md", "jobs/secret.md",
        "jobs/sub/b2.md", "linked/a.md", "old/deep/er/y.md", "outside/a.md", "z-real/a.md",
      ])
    let named = [folder.path, folder.file("secret.md"), folder.file("build"), folder.file("a.md"), folder.file("jobs")]
    #expect(listed(named).filter { $0 == "secret.md" || $0.hasPrefix("build/") } == ["build/a.md", "secret.md"])
    #expect(listed(named).count == 14, "what a walk comes by anyway is listed once")
  }

  @Test("a link that leads out of the folder is followed, one that leads back in is not")
  func links() {
    makeTrickyTree()
    folder.link("jobs/away", to: "../outside")
    folder.link("jobs/back", to: "sub")
    #expect(listed([folder.file("jobs")]) == ["jobs/away/a.md", "jobs/build/a.md", "jobs/secret.md", "jobs/sub/b2.md"])
  }

  @Test("the example of the documentation finds what it asks for")
  func documented() throws {
    folder.write("a.md", "---\ntitle: Stage\ntags: Civic Tech, Rails\nlocale: fr\ndate: 2017-05-23\n---\n")
    folder.write("b.md", "---\ntitle: Job\ntags: [Civic Tech]\nlocale: en\ndate: 2017-05-23\n---\n")
    let query = try Query("tag:civic locale:fr date>2017-05-01")
    let filter = PostingFilter(query.expression, now: 0)
    var titles: [String?] = []
    OrderedScan().run(
      [folder.path],
      transform: { items in
        filter.matching(items.compactMap { if case .posting(let posting) = $0 { posting } else { nil } })
      },
      receive: { postings in
        titles += postings.map(\.roles.title)
        return true
      })
    #expect(titles == ["Stage"])
  }
}
