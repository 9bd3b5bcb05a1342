import FrontMatter
@testable import Postings
import Testing

@Suite("merging by field")
struct SavingMergeTests {
  static let base = """
    ---
    # A job.
    title: Chargé d'affaires
    tag: Civic Tech, Data
    locale: fr
    date: 2017-05-23
    author:
      name: Ann
      mail: ann@example.org
    missions:
    - one
    - two
    ---
    The body.

    """

  private static func with(_ changes: (String, String)...) -> String {
    changes.reduce(base) { text, change in
      precondition(text.contains(change.0), "no \(change.0)")
      return text.replacing(change.0, with: change.1)
    }
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var mine: String
    var theirs: String
    /// Nil: a conflict.
    var merged: String?
    var tookTheirs: [String] = []
    var conflicts: [String] = []
    var body = false
    var frontMatterText = false
  }

  static let rows: [Row] = [
    Row(
      testDescription: "different fields far apart", mine: with(("Chargé d'affaires", "Chef")),
      theirs: with(("fr", "en")),
      merged: with(("Chargé d'affaires", "Chef"), ("fr", "en")), tookTheirs: ["locale"]),
    Row(
      testDescription: "fields on neighbouring lines", mine: with(("tag: Civic Tech, Data", "tag: Data")),
      theirs: with(("locale: fr", "locale: en")),
      merged: with(("tag: Civic Tech, Data", "tag: Data"), ("locale: fr", "locale: en")), tookTheirs: ["locale"]),
    Row(
      testDescription: "my field, their body", mine: with(("fr", "en")),
      theirs: with(("The body.", "Another body,\nlonger.")),
      merged: with(("fr", "en"), ("The body.", "Another body,\nlonger.")), tookTheirs: [""]),
    Row(
      testDescription: "my body, their field", mine: with(("The body.", "Mine.")), theirs: with(("fr", "en")),
      merged: with(("The body.", "Mine."), ("fr", "en")), tookTheirs: ["locale"]),
    Row(
      testDescription: "their comment and blanks stay", mine: with(("fr", "en")),
      theirs: with(("# A job.", "# A good job.\n\n#   Really.")),
      merged: with(("fr", "en"), ("# A job.", "# A good job.\n\n#   Really."))),
    Row(
      testDescription: "my comment comes along", mine: with(("# A job.", "# Mine."), ("fr", "en")),
      theirs: with(("2017-05-23", "2018-01-01")),
      merged: with(("# A job.", "# Mine."), ("fr", "en"), ("2017-05-23", "2018-01-01")), tookTheirs: ["date"]),
    Row(
      testDescription: "a comment of mine on the line that they changed",
      mine: with(("title: Chargé", "# Mine.\ntitle: Chargé"), ("fr", "en")),
      theirs: with(("title: Chargé d'affaires", "title: Chef")),
      merged: with(("title: Chargé d'affaires", "# Mine.\ntitle: Chef"), ("fr", "en")), tookTheirs: ["title"]),
    Row(
      testDescription: "comments of both sides in one place",
      mine: with(("title: Chargé", "# Mine.\ntitle: Chargé"), ("fr", "en")),
      theirs: with(("title: Chargé d'affaires", "# Theirs.\ntitle: Chef")), frontMatterText: true),
    Row(
      testDescription: "another spelling on the line that they changed", mine: with(("locale: fr", "locale: 'fr'")),
      theirs: with(("date: 2017-05-23", "date: 2018-01-01")),
      merged: with(("locale: fr", "locale: 'fr'"), ("date: 2017-05-23", "date: 2018-01-01")), tookTheirs: ["date"]),
    Row(
      testDescription: "another spelling on both sides", mine: with(("locale: fr", "locale: 'fr'")),
      theirs: with(("locale: fr", "locale: \"fr\"")), frontMatterText: true),
    Row(
      testDescription: "my new key, theirs elsewhere", mine: with(("locale: fr\n", "locale: fr\nstate: draft\n")),
      theirs: with(("title: Ch", "type: job\ntitle: Ch")),
      merged: with(("locale: fr\n", "locale: fr\nstate: draft\n"), ("title: Ch", "type: job\ntitle: Ch")),
      tookTheirs: ["type"]),
    Row(
      testDescription: "two new keys in one place", mine: with(("locale: fr\n", "locale: fr\nstate: draft\n")),
      theirs: with(("locale: fr\n", "locale: fr\ntype: job\n")),
      merged: with(("locale: fr\n", "locale: fr\nstate: draft\ntype: job\n")), tookTheirs: ["type"]),
    Row(
      testDescription: "I take a field out", mine: with(("locale: fr\n", "")),
      theirs: with(("2017-05-23", "2018-01-01")),
      merged: with(("locale: fr\n", ""), ("2017-05-23", "2018-01-01")), tookTheirs: ["date"]),
    Row(
      testDescription: "they take a field out", mine: with(("2017-05-23", "2018-01-01")),
      theirs: with(("locale: fr\n", "")),
      merged: with(("locale: fr\n", ""), ("2017-05-23", "2018-01-01")), tookTheirs: ["locale"]),
    Row(
      testDescription: "different keys of one table", mine: with(("Ann\n", "Bea\n")),
      theirs: with(("ann@example.org", "x@example.org")),
      merged: with(("Ann\n", "Bea\n"), ("ann@example.org", "x@example.org")), tookTheirs: ["author.mail"]),
    Row(
      testDescription: "the same change on both sides", mine: with(("fr", "en")),
      theirs: with(("fr", "en"), ("Ann\n", "Bea\n")),
      merged: with(("fr", "en"), ("Ann\n", "Bea\n")), tookTheirs: ["author.name"]),
    Row(
      testDescription: "the same field in different ways", mine: with(("fr", "en")), theirs: with(("fr", "de")),
      conflicts: ["locale"]),
    Row(
      testDescription: "one field of a table and the whole table", mine: with(("Ann\n", "Bea\n")),
      theirs: with(("author:\n  name: Ann\n  mail: ann@example.org\n", "author: Cy\n")),
      conflicts: ["author"]),
    Row(
      testDescription: "I change what they take out", mine: with(("fr", "en")), theirs: with(("locale: fr\n", "")),
      conflicts: ["locale"]),
    Row(
      testDescription: "both bodies", mine: with(("The body.", "Mine.")), theirs: with(("The body.", "Theirs.")),
      body: true),
    Row(
      testDescription: "one list, both sides", mine: with(("- two", "- two\n- three")), theirs: with(("- one", "- 1")),
      conflicts: ["missions"]),
    Row(
      testDescription: "theirs is broken, mine is a field", mine: with(("fr", "en")),
      theirs: with(("author:", "author: [")), frontMatterText: true),
    Row(
      testDescription: "theirs is broken, mine is the body", mine: with(("The body.", "Mine.")),
      theirs: with(("author:", "author: [")),
      merged: with(("author:", "author: ["), ("The body.", "Mine.")), tookTheirs: [""]),
    Row(testDescription: "they changed nothing", mine: with(("fr", "en")), theirs: base, merged: with(("fr", "en"))),
    Row(
      testDescription: "I changed nothing", mine: base, theirs: with(("fr", "en")), merged: with(("fr", "en")),
      tookTheirs: ["locale"]),
    Row(
      testDescription: "decomposed and composed letters are two keys",
      mine: with(("locale: fr\n", "locale: fr\ne\u{301}: 1\n")),
      theirs: with(("date: 2017-05-23\n", "date: 2017-05-23\n\u{e9}: 2\n")),
      merged: with(
        ("locale: fr\n", "locale: fr\ne\u{301}: 1\n"), ("date: 2017-05-23\n", "date: 2017-05-23\n\u{e9}: 2\n")),
      tookTheirs: ["\u{e9}"]),
  ]

