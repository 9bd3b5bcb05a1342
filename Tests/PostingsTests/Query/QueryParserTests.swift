import Testing

@testable import Postings

private typealias Expression = QueryExpression

@Suite struct QueryParserTests {
  private static func text(_ text: String) -> QueryExpression { .text(Array(text.utf8)) }
  private static let may2017 = QueryExpression.Bound.dates(instant("2017-05-01")..<instant("2017-06-01"))

  static let rows: [(String, QueryExpression)] = [
    ("", .all), ("  \t\u{A0} ", .all),
    ("Stage", text("stage")), ("stage paris", .and([text("stage"), text("paris")])),
    ("\"chargé d’affaires\"", .exactText(Array("charge d'affaires".utf8))),
    ("\"a \\\" b\\\\\"", .exactText(Array("a \" b\\".utf8))),
    ("date:2017-05", .field("date", [.range(may2017, may2017)])),
    ("date=2017-05", .field("date", [.range(may2017, may2017)])),
    ("starts:2017-05", .field("starts", [.wordPrefix("2017-05"), .range(may2017, may2017)])),
    ("starts=2017", .field("starts", [.exact("2017")])), ("date:\"2017-05\"", .field("date", [.exact("2017-05")])),
    ("tag:civic", .field("tag", [.wordPrefix("civic")])),
    ("locale:fr,en", .field("locale", [.wordPrefix("fr"), .wordPrefix("en")])),
    ("type:\"CDI, plein\",x", .field("type", [.exact("CDI, plein"), .wordPrefix("x")])),
    ("type=CDI", .field("type", [.exact("CDI")])), ("type=\"a b\"", .field("type", [.exact("a b")])),
    ("-tag:rails", .not(.field("tag", [.wordPrefix("rails")]))), ("!stage", .not(text("stage"))),
    ("not stage", .not(text("stage"))), ("--a", .not(.not(text("a")))),
    ("part-time", text("part-time")), ("note", text("note")), ("nothing", text("nothing")),
    ("date>2017-05", .compare("date", .greater, may2017)),
    ("date>=2017-05", .compare("date", .greaterOrEqual, may2017)),
    ("date<=2017-05", .compare("date", .lessOrEqual, may2017)),
    ("date<30d", .compare("date", .less, .duration(30 * 86_400))),
    ("date<2w", .compare("date", .less, .duration(14 * 86_400))),
    ("date<3m", .compare("date", .less, .duration(90 * 86_400))),
    ("date<1y", .compare("date", .less, .duration(365 * 86_400))),
    ("date>2017", .compare("date", .greater, .dates(instant("2017-01-01")..<instant("2018-01-01")))),
    ("date<2016-12", .compare("date", .less, .dates(instant("2016-12-01")..<instant("2017-01-01")))),
    ("date<2017-05-23", .compare("date", .less, .dates(instant("2017-05-23")..<instant("2017-05-24")))),
    ("price>12.5", .compare("price", .greater, .number(12.5))), ("price<-3", .compare("price", .less, .number(-3))),
    ("price>50000", .compare("price", .greater, .number(50_000))),
    ("date:2017-05..", .field("date", [.range(may2017, nil)])),
    ("date:..2017-05", .field("date", [.range(nil, may2017)])),
    ("n:1..2,x", .field("n", [.range(.number(1), .number(2)), .wordPrefix("x")])),
    ("is:draft", .state(.draft)), ("Is:DRAFT", .state(.draft)), ("est:brouillon", .state(.draft)),
    ("is:prévu", .state(.scheduled)), ("is:draft|expired", .or([.state(.draft), .state(.expired)])),
    ("is:draft,expired", .or([.state(.draft), .state(.expired)])), ("is:duplicate", .duplicate),
    ("no:tag", .no("tag")), ("sans:tag", .no("tag")), ("has:salary", .has("salary")), ("avec:salaire", .has("salaire")),
    ("body:Décidim", .body(Array("decidim".utf8))), ("path:_jobs/**", .path("_jobs/**")),
    ("a or b c", .or([text("a"), .and([text("b"), text("c")])])), ("a | b", .or([text("a"), text("b")])),
    ("a|b", .or([text("a"), text("b")])), ("a ou b", .or([text("a"), text("b")])),
    ("(a or b) c", .and([.or([text("a"), text("b")]), text("c")])), ("(a)(b)", .and([text("a"), text("b")])),
    ("-(a b)", .not(.and([text("a"), text("b")]))), ("a and b", .and([text("a"), text("b")])),
    ("a et b", .and([text("a"), text("b")])), ("or", text("or")), ("a or", .and([text("a"), text("or")])),
    ("order", text("order")), ("http://a.b/c", text("http://a.b/c")), ("12:30", text("12:30")), ("c++", text("c++")),
    ("a.b:c", .field("a.b", [.wordPrefix("c")])), ("日本:語", .field("日本", [.wordPrefix("語")])),
  ]

