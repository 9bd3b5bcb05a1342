import Foundation
import SystemPackage
import Testing

@testable import Postings

/// What a start with an index makes of files that changed meanwhile.
@Suite struct IndexCheckTests {
  private let folder = IndexedFolder()

  private func posting(_ title: String) -> String { "---\ntitle: \(title)\n---\n" }

  private var fresh: [String] { scan([folder.postings.path]).table.summary }

  @Test("files that did not change are not read again; those that did, in any way, are")
  func changes() async throws {
    for name in ["a", "b", "c", "d/e", "d/f", "g", "h"] { folder.postings.write("\(name).md", posting(name)) }
    folder.postings.write("blank.md", "Nothing\n")
    folder.postings.write("other.md", "Nothing either\n")
    folder.postings.write("broken.md", "---\ntitle: 'x\n---\n")
    await IndexedFolder.letTimePass()
    folder.keep()
    let same = try #require(folder.check())
    // What has a problem is read at every start, for the sake of its words.
    #expect(same.read == 1)
    #expect(same.table.summary == fresh)
    #expect(same.table.blanks.count == 2)

    let kept = try FileManager.default.attributesOfItem(atPath: folder.postings.file("b.md").string)
    folder.postings.write("a.md", posting("a longer title"))
    folder.postings.write("b.md", posting("B"))
    try FileManager.default.setAttributes(
      [.modificationDate: kept[.modificationDate]!], ofItemAtPath: folder.postings.file("b.md").string)
    try FileManager.default.removeItem(atPath: folder.postings.file("c.md").string)
    try FileManager.default.moveItem(
      atPath: folder.postings.file("d").string, toPath: folder.postings.file("moved").string)
    rename(folder.postings.file("g.md").string, folder.postings.file("h.md").string)
    folder.postings.write("blank.md", posting("No blank any more"))
    folder.postings.write("new/n.md", posting("N"))
    let changed = try #require(folder.check())
    #expect(changed.table.summary == fresh)
    #expect(changed.table.count == 8)
    #expect(changed.read == 8)
  }

  @Test("a file that was read in the tick of the clock in which it changed is read again")
  func racy() throws {
    folder.postings.write("a.md", posting("a"))
    folder.keep()
    folder.postings.write("a.md", posting("b"))
    let checked = try #require(folder.check())
    #expect(checked.read == 1)
    #expect(checked.table.title(0) == "b")
  }

  @Test("a folder that is ignored since is gone, and one that is ignored no more is back")
  func ignoring() throws {
    folder.postings.write("x/a.md", posting("a"))
    folder.postings.write("y/b.md", posting("b"))
    folder.postings.write(".gitignore", "/y/\n")
    folder.keep()
    folder.postings.write(".gitignore", "/x/\n")
    let checked = try #require(folder.check())
    #expect(checked.table.summary == fresh)
    #expect(checked.table.count == 1)
  }

  @Test("what is kept after a check is what a fresh reading gives")
  func again() throws {
    for number in 0..<20 { folder.postings.write("\(number).md", posting("\(number)")) }
    folder.keep()
    for number in 5..<10 { unlink(folder.postings.file("\(number).md").string) }
    for number in 10..<30 { folder.postings.write("\(number).md", posting("n\(number)")) }
    let checked = try #require(folder.check())
    folder.index.keep(checked.table, of: [folder.postings.path], options: folder.options)
    #expect(folder.load()?.summary == fresh)
    #expect(folder.load()?.rowLimit == 25)
  }
}
