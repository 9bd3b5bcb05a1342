import SystemPackage
import Testing

@testable import Postings

@Suite struct QueryMatcherTests {
  static let sample = table([
    record("jobs/fr/a.md", "title: Stage Rédaction\ntag: Affaires publiques , Civic Tech\ndate: 2017-05-23\ntype: CDI"),
    record("jobs/en/b.md", "title: Writer\ntags: civic\ndate: 2017-06-14\nsalary: 2000\nvalid-through: 2017-06-30"),
    record("_drafts/c.md", "title: Writer\nlang: en\ndate: 2016-01-01\nsalary: 10000"),
    record("d.md", "title:\nkeywords: ~\npubDate: 2018-01-01\nseo.title: Writer"),
    record("e.md", "note: n", isBroken: true),
  ])

  static let rows: [(query: String, found: String)] = [
    ("", "abcde"), ("redac", "a"), ("RÉDAC", "a"), ("stage rédac", "a"), ("\"stage redaction\"", "a"),
    ("\"redaction stage\"", ""),
    ("writer", "bc"), ("cdi", "a"), (".md", "abcde"), ("fr", "a"), ("publiques", "a"),
    ("tag:civic", "ab"), ("tag:tech", "a"), ("tag:ech", ""), ("tag:\"civic\"", "b"), ("tag=civic", "b"),
    ("tags:CIVIC", "ab"),
    ("tag:\"affaires publiques\"", "a"), ("locale:fr", "a"), ("lang:en", "bc"), ("locale:fr,en", "abc"),
    ("langue:e", "bc"),
    ("type:cdi", "a"), ("-tag:civic", "cde"), ("writer -tag:civic", "c"), ("date>2017-05", "bd"),
    ("date>=2017-05", "abd"),
    ("date<2017", "c"), ("date:2017-05..2017-06", "ab"), ("date:2017", "ab"), ("date<30d", "ab"), ("date>30d", "c"),
    ("date:20d..30d", "a"), ("expires<30d", "b"), ("expires<2017-07", "b"), ("expires<2017-06", ""),
    ("expires:2017", "b"),
    ("has:expires", "b"), ("salary>9000", "c"), ("salary:1000..3000", "b"), ("salary>2017", "c"), ("Sal_ary=2000", "b"),
    ("is:draft", "c"), ("is:scheduled", "d"), ("is:live", "ab"), ("is:broken", "e"), ("is:expired", ""),
    ("is:draft|broken", "ce"), ("state:draft", "c"), ("is:duplicate", "bc"), ("no:tag", "cde"), ("has:tag", "ab"),
    ("no:title", "de"), ("has:salary", "bc"), ("has:seo", "d"), ("seo:writer", "d"), ("seo.title:writer", "d"),
    ("path:jobs", "ab"), ("path:jobs/**", "ab"), ("path:*.md", "abcde"), ("path:JOBS/FR", "a"),
    ("(redac or writer) has:tag", "ab"), ("not (redac or writer)", "de"), ("nothere:x", ""), ("body:x", ""),
  ]

  @Test("a query finds what it says", arguments: rows)
  func finds(query: String, found: String) throws {
    let names = try Self.sample.paths(matching: query).map { $0.split(separator: "/").last!.dropLast(3) }.sorted()
    #expect(names.joined() == found)
  }

  @Test("a missing field, an empty one and a broken posting are three things")
  func missing() {
    func names(_ expression: QueryExpression) -> [PostingTable.Row] {
      var rows: [PostingTable.Row] = []
      QueryMatcher(Self.sample).rows(matching: expression).forEach { rows.append($0) }
      return rows
    }
    #expect(names(.missing("tag")) == [2, 4])
    #expect(names(.empty("tag")) == [3])
    #expect(names(.empty("title")) == [3])
    #expect(names(.or([])) == [])
    #expect(names(.and([])) == [0, 1, 2, 3, 4])
  }

  @Test(
    "a word begins after a blank or any punctuation",
    arguments: [
      ("l’été", "ete", true), ("«Stage»", "stage", true), ("développeur·se", "se", true), ("a — b", "b", true),
      ("日本、語", "語", true), ("日本語", "語", false), ("ªb", "b", false), ("été", "te", false), ("a1b", "b", false),
      ("a_b", "b", true),
      ("Civic Tech", "civic t", true), ("x", "", true), ("", "x", false),
    ])
  func words(text: String, prefix: String, begins: Bool) throws {
    let table = table([record("a", "n: \(text)")])
    let rows = QueryMatcher(table).rows(matching: .field("n", [.wordPrefix(prefix)]))
    #expect(rows.isEmpty != (begins && !text.isEmpty))
  }

  @Test("bodies are looked at only where all else holds")
  func bodies() throws {
    final class Asked { var rows: [PostingTable.Row] = [] }
    let asked = Asked()
    let matcher = QueryMatcher(Self.sample) { row, needle in
      asked.rows.append(row)
      return needle == Array("decidim".utf8) && row == 1
    }
    #expect(matcher.rows(matching: try Query("body:Décidim writer").expression).count == 1)
    #expect(asked.rows == [1, 2])
  }

  @Test("the answer is that of a plain look at each posting, for any query on any table", arguments: 0..<20)
  func random(_ seed: UInt64) {
    var random = Seeded(seed)
    let records = (0..<Int.random(in: 0...130, using: &random)).map { random.record($0) }
    var table = PostingTable(now: testNow)
    for record in records { table.upsert(random.chance(10) ? random.record(0).at(record.path) : record) }
    for record in records { table.upsert(record) }
    let bodies = Dictionary(
      records.map { ($0.path.string, random.pick(["Alpha", "beta", ""])) }, uniquingKeysWith: { a, _ in a })
    let naive = NaiveMatcher(records: records, now: testNow, bodies: bodies)
    let matcher = QueryMatcher(table) { row, needle in
      Array(bodies[table.path(row).string]!.lowercased().utf8).contains(needle)
    }
    for _ in 0..<30 {
      let expression = random.expression()
      var found: Set<String> = []
      matcher.rows(matching: expression).forEach { found.insert(table.path($0).string) }
      let difference = found.symmetricDifference(naive.paths(expression))
      #expect(difference.isEmpty, "\(expression)")
    }
  }
}

extension PostingRecord {
  fileprivate func at(_ path: FilePath) -> PostingRecord {
    var moved = self
    moved.path = path
    return moved
  }
}

extension [UInt8] {
  fileprivate func contains(_ needle: [UInt8]) -> Bool { indices.contains { self[$0...].starts(with: needle) } }
}
