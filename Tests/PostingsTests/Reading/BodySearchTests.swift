import Dispatch
import FrontMatter
import Synchronization
import SystemPackage
import TerminalText
import Testing

@testable import Postings

@Suite struct BodySearchTests {
  private let folder = SampleFolder()

  private func search(
    _ text: String, in table: PostingTable, _ rows: RowSet? = nil, cancel: Bool = false
  ) -> (rows: [PostingTable.Row], wasCancelled: Bool) {
    let found = Mutex<[PostingTable.Row]>([])
    let cancelled = Mutex(false)
    let done = DispatchSemaphore(value: 0)
    let search = BodySearch(
      for: Folding.fold(text), in: rows ?? RowSet(limit: table.rowLimit, full: true), of: table
    ) { event in
      switch event {
      case .searched(_, let rows): found.withLock { $0 += rows }
      case .finished(let wasCancelled):
        cancelled.withLock { $0 = wasCancelled }
        done.signal()
      }
    }
    if cancel { search.cancel() }
    done.wait()
    return (found.withLock { $0.sorted() }, cancelled.withLock { $0 })
  }

  private func names(_ rows: [PostingTable.Row], _ table: PostingTable) -> [String] {
    rows.map { table.path($0).lastComponent!.string }.sorted()
  }

  @Test("a text is found in bodies, blind to case and accents, and not in front matter")
  func finds() throws {
    folder.write("a.md", "---\ntitle: Alpha\n---\nLa DÉCIDIM d’été\n")
    folder.write("b.md", "+++\ntitle = 'decidim'\n+++\nbeta\n")
    folder.write("c.md", "{\"title\": \"decidim\"}\nGamma decidim")
    folder.write("d.md", "---\ntitle: decidim\n...\n---\ndecidim\n")
    folder.write("e.md", "---\ntitle: x\n---\n" + String(repeating: "x", count: 200_000) + "decidim")
    folder.write("f.md", "---\r\ntitle: decidim\r\n---\r\n")
    let table = scan([folder.path]).table
    #expect(names(search("décidim", in: table).rows, table) == ["a.md", "c.md", "d.md", "e.md"])
    #expect(names(search("d'ete", in: table).rows, table) == ["a.md"])
    #expect(search("nowhere", in: table).rows == [])
    var some = RowSet(limit: table.rowLimit)
    some.insert(table.row(of: folder.file("c.md"))!)
    #expect(names(search("decidim", in: table, some).rows, table) == ["c.md"])
  }

  @Test("a file that is gone, and a row that was removed, are no hits")
  func gone() {
    folder.write("a.md", "---\ntitle: x\n---\ntext\n")
    var table = scan([folder.path]).table
    table.upsert(record(folder.file("gone.md").string, "title: x"))
    #expect(search("text", in: table).rows == [0])
    table.remove(folder.file("a.md"))
    #expect(search("text", in: table).rows == [])
    #expect(search("text", in: PostingTable(now: 0)).wasCancelled == false)
  }

  @Test("hits are those of a plain look at each body")
  func many() {
    var random = Seeded(1)
    var expected: [String] = []
    for number in 0..<300 {
      let hasText = random.chance(20)
      folder.write(
        "p\(number).md", "---\ntitle: x\n---\n" + String(repeating: "é ", count: number) + (hasText ? "Mot-Clé" : "mot")
      )
      if hasText { expected.append("p\(number).md") }
    }
    let table = scan([folder.path]).table
    #expect(names(search("mot-cle", in: table).rows, table) == expected.sorted())
    #expect(search("mot-cle", in: table, cancel: true).rows.count <= expected.count)
  }
}
