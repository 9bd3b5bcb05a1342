import FrontMatter
import Testing

@testable import Postings

/// A file’s front matter before, a change, and the front matter after.
private struct ChangeCase: CustomTestStringConvertible {
  var before: String
  var change: PostingChange
  var after: String
  var context = ChangeContext()
  var testDescription: String { "\(change) in \(before.debugDescription)" }
}

private func path(_ text: String) -> FieldPath { FieldPath(text.split(separator: ".").map { .key(String($0)) }) }

private let seed = "tag: Rédaction article, Affaires publiques , Civic Tech"
private let commas = ChangeContext(tagsKey: "tag", tagsAreList: false)

@Suite struct PostingChangeTests {
  private static let values = [
    ChangeCase(before: "title: A", change: .set(path("title"), to: "B: c"), after: "title: 'B: c'"),
    ChangeCase(before: "title: 'A'", change: .set(path("title"), to: "B"), after: "title: 'B'"),
    ChangeCase(before: "title: A", change: .set(path("title"), to: "42"), after: "title: '42'"),
    ChangeCase(before: "title: A", change: .set(path("title"), to: "true"), after: "title: 'true'"),
    ChangeCase(before: "date: 2017-05-23", change: .set(path("date"), to: "2018-01-01"), after: "date: 2018-01-01"),
    ChangeCase(before: "date: '2017-05-23'", change: .set(path("date"), to: "2018-01-01"), after: "date: '2018-01-01'"),
    ChangeCase(before: "date: 2017-05-23", change: .set(path("date"), to: "soon"), after: "date: soon"),
    ChangeCase(before: "published: true", change: .set(path("published"), to: "false"), after: "published: false"),
    ChangeCase(before: "published: 'true'", change: .set(path("published"), to: "false"), after: "published: 'false'"),
    ChangeCase(before: "n: 42", change: .set(path("n"), to: "43"), after: "n: 43"),
    ChangeCase(before: "n: 42", change: .set(path("n"), to: "many"), after: "n: many"),
    ChangeCase(before: "a: 1", change: .set(path("published"), to: "true"), after: "a: 1\npublished: true"),
    ChangeCase(before: "a: 1", change: .set(path("draft"), to: "maybe"), after: "a: 1\ndraft: maybe"),
    ChangeCase(before: "a: 1", change: .set(path("date"), to: "2018-01-01"), after: "a: 1\ndate: 2018-01-01"),
    ChangeCase(before: "a: 1", change: .set(path("expires"), to: "2018-01-01"), after: "a: 1\nexpires: 2018-01-01"),
    ChangeCase(before: "a: 1", change: .set(path("b"), to: "true"), after: "a: 1\nb: 'true'"),
    ChangeCase(before: "published:", change: .set(path("published"), to: "true"), after: "published: true"),
    ChangeCase(before: "seo:\n  title: A", change: .set(path("seo.title"), to: "B"), after: "seo:\n  title: B"),
    ChangeCase(before: "a: 1 # one", change: .set(path("a"), to: "2"), after: "a: 2 # one"),
    ChangeCase(before: "a: 1", change: .setLiteral(path("a"), to: "[x, y]"), after: "a: [x, y]"),
    ChangeCase(before: "a: 1\nb: 2", change: .unset(path("a")), after: "b: 2"),
    ChangeCase(before: "a: 1", change: .rename(path("a"), to: "b"), after: "b: 1"),
    ChangeCase(
      before: "a: 1\nc: 3", change: .set(path("b"), to: "x"), after: "a: 1\nb: x\nc: 3",
      context: ChangeContext(predecessor: { key, keys in key == "b" && keys == ["a", "c"] ? "a" : nil })),
  ]