  @Test("every construct of the language is read", arguments: rows)
  func reads(text: String, expected: QueryExpression) throws { #expect(try Query(text).expression == expected) }

  static let errors: [(String, QueryError)] = [
    ("tag:", QueryError(position: 4, expected: .value(after: "tag"))),
    ("tag: x", QueryError(position: 4, expected: .value(after: "tag"))),
    ("tag:a,", QueryError(position: 6, expected: .value(after: "tag"))),
    ("tag:..", QueryError(position: 4, expected: .value(after: "tag"))),
    ("tag=", QueryError(position: 4, expected: .value(after: "tag"))),
    ("is:", QueryError(position: 3, expected: .value(after: "is"))),
    ("no:", QueryError(position: 3, expected: .value(after: "no"))),
    ("is:gone", QueryError(position: 3, expected: .state("gone"))),
    ("is:draft|", QueryError(position: 9, expected: .term)),
    ("is:draft,", QueryError(position: 3, expected: .state(""))),
    ("date>soon", QueryError(position: 5, expected: .dateOrNumber("soon"))),
    ("date>2017-13", QueryError(position: 5, expected: .dateOrNumber("2017-13"))),
    ("date>2017-02-30", QueryError(position: 5, expected: .dateOrNumber("2017-02-30"))),
    ("date>nan", QueryError(position: 5, expected: .dateOrNumber("nan"))),
    ("date>0x10", QueryError(position: 5, expected: .dateOrNumber("0x10"))),
    ("date:a..b", QueryError(position: 5, expected: .dateOrNumber("a..b"))),
    ("é \"a", QueryError(position: 4, expected: .closingQuote)),
    ("tag:\"a", QueryError(position: 6, expected: .closingQuote)),
    ("(a", QueryError(position: 2, expected: .closingParenthesis)),
    ("(", QueryError(position: 1, expected: .term)), ("()", QueryError(position: 1, expected: .term)),
    ("a)", QueryError(position: 1, expected: .term)), ("a or ", QueryError(position: 5, expected: .term)),
    ("-", QueryError(position: 1, expected: .term)), ("- a", QueryError(position: 1, expected: .term)),
    ("| a", QueryError(position: 0, expected: .term)), ("not ", QueryError(position: 4, expected: .term)),
  ]

  @Test("what is wrong is told with its place and what was expected", arguments: errors)
  func refuses(text: String, expected: QueryError) { #expect(throws: expected) { try Query(text) } }

  @Test("parentheses within parentheses are refused beyond a depth, and never exhaust the stack")
  func depth() throws {
    let deep = String(repeating: "(", count: 50) + "a" + String(repeating: ")", count: 50)
    #expect(try Query(deep).expression == .text(Array("a".utf8)))
    for sign in ["(", "-", "not ", "!(", "a or ("] {
      #expect(throws: QueryError.self) { try Query(String(repeating: sign, count: 100_000)) }
    }
  }

  @Test(
    "a query of any length is read or refused, in linear time",
    arguments: [
      "a ", "a:b ", "\"", "a|", "é", "tag:", "x,", ".", "..", "date:1..2,", ")", "\\\"", "a or b ", "\u{301}",
    ])
  func long(_ part: String) {
    func time(_ size: Int) -> Duration {
      ContinuousClock().measure { _ = try? Query(String(repeating: part, count: size / part.utf8.count)) }
    }
    // Four times the text in some four times the time, with room for a busy machine.
    let short = time(50_000)
    #expect(time(200_000) < short * 40 + .milliseconds(500))
  }

  @Test("a query of a megabyte is read")
  func megabyte() throws {
    guard case .and(let parts) = try Query(String(repeating: "ab ", count: 350_000)).expression else {
      Issue.record("not a list of words")
      return
    }
    #expect(parts.count == 350_000)
  }

  @Test("no sequence of signs makes it trap", arguments: 0..<20)
  func random(_ seed: UInt64) {
    var random = Seeded(seed)
    let signs = [
      "a", "tag", ":", "\"", "\\", "(", ")", "-", "|", ",", "..", "<", ">", "=", " ", "or", "not", "is:", "2017", "-05",
      "d",
      "é", "e\u{301}", "\u{0}", "\u{A0}", "*", "[", "🏳️‍🌈", "path:", "no:", "999999999999999999999",
    ]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in random.pick(signs) }.joined()
      do throws(QueryError) {
        _ = try Query(text)
      } catch {
        #expect((0...text.unicodeScalars.count).contains(error.position))
      }
    }
  }

  @Test(
    "the last clause is dropped whole, with the word that joins it",
    arguments: [
      ("tag:\"civic tech\"", ""), ("a tag:\"civic tech\"", "a"), ("a (b or c)", "a"), ("a or b", "a"),
      ("a and -tag:x", "a"),
      ("(a b) c  ", "(a b)"), ("a", ""), ("", ""), ("  é 日本", "  é"), ("a tag:\"open", "a"), ("a (b", "a"),
      ("date>", ""),
    ])
  func dropping(_ text: String, _ rest: String) {
    #expect(Query.droppingLastClause(of: text) == rest)
  }
}
