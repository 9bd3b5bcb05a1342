import FrontMatter
import SystemPackage
import Testing

import FrontMatter
@testable import Postings

@Suite struct PostingTableTests {
  @Test("a posting reads back as it was put in")
  func read() {
    let table = table([
      record(
        "jobs/fr/a.md",
        "title:  Stage \ntag: CDI, Civic Tech\ndate: 2017-05-23\ntype: Stage\nseo: ~\nempty:\npublished: false")
    ])
    #expect(table.count == 1)
    #expect(table.path(0) == FilePath("jobs/fr/a.md"))
    #expect(table.title(0) == "Stage ")
    #expect(table.tags(0) == ["CDI", "Civic Tech"])
    #expect(table.dateText(0) == "2017-05-23")
    #expect(table.instant(0) == instant("2017-05-23"))
    #expect(table.locale(0) == "fr")
    #expect(table.type(0) == "Stage")
    #expect(table.format(0) == .yaml)
    #expect(table.isPublished(0) == false)
    #expect(table.state(0) == .draft)
    #expect(table.values(0, of: "seo") == [RecordField(name: "seo", kind: .null, text: "")])
    #expect(table.values(0, of: "empty") == [RecordField(name: "empty", kind: .empty, text: "")])
    #expect(table.values(0, of: "none") == [])
    #expect(table.allFieldNames == ["title", "tag", "date", "type", "seo", "empty", "published"])
  }

  @Test("rows keep their numbers when others change, go and come back")
  func rows() {
    var table = table([record("a", "title: A"), record("b", "title: B\ntag: x"), record("c", "title: C")])
    #expect(table.upsert(record("b", "title: B2\ntag: x, y, z")) == 1)
    #expect(table.count == 3)
    #expect(table.title(1) == "B2")
    #expect(table.tags(1) == ["x", "y", "z"])
    table.remove(FilePath("a"))
    table.remove(FilePath("a"))
    table.remove(FilePath("never there"))
    #expect(table.count == 2)
    #expect(table.rowLimit == 3)
    #expect(!table.isPresent(0))
    #expect(table.title(2) == "C")
    #expect(table.upsert(record("d", "title: D")) == 3)
    #expect(table.upsert(record("a", "title: A again")) == 0)
    #expect(table.count == 4)
    #expect(table.isPresent(0))
    #expect(table.row(of: FilePath("d")) == 3)
    #expect(table.row(of: FilePath("e")) == nil)
  }

  @Test("a row that changes all the time does not make the table grow")
  func reuse() {
    var table = table([record("a", "title: A long title\ntags: x, y\nnote: n")])
    let entries = table.entries.count
    for number in 0..<100 { table.upsert(record("a", "title: T\(number)\ntags: x")) }
    #expect(table.entries.count == entries)
    #expect(table.tagIDs.count == 2)
    #expect(table.tags(0) == ["x"])
    #expect(table.title(0) == "T99")
    #expect(table.values(0, of: "note") == [])
  }

  @Test("a removed posting is in no answer, no facet and no count")
  func removed() throws {
    var table = table([record("a", "title: Stage"), record("b", "title: Stage")])
    table.remove(FilePath("a"))
    #expect(try table.paths(matching: "stage") == ["b"])
    #expect(try table.paths(matching: "") == ["b"])
    #expect(try table.paths(matching: "-x") == ["b"])
    #expect(try table.paths(matching: "is:duplicate") == [])
  }

  @Test("the state follows the clock")
  func clock() {
    var table = table([record("a", "date: 2017-06-16\nexpires: 2017-06-20")])
    #expect(table.state(0) == .scheduled)
    table.now = instant("2017-06-16T00:00:00Z")
    #expect(table.state(0) == .live)
    table.now = instant("2017-06-20T23:59:59Z")
    #expect(table.state(0) == .live)
    table.now = instant("2017-06-21T00:00:00Z")
    #expect(table.state(0) == .expired)
  }

  @Test("what cannot be read is broken, whatever its fields say")
  func broken() {
    #expect(table([record("a", "published: false", isBroken: true)]).state(0) == .broken)
  }

  @Test("a batch of many is the same as one after the other")
  func batch() {
    let records = (0..<200).map { record("p\($0 % 150)", "title: T\($0)\ntag: a, b\($0 % 7)\nf\($0 % 13): v\($0)") }
    var batch = RecordBatch()
    for record in records { batch.append(record) }
    var whole = PostingTable(now: testNow)
    let rows = whole.add(batch)
    let single = table(records)
    #expect(rows == (0..<200).map { PostingTable.Row($0 % 150) })
    #expect(whole.count == 150)
    for row in 0..<PostingTable.Row(150) {
      #expect(whole.title(row) == single.title(row))
      #expect(whole.tags(row) == single.tags(row))
      for name in single.allFieldNames { #expect(whole.values(row, of: name) == single.values(row, of: name)) }
    }
  }

  @Test("seventy thousand names of fields are kept apart")
  func manyNames() {
    let lines = (0..<70_000).map { "key\($0): v\($0)" }.joined(separator: "\n")
    let table = table([record("a", lines)])
    #expect(table.values(0, of: "key0").map(\.text) == ["v0"])
    #expect(table.values(0, of: "key65536").map(\.text) == ["v65536"])
    #expect(table.values(0, of: "key69999").map(\.text) == ["v69999"])
  }
}
