import Foundation
import FrontMatter
import SystemPackage
import Testing

@testable import Postings

@Suite struct CollectionScanTests {
  private let folder = SampleFolder()

  @Test("postings are found in all folders, other files are not")
  func finds() {
    folder.write("a.md")
    folder.write("deep/er/b.MARKDOWN", "+++\ntitle = 'T'\n+++\n")
    folder.write("c.html", "{\"title\": \"T\"}\n")
    folder.write("broken.md", "---\ntitle: 'T\n---\n")
    folder.write("plain.md", "# No front matter\n")
    folder.write("rule.md", "---\n\nA rule.\n")
    folder.write("empty.md", "")
    folder.write("image.png", "---\ntitle: T\n---\n")
    folder.write("README")
    folder.write(".hidden.md")
    folder.write(".git/x.md")
    folder.write("_site/x.md")
    folder.write("node_modules/x.md")
    let result = scan([folder.path])
    #expect(result.names(below: folder.path) == ["a.md", "broken.md", "c.html", "deep/er/b.MARKDOWN"])
    #expect(result.failures == [])
    #expect(result.wasCancelled == false)
    #expect(result.lateEvents == 0)
  }

  @Test("paths are those that were asked for, with the names below")
  func paths() {
    folder.write("x/a.md")
    #expect(scan([folder.file("x/")]).names(below: "") == [folder.file("x/a.md").string])
    #expect(scan([folder.file("x/../x")]).names(below: "") == [folder.file("x/../x/a.md").string])
  }