  private static func document(_ text: String) -> FrontMatterDocument { FrontMatterDocument(Array(text.utf8)) }

  @Test(arguments: rows) func merge(_ row: Row) throws {
    for lineEnd in ["\n", "\r\n"] {
      func text(_ text: String) -> String { text.replacing("\n", with: lineEnd) }
      let merge = FieldMerge(
        base: Self.document(text(Self.base)), mine: Self.document(text(row.mine)),
        theirs: Self.document(text(row.theirs)))
      switch merge.outcome {
      case .merged(let document, let tookTheirs):
        #expect(String(decoding: document.bytes, as: UTF8.self) == row.merged.map(text))
        #expect(tookTheirs.map(\.description) == row.tookTheirs)
      case .conflict(let conflict):
        #expect(row.merged == nil)
        #expect(conflict.fields.map(\.path.description) == row.conflicts)
        #expect(conflict.body == row.body)
        #expect(conflict.frontMatterText == row.frontMatterText)
      }
    }
  }

  @Test("each conflict is decided by itself, on their bytes")
  func resolving() throws {
    let mine = Self.with(
      ("Civic Tech, Data", "Civic Tech, Jobs"), ("- two", "- two\n- three"), ("fr", "en"), ("Ann\n", "Bea\n"))
    let theirs = Self.with(
      ("tag: Civic Tech, Data", "tag: Data, Presse # ours"), ("- one", "- zero\n- one"), ("fr", "de"), ("ann@", "a@"))
    let merge = FieldMerge(base: Self.document(Self.base), mine: Self.document(mine), theirs: Self.document(theirs))
    guard case .conflict(let conflict) = merge.outcome else {
      Issue.record("no conflict")
      return
    }
    #expect(conflict.fields.map(\.path.description) == ["tag", "locale", "missions"])
    #expect(conflict.fields.map(\.canKeepBoth) == [true, false, true])
    let tag = FieldPath(key: "tag")
    let locale = FieldPath(key: "locale")
    let missions = FieldPath(key: "missions")
    let both = try merge.resolved([tag: .both, locale: .mine, missions: .both])
    #expect(both.value(at: tag) == .text("Presse, Jobs"))
    #expect(both.value(at: missions) == .list([.text("zero"), .text("one"), .text("two"), .text("three")]))
    #expect(both.value(at: locale) == .text("en"))
    // What only one side changed is there in any case, and their comment too.
    let text = String(decoding: both.bytes, as: UTF8.self)
    #expect(text.contains("# ours"))
    #expect(text.contains("name: Bea"))
    #expect(text.contains("a@example.org"))
    let custom = try merge.resolved([tag: .custom(.text("x")), missions: .mine])
    #expect(custom.value(at: tag) == .text("x"))
    #expect(custom.value(at: locale) == .text("de"))
    #expect(custom.value(at: missions) == Self.document(mine).value(at: missions))
    #expect(throws: FrontMatterError.self) { try merge.resolved([locale: .both]) }
  }

