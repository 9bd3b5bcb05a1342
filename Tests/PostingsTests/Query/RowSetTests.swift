import Testing

@testable import Postings

@Suite struct RowSetTests {
  @Test("it is a set of numbers, whatever the limit", arguments: [0, 1, 63, 64, 65, 200])
  func set(limit: Int) {
    var random = Seeded(UInt64(limit))
    var (a, b) = (Set<PostingTable.Row>(), Set<PostingTable.Row>())
    var (rowsA, rowsB) = (RowSet(limit: limit), RowSet(limit: limit))
    for row in 0..<PostingTable.Row(limit) {
      if random.chance(50) { a.insert(row); rowsA.insert(row) }
      if random.chance(50) { b.insert(row); rowsB.insert(row) }
    }
    func members(_ rows: RowSet) -> [PostingTable.Row] {
      var members: [PostingTable.Row] = []
      rows.forEach { members.append($0) }
      #expect(rows.count == members.count)
      #expect(rows.isEmpty == members.isEmpty)
      return members
    }
    let all = Set(0..<PostingTable.Row(limit))
    #expect(members(rowsA) == a.sorted())
    #expect(members(RowSet(limit: limit, full: true)) == all.sorted())
    #expect(members(rowsA.inverted()) == all.subtracting(a).sorted())
    var rows = rowsA
    rows.formUnion(rowsB)
    #expect(members(rows) == a.union(b).sorted())
    rows = rowsA
    rows.formIntersection(rowsB)
    #expect(members(rows) == a.intersection(b).sorted())
    rows.subtract(rowsA)
    #expect(rows.isEmpty)
    for row in a { rowsA.remove(row) }
    #expect(rowsA == RowSet(limit: limit))
    #expect(!rowsA.contains(PostingTable.Row(limit)))
  }
}
