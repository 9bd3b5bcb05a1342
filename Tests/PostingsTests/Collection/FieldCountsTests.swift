import Testing

@testable import Postings

/// What a form asks when it opens is counted as postings come and go: no look at every posting.
@Suite struct FieldCountsTests {
  /// Counted from the rows themselves.
  private func counted(_ table: PostingTable) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in 0..<PostingTable.Row(table.rowLimit) where table.isPresent(row) {
      for entry in table.entrySlice(row) { counts[table.fieldNames.string(entry.field), default: 0] += 1 }
    }
    return counts.filter { !$0.key.contains(".") }
  }

  @Test("the counts are those of the rows, whatever was added, changed and removed", arguments: UInt64(0)..<4)
  func agree(seed: UInt64) {
    var random = Seeded(seed)
    var table = PostingTable(now: testNow)
    for _ in 0..<400 {
      let number = Int.random(in: 0..<60, using: &random)
      if random.chance(20), let row = (0..<PostingTable.Row(table.rowLimit)).randomElement(using: &random) {
        table.remove(row)
      } else {
        table.add(RecordBatch((0..<Int.random(in: 1...40, using: &random)).map { random.record((number + $0) % 60) }))
      }
    }
    #expect(Dictionary(uniqueKeysWithValues: table.fieldUses.map { ($0.name, $0.count) }) == counted(table))
    let present = (0..<PostingTable.Row(table.rowLimit)).filter { table.isPresent($0) }
    let forms = present.compactMap { table.rows[Int($0)].tagsAreList }
    #expect(table.tagsAreUsuallyLists == (forms.count { $0 } * 2 >= forms.count))
    let tagKeys = present.compactMap { row in
      table.entrySlice(row).map { table.fieldNames.string($0.field) }.first { ["tag", "tags"].contains($0) }
    }
    let most = Dictionary(tagKeys.map { ($0, 1) }, uniquingKeysWith: +).values.max()
    #expect(tagKeys.count { $0 == table.usualTagsKey } == most)
  }

  @Test("a value that is folded as it stands is kept once, and one that is not brings its folded form")
  func foldedForms() {
    let table = table([
      record("a.md", "title: rails\ntype: 12"), record("b.md", "title: Rails"), record("c.md", "title: RAILS "),
    ])
    #expect(Set((0..<3).map { table.foldedIDs[Int(table.rows[$0].title)] }).count == 1)
    #expect(table.values.count == table.foldedIDs.count)
    for value in table.foldedIDs { #expect(table.foldedIDs[Int(value)] == value) }
  }
}
