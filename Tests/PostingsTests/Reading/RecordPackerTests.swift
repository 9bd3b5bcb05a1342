import Foundation
import FrontMatter
import SystemPackage
import Testing

@testable import Postings

/// Postings that are read straight from the bytes must be those that the document gives.
@Suite struct RecordPackerTests {
  private static func folder(_ path: String) -> ScanFolder { ScanFolder(root: FilePath(path)) }

  /// The table of one posting; nil when it is not plain.
  private static func plain(_ bytes: [UInt8], name: String = "a.md", in folder: ScanFolder) -> PostingTable? {
    var packer = RecordPacker(roleMap: RoleMap())
    let isPlain = bytes.withUnsafeBytes { head in
      Array(name.utf8).withUnsafeBufferPointer { packer.addPlain(head, name: $0, in: folder) }
    }
    guard isPlain else { return nil }
    var table = PostingTable(now: testNow)
    table.add(packer.takeBatch())
    return table
  }

  private static func parsed(_ bytes: [UInt8], name: String = "a.md", in folder: ScanFolder) -> PostingTable {
    let path = FilePath(bytes: folder.prefix + Array(name.utf8))
    let document = FrontMatterDocument(bytes)
    var table = PostingTable(now: testNow)
    table.upsert(PostingRecord(Posting(path: path, root: folder.root, document: document, roleMap: RoleMap())))
    return table
  }

  private static func describe(_ table: PostingTable) -> [String] {
    let columns: [String?] = [
      table.path(0).string, table.title(0), table.dateText(0), table.locale(0), table.type(0), "\(table.tags(0))",
      "\(table.state(0))", "\(table.format(0)!)", table.isPublished(0).map { "\($0)" },
      table.instant(0).map { "\($0)" },
      "\(table.problems(0))", "\(table.rows[0].expiry)", "\(table.rows[0].tagsAreList as Bool?)",
    ]
    return columns.map { $0 ?? "nil" }
      + table.allFieldNames.map { name in
        "\(name): \(table.values(0, of: name).map { "\($0.kind) \($0.text)" })"
      }
  }

  static let plainTexts = [
    "title: T", "title: 'T'", "title: \"T\"", "title:", "title: ''", "title: ~", "title: null", "a: true\nb: false",
    "tag: a, b ,c", "tags: [a, 'b, c']", "tags: []", "tags:\n- a\n- b", "tags:\n  - a", "tags:\n\ntitle: T", "count: 0",
    "count: 42",
    "date: 2017-05-23", "date: 2017-05-23T16:02:11.316+00:00", "date: 2017-05-23 16:02:11 +0000",
    "date: 2017-05-23 16:02:11",
    "date: '2017-05-23'", "title: 3 développeurs", "seo: été # a comment", "# only\ntitle: T", "published: false",
    "draft: 'true'",
    "expires: 2017-01-01", "status: closed", "open: false", "lang: fr", "name: Name\ntitle: T\njob_title: J",
    "title: a:b",
    "keywords: x\ntags: z", "taxonomies:\n  tags: [x]", "tags: [a, b]\ntag: c", "title : T", "title: 'it''s'",
    "title: \"a \\\"b\\\"\"", "title: |\n  T", "title: >-\n  T\n  U\n\n  V", "title:\n- T\n- U",
    "contact:\n  name: Nom\n  mail: M\nx: U",
    "missions:\n- start: 2017-05-23\n  end:\n- start: ~\n  end: 3\n  tags: []\n- T",
    "seo:\n  title: T\n  tags: [a, b]\n  list:\n  - x",
    "a:\n  x: 1\nb:\n  x: 2", "a: []\nb:\n  c: []\n  d: []", "a:\n- |\n  x\n- >\n  y\n  z", "published:\n  draft: true",
    "a:\n- draft: true",
  ]

  @Test("plain front matter is read straight, as the document reads it", arguments: plainTexts)
  func plain(_ text: String) throws {
    let bytes = Array("---\n\(text)\n---\nbody: none\n...\n".utf8)
    for (name, path) in [("a.md", "x"), ("2017-01-02-a.en.md", "x/_drafts"), ("a.md", "de/fr"), ("a.md", ".")] {
      let folder = Self.folder(path)
      let table = try #require(Self.plain(bytes, name: name, in: folder))
      #expect(Self.describe(table) == Self.describe(Self.parsed(bytes, name: name, in: folder)))
    }
  }

  @Test(
    "what readers may take in two ways is left to the document",
    arguments: [
      "a: yes", "a: No", "a: TRUE", "a: Null", "y: 1", "a: 0042", "a: 12:30", "a: 1_000", "a: 1e3", "a: 0x1F", "a: -1",
      "a: +1",
      "a: .5", "a: 2019-22-08", "a: 2017-05-23 16:02", "a: 2017-5-3", "a: x #y", "title: x # y", "a: #y", "a: 1\na: 2",
      "a: {b: c}",
      "a:\n  b: yes", "a:\n  b: 1\n  b: 2", "a:\n- b: 1\n  b: 2", "a.b: 1", "a:\n  b.c: 1", "a:\n  y: 1",
      "a:\n  title: x # y",
      "a: |+\n  b", "a: &x b", "a: *x", "a: !t b", "a: \"\\n\"", "a: [b, [c]]",
      "a\n", "a: 'b",
      "a:\tb", "a: b: c", "? a", "...", "a: 9999999999999999",
    ])
  func notPlain(_ text: String) {
    #expect(Self.plain(Array("---\n\(text)\n---\n".utf8), in: Self.folder("x")) == nil)
  }

