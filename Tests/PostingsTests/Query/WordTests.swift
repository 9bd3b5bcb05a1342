import TerminalText
import Testing

@testable import Postings

@Suite struct WordTests {
  private static let titles = [
    "Préparateur", "Parisienne", "Comparis", "Stage à Paris", "Développeuse Ruby", "Ruby, Paris", "パリ Париж Москва",
  ]

  private let table: PostingTable = {
    var table = PostingTable(now: 0)
    for (number, title) in WordTests.titles.enumerated() {
      table.upsert(record("p\(number).md", "title: \(title)"))
    }
    table.upsert(record("q.md", "title: Autre\ntags: [paris]"))
    return table
  }()

  private func titles(_ rows: [PostingTable.Row]) -> [String] { rows.map { table.title($0) ?? "" } }

  private func answer(_ text: String, after earlier: QueryAnswer? = nil) throws -> QueryAnswer {
    let none = RowSet(limit: table.rowLimit)
    return QueryAnswer(try Query(text).expression, in: table, after: earlier, bodies: { _ in none })!
  }

  private func ranked(_ text: String) throws -> [String] {
    let answer = try answer(text)
    let rows = SortOrder([]).sorted(answer.rows, in: table)
    return titles(WordRanking(answer.expression)?.ranked(rows, in: table) ?? rows)
  }

  @Test("whole words come before beginnings of words, and these before what is within words; titles before the rest")
  func ranks() throws {
    #expect(try ranked("paris") == ["Stage à Paris", "Ruby, Paris", "Autre", "Parisienne", "Comparis"])
    #expect(try ranked("PARIS ruby") == ["Ruby, Paris"])
    #expect(try ranked("ruby or stage") == ["Stage à Paris", "Développeuse Ruby", "Ruby, Paris"])
    #expect(WordRanking(try Query("-paris tag:x").expression) == nil)
  }

  @Test(
    "a slip of the fingers finds what is near, when nothing else is found",
    arguments: [
      ("devloppeuse", ["Développeuse Ruby"]), ("developpeusse", ["Développeuse Ruby"]),
      ("devleoppeuse", ["Développeuse Ruby"]),
      ("dezeloppeuse", ["Développeuse Ruby"]), ("edveloppeuse", ["Développeuse Ruby"]),
      ("devlopp", ["Développeuse Ruby"]),
      ("evelopp", ["Développeuse Ruby"]), ("rubi", ["Développeuse Ruby", "Ruby, Paris"]),
      ("rbuy", ["Développeuse Ruby", "Ruby, Paris"]),
      ("ryb", []), ("\"rubi\"", []), ("stage -rubi", ["Stage à Paris"]), ("Мсква", ["パリ Париж Москва"]),
      ("Москаа", ["パリ Париж Москва"]),
      ("xevloppeuse", []),
    ])
  func near(text: String, expected: [String]) throws {
    #expect(titles(SortOrder([]).sorted(try answer(text).rows, in: table)).sorted() == expected.sorted())
  }

  @Test("whatever one slip makes of a word finds the word")
  func everySlip() {
    let word = Array("developpeuse")
    var slips: [String] = []
    for index in word.indices {
      slips.append(String(word[..<index] + word[(index + 1)...]))
      slips.append(String(word[..<index] + ["z"] + word[index...]))
      slips.append(String(word[..<index] + ["z"] + word[(index + 1)...]))
      if index > 0 {
        slips.append(String(word[..<(index - 1)] + [word[index], word[index - 1]] + word[(index + 1)...]))
      }
    }
    for slip in slips {
      let rows = QueryMatcher(table).rows(matching: .near(Array(slip.utf8)))
      #expect(rows.contains(4), "\(slip)")
    }
  }

