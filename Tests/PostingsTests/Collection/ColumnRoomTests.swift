import Testing

@testable import Postings

/// A day of changes must not cost more memory than the postings themselves.
@Suite struct ColumnRoomTests {
  private static let count = 400

  /// Half of the rounds make each posting longer, half shorter.
  private func change(_ table: inout PostingTable, round: Int) {
    let tags = round.isMultiple(of: 2) ? "[web]" : "[web, civic tech, rails, remote, full time]"
    let state = round.isMultiple(of: 2) ? "" : "\npublished: true\nsalary: 30000"
    table.add(RecordBatch((0..<Self.count).map { record("p\($0).md", "title: Posting \($0)\ntags: \(tags)\(state)") }))
  }

  @Test("rows that grow and shrink again and again do not make the columns longer")
  func bounded() {
    var table = PostingTable(now: testNow)
    change(&table, round: 1)
    let (entries, tags, text) = (table.entries.count, table.tagIDs.count, table.search.text.count)
    for round in 0..<60 { change(&table, round: round) }
    #expect(table.entries.count <= entries * 4)
    #expect(table.tagIDs.count <= max(4096, tags * 4))
    #expect(table.search.text.count <= text * 4)
  }

  @Test("what was moved together reads and is found as before, and what was removed stays away")
  func same() {
    var (table, plain) = (PostingTable(now: testNow), PostingTable(now: testNow))
    for round in 0..<60 {
      change(&table, round: round)
      for row in stride(from: 0, to: PostingTable.Row(Self.count), by: 7) where round == 30 { table.remove(row) }
      for row in stride(from: 0, to: PostingTable.Row(Self.count), by: 7) where round == 59 { table.remove(row) }
    }
    change(&plain, round: 59)
    for row in stride(from: 0, to: PostingTable.Row(Self.count), by: 7) { plain.remove(row) }
    for row in 0..<PostingTable.Row(Self.count) {
      #expect(table.isPresent(row) == plain.isPresent(row))
      guard plain.isPresent(row) else { continue }
      #expect(table.tags(row) == plain.tags(row))
      #expect(table.values(row, of: "salary") == plain.values(row, of: "salary"))
    }
    for needle in ["remote", "posting 8", "p14.md"] {
      #expect(found(needle, in: table) == found(needle, in: plain), "\(needle)")
    }
    #expect(!found("posting 8", in: plain).isEmpty)
    #expect(table.fieldUses.map(\.count) == plain.fieldUses.map(\.count))
  }

  private func found(_ needle: String, in table: PostingTable) -> [PostingTable.Row] {
    var rows: [PostingTable.Row] = []
    table.search.forEachRow(containing: Array(needle.utf8)) { rows.append($0) }
    return rows.sorted()
  }
}