  @Test(
    "so is a file with other fences",
    arguments: [
      "", "---", "---\n", "---\n---", "--- \n", "---\ntitle: T\n", "---\ntitle: T\n--", "----\ntitle: T\n----\n",
      "+++\na = 1\n+++\n",
      "{\"a\": 1}", "\u{FEFF}---\na: b\n---\n", "\n---\na: b\n---\n", "---\na: b\n...\n---\n", "---\ra: b\r---\r",
      "---yaml\na: b\n---\n",
      "---\na: b\n---x\n", "---\na: b\n---",
    ])
  func otherFences(_ text: String) { #expect(Self.plain(Array(text.utf8), in: Self.folder("x")) == nil) }

  @Test(
    "blanks behind the fences and Windows line ends are plain",
    arguments: ["---  \na: b\n--- \n", "---\r\na: b\r\n---\r\n", "---\n---\n"])
  func usualFences(_ text: String) throws {
    let table = try #require(Self.plain(Array(text.utf8), in: Self.folder("x")))
    #expect(Self.describe(table) == Self.describe(Self.parsed(Array(text.utf8), in: Self.folder("x"))))
  }

  @Test("a batch that gives up on one posting keeps the others whole")
  func reset() {
    var packer = RecordPacker(roleMap: RoleMap())
    let folder = Self.folder("x")
    for (index, text) in ["title: A\ntags: [p, q]", "title: B\ntags: [r]\nx: yes", "title: C\ntag: s, t"].enumerated() {
      let bytes = Array("---\n\(text)\n---\n".utf8)
      let isPlain = bytes.withUnsafeBytes { head in
        Array("\(index).md".utf8).withUnsafeBufferPointer { packer.addPlain(head, name: $0, in: folder) }
      }
      #expect(isPlain == (index != 1))
    }
    var table = PostingTable(now: testNow)
    table.add(packer.takeBatch())
    #expect(table.count == 2)
    #expect(table.title(1) == "C")
    #expect(table.tags(0) == ["p", "q"])
    #expect(table.tags(1) == ["s", "t"])
  }

  @Test("random front matter is read as the document reads it, or left to it", arguments: 0..<20)
  func random(_ seed: UInt64) {
    var random = Seeded(seed)
    let keys = ["title", "tag", "tags", "date", "lang", "draft", "x", "n", "y", "a b", "été", "expires", "status"]
    let values = [
      "T", "'T'", "\"T\"", "", "~", "true", "no", "42", "0", "007", "2017-05-23", "2017-02-30", "2017-05-23T10:00:00Z",
      "[a, b]",
      "[]", "a, b", "a #b", "a # b", "'a' # b", "\n- a\n- b", "\n  - a\n  - 'b'", "3 x", "1.5", "x: y",
      "[a, \"b\", 'c d']", "-", "- a", "\n  x: 1\n  tags: [a]",
      "\n- title: A\n  x: b #c\n- title: B\n  date: 2020-01-02",
      "\n  title: T\n  a:\n    draft: yes", "|\n  T\n  U", ">-\n  T\n  U\n\n\n  V", "|\n   ", "'it''s'", "\"\\\"\"",
      "2017-05-23 10:00", "12:30", "null", "\n", "été", "日本語", "a\\b", "[a b, 12]", "2020",
    ]
    var plain = 0
    for _ in 0..<200 {
      let lines = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        "\(random.pick(keys)):\(random.pick(["", " ", " ", " ", "  "]))\(random.pick(values))\(random.pick(["", "", " "]))"
      }
      let end = random.pick(["\n", "\n", "\r\n"])
      let text = (["---"] + lines + ["---", "body"]).joined(separator: "\n").replacing("\n", with: end)
      let bytes = Array(text.utf8)
      guard let table = Self.plain(bytes, in: Self.folder("x")) else { continue }
      plain += 1
      #expect(
        Self.describe(table) == Self.describe(Self.parsed(bytes, in: Self.folder("x"))), "\(text.debugDescription)")
    }
    #expect(plain > 5)
  }

  static let corpus = FilePath(#filePath).removingLastComponent().appending("../../../../shared/corpus")
    .lexicallyNormalized()

  @Test(
    "real postings are read as their documents read them",
    .enabled(if: FileManager.default.fileExists(atPath: corpus.string), "needs the shared corpus in ../shared"))
  func real() throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: Self.corpus.string).filter { $0.hasSuffix(".md") }
    var plain = 0
    for name in names {
      guard let data = FileManager.default.contents(atPath: Self.corpus.appending(name).string) else { continue }
      let bytes = [UInt8](data)
      let folder = Self.folder("c")
      guard let table = Self.plain(bytes, in: folder) else { continue }
      plain += 1
      #expect(Self.describe(table) == Self.describe(Self.parsed(bytes, in: folder)), "\(name)")
    }
    print("read straight: \(plain) of \(names.count) real postings")
    #expect(plain * 10 > names.count * 7)
  }
}