  private static let tags = [
    ChangeCase(before: seed, change: .addTag("CDI"), after: seed + ", CDI"),
    ChangeCase(before: seed, change: .addTag(" civic  tech"), after: seed + ", civic  tech"),
    ChangeCase(before: seed, change: .addTag(" CIVIC TECH "), after: seed),
    ChangeCase(before: seed, change: .removeTag("affaires publiques"), after: "tag: Rédaction article, Civic Tech"),
    ChangeCase(before: seed, change: .removeTag("Civic Tech"), after: "tag: Rédaction article, Affaires publiques"),
    ChangeCase(before: seed, change: .removeTag("redaction article"), after: "tag: Affaires publiques , Civic Tech"),
    ChangeCase(before: seed, change: .removeTag("Rails"), after: seed),
    ChangeCase(
      before: seed, change: .renameTag("civic tech", to: "Numérique"),
      after: "tag: Rédaction article, Affaires publiques , Numérique"),
    ChangeCase(
      before: seed, change: .renameTag("civic tech", to: "CIVIC TECH"),
      after: "tag: Rédaction article, Affaires publiques , CIVIC TECH"),
    ChangeCase(
      before: seed, change: .renameTag("Civic Tech", to: "rédaction article"),
      after: "tag: Rédaction article, Affaires publiques"),
    ChangeCase(before: "tags: [a, 'b, c']", change: .addTag("d"), after: "tags: [a, 'b, c', d]"),
    ChangeCase(before: "tags: [a, 'b, c']", change: .removeTag("B, C"), after: "tags: [a]"),
    ChangeCase(before: "tags: [a, b, A]", change: .removeTag("a"), after: "tags: [b]"),
    ChangeCase(before: "tags: [a, b, A]", change: .renameTag("a", to: "c"), after: "tags: [c, b]"),
    ChangeCase(before: "tag: a, b, A", change: .renameTag("a", to: "c"), after: "tag: c, b"),
    ChangeCase(before: "tags:\n- a\n- b", change: .addTag("c"), after: "tags:\n- a\n- b\n- c"),
    ChangeCase(before: "tags:\n  - a # first\n  - b", change: .removeTag("b"), after: "tags:\n  - a # first"),
    ChangeCase(before: "tags:\n- a\n- b", change: .renameTag("a", to: "b"), after: "tags:\n- b"),
    ChangeCase(before: "tags: []", change: .addTag("a"), after: "tags: [a]"),
    ChangeCase(before: "keywords: a", change: .addTag("b"), after: "keywords: a, b"),
    ChangeCase(before: "tags: 42", change: .addTag("b"), after: "tags: 42, b"),
    ChangeCase(before: "taxonomies:\n  tags: [a]", change: .addTag("b"), after: "taxonomies:\n  tags: [a, b]"),
    ChangeCase(before: "taxonomies.tags: [a]", change: .addTag("b"), after: "taxonomies.tags: [a, b]"),
    ChangeCase(before: "tag:", change: .addTag("a"), after: "tag: a", context: commas),
    ChangeCase(before: "x: 1", change: .addTag("a"), after: "x: 1\ntag: a", context: commas),
    ChangeCase(before: "x: 1", change: .removeTag("a"), after: "x: 1"),
  ]

  @Test("a change gives exactly this text, and what it gives back takes it back", arguments: values + tags)
  private func change(_ example: ChangeCase) throws {
    for end in ["\n", "\r\n"] {
      func file(_ text: String) -> [UInt8] {
        Array("---\n\(text)\n---\nBody.\n\n  trailing".replacing("\n", with: end).utf8)
      }
      let before = FrontMatterDocument(file(example.before))
      var document = before
      let undo = try document.make(example.change, in: example.context)
      #expect(String(decoding: document.bytes, as: UTF8.self) == String(decoding: file(example.after), as: UTF8.self))
      #expect(undo.isEmpty == (example.before == example.after))
      for edit in undo { document.apply(edit) }
      #expect(document.bytes == before.bytes)
    }
  }

  @Test("an empty tag field becomes what the collection’s others are, a list or a comma string")
  func firstTag() throws {
    var document = FrontMatterDocument(Array("---\ntags:\n---\n".utf8))
    try document.make(.addTag("a"))
    #expect(document.value(at: path("tags")) == .list([.text("a")]))
  }