  @Test("a query that only got longer gives the same answer from the rows of the shorter one")
  func narrows() throws {
    for text in ["paris ruby", "tag:paris", "stage paris -ruby", "(ruby or stage) par"] {
      var earlier: QueryAnswer?
      for end in text.indices {
        guard let query = try? Query(String(text[...end])) else { continue }
        let now = try answer(query.text, after: earlier)
        #expect(now.rows == (try answer(query.text)).rows, "\(query.text)")
        earlier = now
      }
    }
    let (long, short) = (try Query("tag:x paris ruby").expression, try Query("tag:x par").expression)
    #expect(long.remainder(after: short)?.count == 2)
    #expect(short.remainder(after: long) == nil)
    #expect(try Query("a or bc").expression.remainder(after: Query("a or b").expression) == nil)
    #expect(try Query("-ab").expression.remainder(after: Query("-a").expression) == nil)
  }

  @Test("letters typed after a word with a slip are looked for where the shorter word was found")
  func narrowsNear() throws {
    for text in [
      "devloppeuse", "developpeusse", "edveloppeuse", "mosvk", "stage parsi", "Москаа", "xevloppeuse", "rubix paris",
    ] {
      var earlier: QueryAnswer?
      for end in text.indices {
        let now = try answer(String(text[...end]), after: earlier)
        let afresh = try answer(String(text[...end]))
        #expect(now.rows == afresh.rows && now.isNear == afresh.isNear, "\(text[...end])")
        earlier = now
      }
    }
    let (long, short) = (QueryExpression.near(Array("devlopp".utf8)), QueryExpression.near(Array("devlo".utf8)))
    #expect(long.remainder(after: short) == [long])
    // A word of four letters is near to whole words alone.
    #expect(long.remainder(after: .near(Array("devl".utf8))) == nil)
    #expect(long.remainder(after: .near(Array("evlo".utf8))) == nil)
  }

  @Test("however many postings there are, a search looks up often enough to give way to the next key")
  func givesWay() throws {
    let many = Self.many(20_000)
    for text in ["developpeuse", "devloppeuse", "p", "path:none"] {
      var looks = 0
      let query = try Query(text)
      let none = RowSet(limit: many.rowLimit)
      let answer = QueryAnswer(
        query.expression, in: many, bodies: { _ in none },
        unless: {
          looks += 1
          return looks > 2
        })
      #expect(answer == nil && looks <= 8, "\(text): \(looks)")
    }
  }

  @Test("grades are given up when the next key comes")
  func ranksNoFurther() throws {
    let many = Self.many(20_000)
    var graded = 0
    many.search.forEachGrade(of: Array("p".utf8), isTitled: { _ in true }, unless: { true }) { _, _ in graded += 1 }
    #expect(graded == 4096)
    many.search.forEachGrade(of: Array("p".utf8), isTitled: { _ in true }) { _, _ in graded += 1 }
    #expect(graded == 24_096)
  }

  private static func many(_ count: Int) -> PostingTable {
    var table = PostingTable(now: 0)
    table.add(RecordBatch((0..<count).map { record("p\($0).md", "title: Développeuse numéro \($0)") }))
    return table
  }

  @Test("a search that is interrupted gives no answer")
  func interrupted() throws {
    let none = RowSet(limit: table.rowLimit)
    #expect(QueryAnswer(try Query("a").expression, in: table, bodies: { _ in none }, unless: { true }) == nil)
  }

  @Test("bodies that were not looked at are in no answer, whether the text is asked for or not to be there")
  func bodies() throws {
    var (hits, searched) = (RowSet(limit: table.rowLimit), RowSet(limit: table.rowLimit))
    for row in [0, 1] as [PostingTable.Row] { searched.insert(row) }
    hits.insert(1)
    func rows(_ text: String) throws -> RowSet {
      QueryAnswer(
        try Query(text).expression, in: table,
        bodies: { clause in
          var rows = hits
          if clause.isNegated { rows.formUnion(searched.inverted()) }
          return rows
        })!.rows
    }
    #expect(try rows("body:x").count == 1 && rows("body:x").contains(1))
    #expect(try rows("-body:x").count == 1 && rows("-body:x").contains(0))
    #expect(try rows("-(-body:x)") == rows("body:x"))
  }
}