  @Test("of two bodies one is chosen, or a third is given")
  func bodies() throws {
    let merge = FieldMerge(
      base: Self.document(Self.base), mine: Self.document(Self.with(("The body.", "Mine."))),
      theirs: Self.document(Self.with(("The body.", "Theirs."), ("fr", "en"))))
    func text(_ choice: BodyChoice) throws -> String {
      String(decoding: try merge.resolved([:], body: choice).bytes, as: UTF8.self)
    }
    #expect(try text(.mine) == Self.with(("The body.", "Mine."), ("fr", "en")))
    #expect(try text(.theirs) == Self.with(("The body.", "Theirs."), ("fr", "en")))
    #expect(try text(.custom(Array("Third".utf8))).hasSuffix("---\nThird"))
  }

  @Test(
    "TOML and JSON are merged as well",
    arguments: [
      ("+++\ntitle = \"A\"\n# c\n[x]\ny = 1\nz = 2\n+++\nB\n", "\"A\"", "\"M\"", "z = 2", "z = 3"),
      ("{\n  \"title\": \"A\",\n  \"x\": {\"y\": 1, \"z\": 2}\n}\nB\n", "\"A\"", "\"M\"", "\"z\": 2", "\"z\": 3"),
    ])
  func formats(base: String, mineOld: String, mineNew: String, theirsOld: String, theirsNew: String) {
    let mine = base.replacing(mineOld, with: mineNew)
    let theirs = base.replacing(theirsOld, with: theirsNew)
    let documents = [base, mine, theirs].map(Self.document)
    guard documents.allSatisfy({ $0.isEditable && $0.value(at: FieldPath(key: "title")) != nil }) else {
      print("skipped: this format is not read here yet")
      return
    }
    let merge = FieldMerge(base: documents[0], mine: documents[1], theirs: documents[2])
    guard case .merged(let document, let tookTheirs) = merge.outcome else {
      Issue.record("\(merge.outcome)")
      return
    }
    #expect(String(decoding: document.bytes, as: UTF8.self) == mine.replacing(theirsOld, with: theirsNew))
    #expect(tookTheirs.map(\.description) == ["x.z"])
  }
}

@Suite("merging by line")
struct LineMergeTests {
  private func merge(_ base: String, _ mine: String, _ theirs: String) -> LineMerge {
    LineMerge(base: Array(base.utf8), mine: Array(mine.utf8), theirs: Array(theirs.utf8))
  }

  private func text(_ bytes: [UInt8]?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  @Test("changes in different places are both taken")
  func clean() {
    #expect(text(merge("a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n").merged) == "A\nb\nc\nd\nE\nf\n")
    #expect(text(merge("a\nb\nc\n", "b\nc\n", "a\nb\nc\nd").merged) == "b\nc\nd")
    #expect(text(merge("a\n", "b\n", "b\n").merged) == "b\n")
    #expect(text(merge("", "", "x").merged) == "x")
  }

  @Test("changes of one line are put between markers, with the text's own line ends")
  func conflict() {
    let conflict = merge("a\nb\nc\n", "a\nM\nc\n", "a\nT\nc\n")
    #expect(conflict.merged == nil)
    #expect(conflict.conflictCount == 1)
    #expect(text(conflict.text()) == "a\n<<<<<<< mine\nM\n=======\nT\n>>>>>>> on disk\nc\n")
    #expect(text(merge("a\r\n", "b\r\n", "c").text()) == "<<<<<<< mine\r\nb\r\n=======\r\nc\r\n>>>>>>> on disk\r\n")
  }

  @Test("one side unchanged gives the other, whatever the bytes")
  func oneSided() {
    var random = Seeded(3)
    for _ in 0..<300 {
      let base = DiffTests.text(&random)
      let changed = DiffTests.edited(base, &random)
      #expect(LineMerge(base: base, mine: base, theirs: changed).merged == changed)
      #expect(LineMerge(base: base, mine: changed, theirs: base).merged == changed)
      #expect(LineMerge(base: base, mine: changed, theirs: changed).merged == changed)
    }
  }
}
