import FrontMatter
import Postings
import PostingsLanguage
import Testing

@Suite("A line of changes") struct ModifyLineTests {
  /// 2026-11-24T12:00Z
  private static let now = 1_795_521_600

  struct Example: CustomTestStringConvertible, Sendable {
    var line: String
    var changes: [PostingChange]
    var testDescription: String { line }
  }

  private static func key(_ text: String) -> FieldPath { FieldPath(text)! }

  static let examples: [Example] = [
    Example(line: "locale=en", changes: [.set(key("locale"), to: "en")]),
    Example(line: "  title=\"A \\\"b\\\" c\"  ", changes: [.set(key("title"), to: "A \"b\" c")]),
    Example(line: "type=", changes: [.set(key("type"), to: "")]),
    Example(line: "tag+=\"Civic Tech\" tag-=x", changes: [.addTag("Civic Tech"), .removeTag("x")]),
    Example(line: "tags+=a,\"b, c\",d", changes: [.addTag("a"), .addTag("b, c"), .addTag("d")]),
    Example(line: "!type !author.name", changes: [.unset(key("type")), .unset(key("author.name"))]),
    Example(line: "old=>new", changes: [.rename(key("old"), to: "new")]),
    Example(
      line: "tags:=[a, \"b c\"] n:=3",
      changes: [.setLiteral(key("tags"), to: "[a, \"b c\"]"), .setLiteral(key("n"), to: "3")]),
    Example(line: "\"info sessions\"[0].link=x", changes: [.set(key("info sessions[0].link"), to: "x")]),
    Example(line: "date=today", changes: [.set(key("date"), to: "2026-11-24")]),
    Example(line: "date=+7d", changes: [.set(key("date"), to: "2026-12-01")]),
    Example(line: "expires=-1y", changes: [.set(key("expires"), to: "2025-11-24")]),
    Example(line: "expires+=1m", changes: [.shiftDate(key("expires"), by: DateSpan("1m")!)]),
    Example(line: "date-=2w", changes: [.shiftDate(key("date"), by: DateSpan("-2w")!)]),
    Example(line: "salary=+7d", changes: [.set(key("salary"), to: "+7d")]),
    Example(line: "titre=Rédac·teur", changes: [.set(key("titre"), to: "Rédac·teur")]),
  ]

  @Test("is read into changes in its order", arguments: examples) func reading(_ example: Example) throws {
    #expect(try ModifyLine(example.line, now: Self.now).changes == example.changes)
  }

  struct Flaw: CustomTestStringConvertible, Sendable {
    var line: String
    var position: Int
    var reason: ModifyLineError.Reason
    var testDescription: String { line }
  }

  static let flaws: [Flaw] = [
    Flaw(line: "   ", position: 3, reason: .nothing),
    Flaw(line: "a=1 locale", position: 4, reason: .noOperator("locale")),
    Flaw(line: "title=\"open", position: 6, reason: .openQuote),
    Flaw(line: "=x", position: 0, reason: .notAKey("")),
    Flaw(line: "a..b=x", position: 0, reason: .notAKey("a..b")),
    Flaw(line: "type+=x", position: 6, reason: .cannotAdd(key: "type")),
    Flaw(line: "date+=soon", position: 6, reason: .notASpan("soon")),
    Flaw(line: "date+=-9223372036854775808d", position: 6, reason: .notASpan("-9223372036854775808d")),
    Flaw(line: "tag+=", position: 5, reason: .noValue(key: "tag")),
    Flaw(line: "n:=", position: 3, reason: .noValue(key: "n")),
    Flaw(line: "old=>", position: 4, reason: .noNewName(key: "old")),
    Flaw(line: "!", position: 0, reason: .notAKey("")),
  ]

  @Test("says where and what is wrong, in both languages", arguments: flaws) func errors(_ flaw: Flaw) {
    #expect(throws: ModifyLineError(position: flaw.position, reason: flaw.reason)) {
      try ModifyLine(flaw.line, now: Self.now)
    }
    let error = ModifyLineError(position: flaw.position, reason: flaw.reason)
    #expect(error.sentence(in: .english) != error.sentence(in: .french))
  }

  @Test("never traps on what a person may paste", arguments: 0..<400) func hostile(_ seed: Int) {
    let pieces = [
      "=", "\"", "\\", "[", "]", "!", "+=", ":=", "=>", " ", "é", "\u{0}", "tag", "date", "99999999999d", "{", "'", ",",
    ]
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var line = ""
    for _ in 0..<(seed % 23) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      line += pieces[Int(state >> 33) % pieces.count]
    }
    let changes = (try? ModifyLine(line, now: Self.now))?.changes
    #expect(changes?.isEmpty != true)
  }

  @Test("a moved date keeps the rest of its spelling, and months end where they end") func shifting() throws {
    var document = FrontMatterDocument(
      Array("---\ndate: '2017-01-31T16:02:11.316+00:00'\nexpires: 2020-02-29 # soon\n---\n".utf8))
    try document.make(.shiftDate(FieldPath(key: "date"), by: DateSpan("1m")!))
    try document.make(.shiftDate(FieldPath(key: "expires"), by: DateSpan("-1y")!))
    #expect(
      String(decoding: document.bytes, as: UTF8.self)
        == "---\ndate: '2017-02-28T16:02:11.316+00:00'\nexpires: 2019-02-28 # soon\n---\n")
    #expect(throws: ChangeError.notADate(FieldPath(key: "title"))) {
      try document.make(.shiftDate(FieldPath(key: "title"), by: DateSpan("1d")!))
    }
  }
}
