import SystemPackage
import TerminalText
import Testing

@testable import Postings

@Suite struct SortOrderTests {
  private func sorted(_ keys: [String], _ table: PostingTable) -> String {
    SortOrder(keys.map { SortOrder.Key(parsing: $0)! })
      .sorted(RowSet(limit: table.rowLimit, full: true), in: table).map { table.path($0).string }.joined()
  }

  @Test("a key is a name, with a direction or not")
  func parsing() {
    #expect(SortOrder.Key(parsing: "date") == SortOrder.Key("date"))
    #expect(SortOrder.Key(parsing: "date:desc") == SortOrder.Key("date", descending: true))
    #expect(SortOrder.Key(parsing: "date:asc") == SortOrder.Key("date"))
    for text in ["", ":desc", "date:", "date:down", "date:desc:x"] { #expect(SortOrder.Key(parsing: text) == nil) }
  }

  @Test("postings come by each key in turn, then by path, and what has no value last in both directions")
  func orders() {
    let table = table([
      record("d", "title: Écran\ndate: 2017-05-23\nn: 9"),
      record("c", "title: zone\ndate: 2017-05-23T10:00:00+02:00\nn: 10"),
      record("b", "title: ecran \ndate: 2016-01-01"), record("a", "title: Stage\nn: x"),
      record("e", "title:\ndate: no date\nexpires: 2017-01-01"),
    ])
    #expect(sorted(["path"], table) == "abcde")
    #expect(sorted(["path:desc"], table) == "edcba")
    #expect(sorted([], table) == "abcde")
    #expect(sorted(["date"], table) == "bdcae")
    #expect(sorted(["date:desc"], table) == "cdbae")
    #expect(sorted(["title"], table) == "bdace")
    #expect(sorted(["title:desc"], table) == "cabde")
    #expect(sorted(["title", "date:desc"], table) == "dbace")
    #expect(sorted(["expires"], table) == "eabcd")
    #expect(sorted(["state"], table) == "abcde")
    #expect(sorted(["nothere", "path:desc"], table) == "edcba")
  }

  @Test("numbers are ordered as numbers, before texts")
  func numbers() {
    var records = ["9", "10", "-3", "-20", "0.5", "-0", "1e3", "x"].enumerated().map {
      record("\($0.offset)", "n: \($0.element)")
    }
    for index in records.indices where records[index].fields[0].text != "x" { records[index].fields[0].kind = .number }
    #expect(sorted(["n"], table(records)) == "32540167")
    #expect(sorted(["n:desc"], table(records)) == "76104523")
  }

  @Test("the first eight bytes being equal, the rest decides")
  func longTexts() {
    let table = table([
      record("a", "title: development two"), record("b", "title: development one"), record("c", "title: developm"),
      record("d", "title: develop"),
    ])
    #expect(sorted(["title"], table) == "dcba")
    #expect(sorted(["title:desc"], table) == "abcd")
  }

  @Test("merging what is sorted is the same as sorting it all, and sorting obeys a plain comparison", arguments: 0..<30)
  func merge(_ seed: UInt64) {
    var random = Seeded(seed)
    let table = table((0..<Int.random(in: 0...150, using: &random)).map { random.record($0) })
    let names = ["date", "title", "tag", "locale", "type", "state", "expires", "price", "path", "none"]
    let order = SortOrder(
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        SortOrder.Key(random.pick(names), descending: random.chance(50))
      })
    var (a, b) = (RowSet(limit: table.rowLimit), RowSet(limit: table.rowLimit))
    let share = random.pick([1, 10, 50, 90])
    for row in 0..<PostingTable.Row(table.rowLimit) { if random.chance(share) { a.insert(row) } else { b.insert(row) } }
    let all = order.sorted(RowSet(limit: table.rowLimit, full: true), in: table)
    #expect(order.merged(order.sorted(a, in: table), order.sorted(b, in: table), in: table) == all)
    #expect(order.merged(order.sorted(b, in: table), order.sorted(a, in: table), in: table) == all)
    #expect(Set(all).count == table.rowLimit)
    guard order.keys.first?.name == "title" else { return }
    let titles = all.map { table.title($0).map { Folding.foldTrimmed($0) } }
    for (first, second) in zip(titles, titles.dropFirst()) {
      guard let first else { #expect(second == nil); continue }
      guard let second else { continue }
      let isRising =
        order.keys[0].isDescending ? !first.lexicographicallyPrecedes(second) : !second.lexicographicallyPrecedes(first)
      #expect(isRising)
    }
  }
}