  @Test("folders and files say a posting’s language and whether it is a draft, below the folder that was opened")
  func places() throws {
    folder.write("de/site/fr/a.md")
    folder.write("de/site/_drafts/b.md")
    folder.write("de/site/fr/2017-05-23-c.en.md")
    let table = scan([folder.file("de/site")]).table
    func row(_ name: String) throws -> PostingTable.Row { try #require(table.row(of: folder.file("de/site/" + name))) }
    #expect(table.locale(try row("fr/a.md")) == "fr")
    #expect(table.locale(try row("_drafts/b.md")) == nil)
    #expect(table.state(try row("_drafts/b.md")) == .draft)
    #expect(table.locale(try row("fr/2017-05-23-c.en.md")) == "en")
    #expect(table.dateText(try row("fr/2017-05-23-c.en.md")) == "2017-05-23")
    let above = scan([folder.file("de")]).table
    #expect(above.locale(try #require(above.row(of: folder.file("de/site/fr/a.md")))) == "fr")
    #expect(above.locale(try #require(above.row(of: folder.file("de/site/_drafts/b.md")))) == "de")
    #expect(scan([folder.file("de/site/fr")]).table.locale(0) != nil)
  }

  @Test("links to files and folders are followed, loops end, and a folder is found under its own name first")
  func links() {
    folder.write("real/a.md")
    folder.link("real/loop", to: "..")
    folder.link("alias", to: "real")
    folder.link("real/b.md", to: "a.md")
    folder.link("dead.md", to: "nowhere")
    folder.link("self", to: "self")
    for _ in 0..<20 {
      let result = scan([folder.path])
      #expect(result.names(below: folder.path) == ["real/a.md", "real/b.md"])
      #expect(result.failures == [])
    }
  }

  @Test("the same folder twice, or one within the other, is read once")
  func overlap() {
    folder.write("x/a.md")
    #expect(scan([folder.path, folder.path, folder.file("x")]).names(below: folder.path) == ["x/a.md"])
  }

  @Test(
    "what cannot be read is told once each, and the rest is read",
    .disabled(if: geteuid() == 0, "nothing is closed to root"))
  func unreadable() throws {
    folder.write("a.md")
    let file = folder.write("b.md")
    folder.write("closed/c.md")
    try #require(chmod(file.string, 0) == 0 && chmod(folder.file("closed").string, 0) == 0)
    let result = scan([folder.path])
    #expect(result.names(below: folder.path) == ["a.md"])
    #expect(Set(result.failures.map(\.path)) == [file, folder.file("closed")])
    #expect(result.failures.allSatisfy { $0.errno == EACCES && !$0.isRoot })
  }

  @Test("a root that is not there is told as such")
  func noRoot() {
    let result = scan([folder.file("nothing"), folder.write("a.md")])
    #expect(result.failures == [CollectionScan.Failure(path: folder.file("nothing"), errno: ENOENT, isRoot: true)])
    #expect(result.table.count == 1)
    #expect(scan([]).wasCancelled == false)
  }

  @Test("files that were named are postings whatever they are called and hold")
  func explicit() {
    let files = [
      folder.write("notes", "no front matter"), folder.write(".hidden"), folder.write("a.md"),
      folder.write("empty", ""),
    ]
    let result = scan(files)
    #expect(result.table.count == 4)
    #expect(result.table.format(0) == nil)
    #expect(result.table.format(1) == .yaml)
    #expect(result.table.title(2) == "T")
    #expect(result.failures == [])
  }

  @Test("a FIFO, a device and a socket hold nothing up")
  func special() throws {
    folder.write("a.md")
    try #require(mkfifo(folder.file("fifo.md").string, 0o600) == 0)
    #expect(scan([folder.path]).names(below: folder.path) == ["a.md"])
    let result = scan([folder.file("fifo.md"), "/dev/null"])
    #expect(result.table.count == 0)
    #expect(result.failures.map(\.errno) == [EINVAL, EINVAL])
  }

  @Test("names that are not UTF-8 stay as they are")
  func bytes() throws {
    let path = FilePath(bytes: folder.path.bytes + [0x2F, 0x61, 0xFF, 0x2E, 0x6D, 0x64])
    let descriptor = try FileDescriptor.open(path, .writeOnly, options: .create, permissions: .ownerReadWrite)
    _ = try descriptor.closeAfter { try descriptor.writeAll("---\ntitle: T\n---\n".utf8) }
    #expect(scan([folder.path]).table.path(0) == path)
  }

  @Test(
    "a front matter beyond the first read is read whole, and only that", arguments: [4000, 4090, 4096, 5000, 70_000])
  func long(_ size: Int) {
    let filler = String(repeating: "# comment\n", count: size / 10)
    folder.write("a.md", "---\ntitle: T\n\(filler)tags: [x, y]\n---\nbody\n")
    folder.write("b.md", "---\ntitle: T\n---\n" + String(repeating: "x", count: size))
    folder.write("c.md", "---\ntitle: T\n" + filler)
    let result = scan([folder.path])
    #expect(result.table.tags(result.table.row(of: folder.file("a.md"))!) == ["x", "y"])
    #expect(result.table.state(result.table.row(of: folder.file("b.md"))!) == .live)
    #expect(result.table.state(result.table.row(of: folder.file("c.md"))!) == .broken)
  }

  @Test("it can be given up, says so, and then says no more")
  func cancel() {
    for number in 0..<2000 { folder.write("d\(number % 50)/p\(number).md") }
    let result = scan([folder.path]) { $0?.cancel() }
    #expect(result.wasCancelled == true || result.table.count == 2000)
    #expect(result.lateEvents == 0)
  }

  @Test("ignored files and folders are left out, unless they are asked for")
  func ignored() {
    folder.write(".gitignore", "/out/\n*.tmp.md\n!keep.tmp.md\n")
    folder.write("a.md")
    folder.write("x.tmp.md")
    folder.write("keep.tmp.md")
    folder.write("out/b.md")
    folder.write("sub/out/c.md")
    folder.write("sub/.gitignore", "d.md\n")
    folder.write("sub/d.md")
    folder.write("d.md")
    #expect(scan([folder.path]).names(below: folder.path) == ["a.md", "d.md", "keep.tmp.md", "sub/out/c.md"])
    var options = CollectionScan.Options()
    options.names.obeysGitIgnore = false
    #expect(scan([folder.path], options).table.count == 7)
  }

  @Test("rules above the folder count as far up as the repository reaches")
  func ignoredAbove() throws {
    try FileManager.default.createDirectory(
      atPath: folder.file("repo/.git/info").string, withIntermediateDirectories: true)
    folder.write(".gitignore", "*.md\n")
    folder.write("repo/.gitignore", "/site/a/x.md\n")
    folder.write("repo/.git/info/exclude", "secret.md\n")
    folder.write("repo/site/a/x.md")
    folder.write("repo/site/a/y.md")
    folder.write("repo/site/secret.md")
    #expect(scan([folder.file("repo/site")]).names(below: folder.file("repo/site")) == ["a/y.md"])
    #expect(scan([folder.file("repo/site/a")]).names(below: folder.file("repo/site/a")) == ["y.md"])
  }
}
