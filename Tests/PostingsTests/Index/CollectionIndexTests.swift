import Foundation
import SystemPackage
import Testing

@testable import Postings

@Suite struct CollectionIndexTests {
  private let folder = IndexedFolder()

  @Test("what is kept is what is loaded, the newest posting first, and a screenful of it has the same rows")
  func roundTrip() throws {
    for number in 0..<600 {
      folder.postings.write(
        "d\(number % 7)/p\(number).md",
        """
        ---
        title: Poste n° \(number % 50)
        date: 2017-\(10 + number % 3)-\(10 + number % 19)
        tag: [a, Été \(number % 5)]
        draft: \(number % 3 == 0)
        expires: 2016-01-0\(1 + number % 9)
        ---

        """)
    }
    folder.postings.write("plain.md", "No front matter\n")
    let written = folder.keep()
    var head: PostingTable?
    let whole = try #require(
      folder.index.load([folder.postings.path], options: folder.options, now: testNow) { head = $0 })
    #expect(whole.summary == written.summary)
    #expect(whole.count == 600)
    #expect(whole.newestFirst == Array(0..<600))
    let screenful = try #require(head)
    #expect(screenful.count == IndexLayout.headCount)
    for row in 0..<PostingTable.Row(IndexLayout.headCount) {
      #expect(screenful.path(row) == whole.path(row))
      #expect(screenful.title(row) == whole.title(row))
    }
  }

  @Test("rows keep their answers: words, fields, facets and orders are those of the table that was written")
  func queries() throws {
    var random = Seeded(5)
    let records = (0..<400).map { random.record($0) }
    var written = table(records)
    for number in stride(from: 0, to: 400, by: 9) { written.remove(records[number].path) }
    let index = folder.index
    #expect(index.keep(written, of: ["/x"], options: folder.options))
    let loaded = try #require(index.load(["/x"], options: folder.options, now: testNow))
    #expect(loaded.rowLimit == written.count)
    for _ in 0..<200 {
      let expression = random.expression()
      func paths(_ table: PostingTable) -> Set<FilePath> {
        var paths: Set<FilePath> = []
        QueryMatcher(table).rows(matching: expression).forEach { paths.insert(table.path($0)) }
        return paths
      }
      #expect(paths(loaded) == paths(written))
    }
    for name in ["tag", "title", "state", "locale", "price"] {
      let all = QueryMatcher(written).rows(matching: .all)
      let counts = Facet(name, of: all, in: written).values.map(\.count)
      #expect(Facet(name, of: QueryMatcher(loaded).rows(matching: .all), in: loaded).values.map(\.count) == counts)
    }
  }

  @Test("an index of other folders, other options or another number of roots is not taken for this one")
  func identity() {
    let index = folder.index
    let sample = table([record("/x/a.md", "title: A")])
    #expect(index.keep(sample, of: ["/x"], options: folder.options))
    #expect(index.load(["/y"], options: folder.options, now: 0) == nil)
    #expect(index.load(["/x", "/x"], options: folder.options, now: 0) == nil)
    var options = folder.options
    options.names.obeysGitIgnore = false
    #expect(index.load(["/x"], options: options, now: 0) == nil)
    options = folder.options
    options.roleMap = RoleMap(overrides: [.title: ["name"]])
    #expect(index.load(["/x"], options: options, now: 0) == nil)
    #expect(index.load(["/x"], options: folder.options, now: 0) != nil)
  }

  @Test("a small collection is not kept, and takes away the index of a time when it was larger")
  func small() {
    var index = folder.index
    let sample = table([record("/x/a.md", "title: A")])
    #expect(index.keep(sample, of: ["/x"], options: folder.options))
    index.minimumCount = 2
    #expect(!index.keep(sample, of: ["/x"], options: folder.options))
    #expect(folder.names == [])
  }

  @Test("files are closed to others, and a folder that is open to others is not used")
  func privacy() throws {
    let index = folder.index
    let sample = table([record("/x/a.md", "title: A")])
    #expect(index.keep(sample, of: ["/x"], options: folder.options))
    let file = try #require(folder.file)
    let mode = try FileManager.default.attributesOfItem(atPath: file.string)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    chmod(file.string, 0o644)
    #expect(index.load(["/x"], options: folder.options, now: 0) == nil)
    chmod(file.string, 0o600)
    #expect(index.load(["/x"], options: folder.options, now: 0) != nil)
    chmod(file.removingLastComponent().string, 0o755)
    #expect(index.load(["/x"], options: folder.options, now: 0) == nil)
    #expect(!index.keep(sample, of: ["/x"], options: folder.options))
  }

  @Test("two programs that keep at once leave one whole index and nothing else")
  func race() async throws {
    let index = folder.index
    let options = folder.options
    await withTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          let sample = table((0..<50).map { record("/x/\(writer)-\($0).md", "title: \(writer)") })
          for _ in 0..<5 { index.keep(sample, of: ["/x"], options: options) }
        }
      }
    }
    let loaded = try #require(index.load(["/x"], options: options, now: 0))
    #expect(loaded.count == 50)
    #expect(Set((0..<50).map { loaded.title($0) }).count == 1)
    #expect(folder.names.count == 1)
  }

  @Test("an index of long ago and a temporary file of a killed program are removed")
  func cleaning() throws {
    let index = folder.index
    let sample = table([record("/x/a.md", "title: A")])
    #expect(index.keep(sample, of: ["/old"], options: folder.options))
    let old = try #require(folder.file)
    let killed = old.removingLastComponent().appending("0123456789abcdef.index.tmp")
    let other = old.removingLastComponent().appending("note.txt")
    for file in [killed, other] { _ = FileManager.default.createFile(atPath: file.string, contents: nil) }
    for file in [old, killed, other] {
      try FileManager.default.setAttributes([.modificationDate: Date.distantPast], ofItemAtPath: file.string)
    }
    #expect(index.keep(sample, of: ["/new"], options: folder.options))
    #expect(folder.names.count == 2)
    #expect(index.load(["/old"], options: folder.options, now: 0) == nil)
    #expect(index.load(["/new"], options: folder.options, now: 0) != nil)
  }
}
