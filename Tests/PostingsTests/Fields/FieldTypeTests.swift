import FrontMatter
import PostingsLanguage
import SystemPackage
import Testing

@testable import Postings

@Suite("Types of fields") struct FieldTypeTests {
  /// Values of one field of several postings, as they stand in the files.
  private static func learned(_ values: [String], name: String = "x") -> FieldType? {
    var table = PostingTable(now: 0)
    let records = values.enumerated().map { index, value in
      Self.record("/site/p\(index).md", "---\n\(name): \(value)\n---\n")
    }
    table.add(RecordBatch(records))
    return FieldHabits(learnedFrom: table).type(of: name)
  }

  private static func record(_ path: String, _ text: String) -> PostingRecord {
    PostingRecord(
      Posting(path: FilePath(path), root: "/site", document: FrontMatterDocument(Array(text.utf8)), roleMap: RoleMap()))
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var values: [String]
    var type: FieldType
    var testDescription: String { "\(type.rawValue): \(values.joined(separator: " "))" }
  }

  static let rows: [Row] = [
    Row(values: ["1", "2.5", "-3"], type: .number),
    Row(values: ["1", "two"], type: .text),
    Row(values: ["true", "false"], type: .flag),
    Row(values: ["2017-05-23", "'2018-01-02'"], type: .day),
    Row(values: ["2017-05-23", "2018-01-02T10:00:00Z"], type: .moment),
    Row(values: ["https://example.org/a", "http://example.com"], type: .url),
    Row(values: ["a@example.org", "b.c@example.co.uk"], type: .email),
    Row(values: ["/assets/a.png", "assets/b.svg"], type: .file),
    Row(values: ["[a, b]", "[c]"], type: .list),
    Row(values: ["|\n  one\n  two", "three"], type: .longText),
    Row(values: ["p1", "p0.md"], type: .reference),
    Row(values: ["CDI", "CDI", "CDD", "CDI", "CDD", "CDI", "CDD", "CDD"], type: .choice),
    Row(values: ["One thing", "Another", "求人", "مرحبا"], type: .text),
  ]

  @Test("are learned from the values in use", arguments: rows) func learn(row: Row) {
    #expect(Self.learned(row.values) == row.type)
  }

  @Test("are learned from a sample, whatever the size of the collection") func sample() {
    var table = PostingTable(now: 0)
    table.add(RecordBatch((0..<2000).map { Self.record("/site/p\($0).md", "---\nn: \($0)\n---\n") }))
    #expect(table.fieldSamples(postings: 300)["n"].map { (250...400).contains($0.values.count) } == true)
  }

  @Test(
    "complain in words about what does not fit",
    arguments: [
      ("abc", FieldType.number, FieldComplaint.notANumber), ("2017-13-40", .day, .noSuchDay), ("soon", .day, .notADate),
      ("example", .url, .notAURL), ("http://x y.z", .url, .notAURL), ("a@b", .email, .notAnEMail),
      ("oui", .flag, .notABoolean),
    ])
  func complain(text: String, type: FieldType, complaint: FieldComplaint) {
    #expect(type.complaint(text) == complaint)
    #expect(
      !complaint.sentence(in: .english).isEmpty && complaint.sentence(in: .english) != complaint.sentence(in: .french))
  }

  @Test("say nothing of what fits") func fits() {
    let fitting: [(String, FieldType)] = [
      ("100", .number), ("2017-05-23", .day), ("2017-05-23T16:02:11.316+00:00", .moment), ("https://a.b/c?d", .url),
      ("mailto:a@b.c", .url), ("a.b+c@example.org", .email), ("true", .flag), ("求人", .text),
    ]
    for (text, type) in fitting { #expect(type.complaint(text) == nil, "\(text)") }
  }

  @Test("a rule asks for a value, a choice, a bound, a length") func rules() {
    var rule = FieldRule()
    rule.isRequired = true
    rule.choices = [.init("CDI"), .init("CDD")]
    #expect(FieldType.choice.complaint("", rule) == .required)
    #expect(FieldType.choice.complaint("Stage", rule) == .notOneOf(["CDI", "CDD"]))
    #expect(FieldType.choice.complaint("CDD", rule) == nil)
    var number = FieldRule()
    number.least = "1"
    number.most = "10"
    #expect(FieldType.number.complaint("0", number) == .tooSmall(least: "1"))
    #expect(FieldType.number.complaint("11", number) == .tooLarge(most: "10"))
    var short = FieldRule()
    short.longest = 3
    #expect(FieldType.text.complaint("été!", short) == .tooLong(4, most: 3))
  }

  @Test("text in an unknown field goes by its look") func guess() {
    #expect(FieldType.guess("100") == .number)
    #expect(FieldType.guess("0042") == .text)
    #expect(FieldType.guess("true") == .flag)
    #expect(FieldType.guess("2017-05-23") == .day)
    #expect(FieldType.guess("cent") == .text)
  }
}
