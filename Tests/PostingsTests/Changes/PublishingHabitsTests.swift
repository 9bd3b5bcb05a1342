import FrontMatter
import Postings
import SystemPackage
import Testing

@Suite("How a collection publishes and closes") struct PublishingHabitsTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    /// Front matter of the other postings.
    var others: [String]
    var posting: String
    var act: PublishingAct
    /// The front matter after it; nil: it stays.
    var result: String?
    var testDescription: String { name }
  }

  static let examples: [Example] = [
    Example(
      name: "published", others: ["published: true"], posting: "published: false", act: .publish,
      result: "published: true"),
    Example(
      name: "draft", others: ["draft: false"], posting: "draft: true # wait", act: .publish,
      result: "draft: false # wait"),
    Example(
      name: "learned from others", others: ["draft: true", "draft: false"], posting: "title: A", act: .unpublish,
      result: "title: A\ndraft: true"),
    Example(
      name: "nothing to learn from", others: [], posting: "title: A", act: .unpublish,
      result: "title: A\npublished: false"),
    Example(name: "yes and no", others: [], posting: "published: yes", act: .unpublish, result: "published: no"),
    Example(name: "quoted", others: [], posting: "published: 'true'", act: .unpublish, result: "published: 'false'"),
    Example(
      name: "open", others: ["open: true"], posting: "title: A\nopen: true", act: .close,
      result: "title: A\nopen: false"),
    Example(name: "filled", others: ["filled: false"], posting: "filled: false", act: .close, result: "filled: true"),
    Example(
      name: "the word of the others", others: ["status: pourvu", "status: ouvert", "status: pourvu"],
      posting: "status: ouvert",
      act: .close, result: "status: pourvu"),
    Example(
      name: "reopening", others: ["status: Open", "status: Open"], posting: "status: closed", act: .reopen,
      result: "status: Open"),
    Example(
      name: "an expiry", others: ["expires: 2030-01-01"], posting: "title: A", act: .close,
      result: "title: A\nexpires: 2026-11-23"),
    Example(
      name: "a state that is a place", others: ["state: Bavaria"], posting: "state: Hesse", act: .close, result: nil),
    Example(name: "published already", others: [], posting: "published: true", act: .publish, result: nil),
  ]

  @Test("is learned, and written in the posting’s own way", arguments: examples) func acts(_ example: Example) throws {
    var table = PostingTable(now: 1_795_521_600)
    let texts = [example.posting] + example.others
    for (index, text) in texts.enumerated() {
      let document = FrontMatterDocument(Array("---\n\(text)\n---\n".utf8))
      let posting = Posting(path: FilePath("/c/\(index).md"), document: document, roleMap: RoleMap())
      table.add(RecordBatch([PostingRecord(posting)]))
    }
    let row = try #require(table.row(of: "/c/0.md"))
    let answer = PublishingHabits(table).answer(example.act, row, in: table)
    guard let result = example.result else {
      #expect(answer == .alreadySo || answer == .unknown)
      return
    }
    guard case .changes(let changes) = answer else {
      Issue.record("\(answer)")
      return
    }
    var document = FrontMatterDocument(Array("---\n\(example.posting)\n---\n".utf8))
    for change in changes { try document.make(change) }
    #expect(String(decoding: document.bytes, as: UTF8.self) == "---\n\(result)\n---\n")
  }

  @Test("a posting in _drafts is not published by a field") func drafts() throws {
    var table = PostingTable(now: 0)
    let posting = Posting(
      path: "/c/_drafts/a.md", root: "/c", document: FrontMatterDocument(Array("---\ntitle: A\n---\n".utf8)),
      roleMap: RoleMap())
    table.add(RecordBatch([PostingRecord(posting)]))
    let row = try #require(table.row(of: "/c/_drafts/a.md"))
    #expect(PublishingHabits(table).answer(.publish, row, in: table) == .isInDraftsFolder)
  }
}
