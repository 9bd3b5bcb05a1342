import FrontMatter
import Postings
import PostingsLanguage
import SystemPackage
import Testing

@testable import PostingsViewModels

/// A start with an index, as the screens see it.
@Suite struct IndexedCollectionTests {
  private func table(_ names: [String]) -> PostingTable {
    var table = PostingTable(now: 0)
    for name in names { table.upsert(record(name)) }
    return table
  }

  private func record(_ name: String, title: String? = nil) -> PostingRecord {
    let text = "---\ntitle: \(title ?? name)\n---\n"
    return PostingRecord(
      Posting(path: FilePath("/x/\(name).md"), document: FrontMatterDocument(Array(text.utf8)), roleMap: RoleMap()))
  }

  private func app() -> AppViewModel {
    var app = AppViewModel(
      collection: CollectionState(roots: ["/x"], name: "x", now: 0), language: .english)
    _ = app.update(.resized(columns: 80, rows: 24))
    return app
  }

  private func titles(_ app: AppViewModel) -> [String] { app.list.rows.compactMap { app.collection.table.title($0) } }

  private func rows(_ rows: [PostingTable.Row], of table: PostingTable) -> RowSet {
    var set = RowSet(limit: table.rowLimit)
    for row in rows { set.insert(row) }
    return set
  }

  @Test("a screenful comes first, then all in the same rows, and the cursor and marks stay on their postings")
  func screenful() {
    var app = app()
    _ = app.update(.outcome(.indexed(table(["a", "b"]), isWhole: false)))
    #expect(titles(app) == ["a", "b"])
    #expect(app.collection.isLoading)
    _ = app.update(.command(.toggleMark, times: 1))
    _ = app.update(.outcome(.indexed(table(["a", "b", "c"]), isWhole: true)))
    #expect(titles(app) == ["a", "b", "c"])
    #expect(app.list.selectedRow == 1)
    #expect(app.list.marks.rows == [0])
  }

  @Test("what changed, came and went since is put right, and the cursor stays on its posting")
  func corrections() {
    var app = app()
    let known = table(["a", "b", "c", "d"])
    _ = app.update(.outcome(.indexed(known, isWhole: true)))
    _ = app.update(.command(.moveLast, times: 1))
    _ = app.update(.outcome(.unchanged(rows([3], of: known))))
    _ = app.update(.outcome(.found([RecordBatch([record("b", title: "B"), record("e")])])))
    _ = app.update(.outcome(.caughtUp))
    _ = app.update(.outcome(.unchanged(rows([0], of: known))))
    _ = app.update(.outcome(.loaded(wasStopped: false)))
    #expect(titles(app) == ["a", "B", "d", "e"])
    #expect(app.list.selectedRow == 3)
    #expect(app.collection.table.count == 4)
  }

  @Test("a check that is stopped takes nothing away")
  func stopped() {
    var app = app()
    _ = app.update(.outcome(.indexed(table(["a", "b"]), isWhole: true)))
    let effects = app.update(.outcome(.loaded(wasStopped: true)))
    #expect(titles(app) == ["a", "b"])
    #expect(!effects.contains(.keepIndex))
  }

  @Test("an index whose whole is damaged leaves nothing of its screenful behind")
  func damaged() {
    var app = app()
    _ = app.update(.outcome(.indexed(table(["gone"]), isWhole: false)))
    _ = app.update(.outcome(.indexed(PostingTable(now: 0), isWhole: true)))
    #expect(titles(app) == [])
    _ = app.update(.outcome(.found([RecordBatch([record("a")])])))
    _ = app.update(.outcome(.caughtUp))
    _ = app.update(.outcome(.loaded(wasStopped: false)))
    #expect(titles(app) == ["a"])
  }

  @Test("the clock of the collection is kept, not that of the index")
  func clock() {
    var app = app()
    _ = app.update(.clock(77))
    _ = app.update(.outcome(.indexed(table(["a"]), isWhole: true)))
    #expect(app.collection.table.now == 77)
  }
}