  private static let refused: [(String, PostingChange, ChangeError)] = [
    ("tags: [a]", .set(path("tags"), to: "b"), .isAList(path("tags"))),
    ("seo: {a: b}", .set(path("seo"), to: "b"), .isATable(path("seo"))),
    ("tags: {a: b}", .addTag("c"), .isATable(path("tags"))),
    (seed, .addTag("a, b"), .tagHoldsComma("a, b", key: "tag")),
    (seed, .renameTag("civic tech", to: "a, b"), .tagHoldsComma("a, b", key: "tag")),
    (seed, .addTag(" "), .emptyTag),
    (seed, .renameTag("Civic Tech", to: ""), .emptyTag),
  ]

  @Test("what cannot be done is refused, and the document stays as it was", arguments: 0..<refused.count)
  private func refuses(_ index: Int) {
    let (text, change, expected) = Self.refused[index]
    var document = FrontMatterDocument(Array("---\n\(text)\n---\n".utf8))
    let before = document.bytes
    #expect(throws: expected) { try document.make(change) }
    #expect(document.bytes == before)
  }

  @Test("broken front matter is never changed", arguments: ["a: 'b", "a: b: c", "\ta: b"])
  func broken(_ text: String) {
    var document = FrontMatterDocument(Array("---\n\(text)\n---\n".utf8))
    let before = document.bytes
    #expect(throws: ChangeError.self) { try document.make(.set(path("a"), to: "x")) }
    #expect(throws: ChangeError.self) { try document.make(.addTag("x")) }
    #expect(document.bytes == before)
  }

  @Test("adding a tag and removing it gives the first bytes, in any form and notation", arguments: 0..<20)
  func addAndRemove(_ seed: UInt64) throws {
    var random = Seeded(seed)
    let tags = ["a", "Civic Tech", "été", "C#", "日本", "x: y", "- b", "12"]
    for _ in 0..<20 {
      let picked = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.pick(tags) }
      let quoted = picked.map { "\"\($0)\"" }
      let text = random.pick([
        "---\ntags: \"\(picked.joined(separator: random.pick([",", ", ", " , "])))\"\n---\n",
        "---\ntags: [\(quoted.joined(separator: ", "))]\n---\n",
        "---\ntags:\n" + quoted.map { "- \($0)\n" }.joined() + "---\n",
        "+++\ntags = [\(quoted.joined(separator: ", "))]\n+++\n",
        "{\n  \"tags\": [\(quoted.joined(separator: ", "))]\n}\n",
      ])
      var document = FrontMatterDocument(Array(text.utf8))
      let undo = try document.make(.addTag("new one"))
      #expect(!undo.isEmpty, "\(text)")
      var other = document
      try other.make(.removeTag("NEW ONE"))
      #expect(String(decoding: other.bytes, as: UTF8.self) == text)
      for edit in undo { document.apply(edit) }
      #expect(String(decoding: document.bytes, as: UTF8.self) == text)
    }
  }

  @Test(
    "typed text takes the type that stands there",
    arguments: [
      (FieldValue.flag(true), "false", FieldValue.flag(false)), (.flag(true), "no", .text("no")),
      (.number("1"), "2.5", .number("2.5")),
      (.number("1"), "0x10", .text("0x10")), (.number("1"), "007", .text("007")), (.number("1"), "", .text("")),
      (.date("2017-05-23"), "2018-01-01", .date("2018-01-01")),
      (.date("2017-05-23"), "2018-13-01", .text("2018-13-01")),
      (.text("a"), "true", .text("true")),
    ])
  func typed(old: FieldValue, text: String, expected: FieldValue) throws {
    var document = FrontMatterDocument(Array("---\na: x\n---\n".utf8))
    try document.make(.setValue(path("a"), to: old))
    #expect(try document.typedValue(of: text, at: path("a"), context: ChangeContext()) == expected)
  }
}
