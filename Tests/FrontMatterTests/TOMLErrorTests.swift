import Testing

@testable import FrontMatter

/// What is wrong is named with its place, and the fields around it are still read.
@Suite("Broken TOML and JSON")
struct TOMLErrorTests {
  struct Broken: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var reason: FrontMatterError.Reason
    var line: Int
    var column: Int
    var keys: [String]
    var testDescription: String { name }

    init(
      _ name: String, _ text: String, _ reason: FrontMatterError.Reason, at place: (Int, Int),
      keeps keys: [String] = ["a", "z"]
    ) {
      (self.name, self.text, self.reason, self.keys) = (name, text, reason, keys)
      (line, column) = place
    }
  }

  static let toml: [Broken] = [
    .init("YAML's colon", "a = 1\ntitle: x\nz = 2", .missingEquals("title: x"), at: (3, 1)),
    .init("no value", "a = 1\nb =\nz = 2", .missingValue(key: "b"), at: (3, 4)),
    .init("text without quotes", "a = 1\nb = Hello world # c\nz = 2", .unquotedText("Hello world"), at: (3, 5)),
    .init("a number with a zero before it", "a = 1\nb = 0042\nz = 2", .unquotedText("0042"), at: (3, 5)),
    .init("a day that is none", "a = 1\nb = 2023-02-29\nz = 2", .impossibleDate("2023-02-29"), at: (3, 5)),
    .init("a template without quotes", "a = 1\nb = {{ .Date }}\nz = 2", .unquotedText("{{ .Date }}"), at: (3, 5)),
    .init("an open quote", "a = 1\nb = \"x\nz = 2", .unclosedQuote("\""), at: (3, 5)),
    .init("an open single quote", "a = 1\nb = 'x\nz = 2", .unclosedQuote("'"), at: (3, 5)),
    .init("three open quotes", "a = 1\nb = \"\"\"x\nz = 2", .unclosedQuote("\""), at: (3, 5)),
    .init("an open bracket", "a = 1\nb = [1,\n  2\nz = 2", .unclosedBracket("["), at: (3, 5)),
    .init("an open bracket after a comma", "a = 1\nb = [\n  1,\nz = 2", .unclosedBracket("["), at: (3, 5)),
    .init(
      "a day that is none, with its time", "a = 1\nb = 2023-13-01T10:00:00Z\nz = 2", .impossibleDate("2023-13-01"),
      at: (3, 5)),
    .init("a missing comma", "a = 1\nb = [\n  1\n  2,\n]\nz = 2", .missingComma, at: (4, 4)),
    .init("missing commas", "a = 1\nb = [\n'x'\n'y'\n'z'\n]\nz = 2", .missingComma, at: (4, 4)),
    .init("a missing comma on one line", "a = 1\nb = [\"x\" \"y\"]\nz = 2", .missingComma, at: (3, 9)),
    .init("a missing comma between lists", "a = 1\nb = [\n  [1]\n  [2]\n]\nz = 2", .missingComma, at: (4, 6)),
    .init("a missing comma in an inline table", "a = 1\nb = { x = 1 y = 2 }\nz = 2", .missingComma, at: (3, 12)),
    .init("an open bracket before a quoted key", "a = 1\nb = [1,\n  2\n\"z\" = 2", .unclosedBracket("["), at: (3, 5)),
    .init("an open bracket before a table", "a = 1\nb = [1,\n  2\n[z]\n", .unclosedBracket("["), at: (3, 5)),
    .init("a key with an accent", "a = 1\nclé = 1\nz = 2", .keyNeedsQuotes("clé"), at: (3, 1)),
    .init("a key that begins with an accent", "a = 1\né = 1\nz = 2", .keyNeedsQuotes("é"), at: (3, 1)),
    .init("a key of two words", "a = 1\nmy key = 1\nz = 2", .keyNeedsQuotes("my key"), at: (3, 1)),
    .init("a key with a colon", "a = 1\nog:title = 1\nz = 2", .keyNeedsQuotes("og:title"), at: (3, 1)),
    .init("YAML's colon, and an equals sign later", "a = 1\nt: x = y\nz = 2", .missingEquals("t: x = y"), at: (3, 1)),
    .init("an open brace", "a = 1\nb = { x = 1\nz = 2", .unclosedBracket("{"), at: (3, 5)),
    .init("a comma at the end of an inline table", "a = 1\nb = { x = 1, }\nz = 2", .trailingComma, at: (3, 14)),
    .init("a bad escape", "a = 1\nb = \"C:\\dir\"\nz = 2", .badEscape, at: (3, 8)),
    .init("text after a quote", "a = 1\nb = \"x\"y\nz = 2", .textAfterQuote("\""), at: (3, 8)),
    .init("text after a number", "a = 1\nb = 1 2\nz = 2", .textAfterValue, at: (3, 7)),
    .init("a key that stands twice", "a = 1\na = 2\nz = 2", .duplicateKey("a"), at: (3, 1)),
    .init("a table that stands twice", "a = 1\n[z]\n[z]\n", .duplicateKey("z"), at: (4, 2)),
    .init("an open header", "a = 1\nz = 2\n[b\nx = 1\n", .unclosedBracket("["), at: (4, 1)),
    .init("a control character", "a = 1\nb = \"\u{1}\"\nz = 2", .controlCharacter(1), at: (3, 6)),
    .init(
      "git's marks", "a = 1\n<<<<<<< HEAD\nb = 1\n=======\nb = 2\n>>>>>>> x\nz = 2", .conflictMarkers, at: (3, 1),
      keeps: ["a", "b", "z"]),
    .init("half of git's marks", "a = 1\n=======\nz = 2", .conflictMarkers, at: (3, 1)),
    .init(
      "an open header, and what it would have held", "a = 1\n[z]\nx = 1\n[b\ny = 2\n", .unclosedBracket("["), at: (5, 1)
    ),
  ]

  static let headers: [Broken] = [
    .init("a table with an accent", "a = 1\nz = 2\n[é]\nx = 1", .keyNeedsQuotes("é"), at: (4, 2)),
    .init("a table without a name", "a = 1\nz = 2\n[]\nx = 1", .namelessTable, at: (4, 2)),
    .init("a table without its first bracket", "a = 1\nz = 2\nb]\nx = 1", .missingEquals("b]"), at: (4, 1)),
  ]

  static let json: [Broken] = [
    .init("no comma", "{\n  \"a\": 1\n  \"z\": 2\n}", .missingComma, at: (3, 9)),
    .init("no comma in a list", "{\n  \"a\": 1,\n  \"b\": [1 2],\n  \"z\": 2\n}", .missingComma, at: (4, 10)),
    .init(
      "no comma in a list of lines", "{\n  \"a\": 1,\n  \"b\": [\n    \"x\"\n    \"y\"\n  ],\n  \"z\": 2\n}",
      .missingComma, at: (5, 8)),
    .init(
      "git's marks", "{\n  \"a\": 1,\n<<<<<<< HEAD\n  \"b\": 1,\n=======\n  \"b\": 2,\n>>>>>>> x\n  \"z\": 2\n}",
      .conflictMarkers, at: (4, 1), keeps: ["a", "b", "b", "z"]),
    .init("no colon", "{\n  \"a\": 1,\n  \"b\" 2,\n  \"z\": 2\n}", .missingColon("b"), at: (4, 6)),
    .init("no value", "{\n  \"a\": 1,\n  \"b\": ,\n  \"z\": 2\n}", .missingValue(key: "b"), at: (4, 8)),
    .init(
      "text without quotes", "{\n  \"a\": 1,\n  \"b\": Hello world,\n  \"z\": 2\n}", .unquotedText("Hello world"),
      at: (4, 8)),
    .init("a key without quotes", "{\n  \"a\": 1,\n  b: 2,\n  \"z\": 2\n}", .unquotedText("b"), at: (4, 3)),
    .init(
      "a number with a zero before it", "{\n  \"a\": 1,\n  \"b\": 01,\n  \"z\": 2\n}", .unquotedText("01"), at: (4, 8)),
    .init("an open quote", "{\n  \"a\": 1,\n  \"b\": \"x,\n  \"z\": 2\n}", .unclosedQuote("\""), at: (4, 8)),
    .init("an open bracket", "{\n  \"a\": 1,\n  \"b\": [1,\n  \"z\": 2\n}", .unclosedBracket("["), at: (4, 8)),
    .init("a bad escape", "{\n  \"a\": 1,\n  \"b\": \"\\d\",\n  \"z\": 2\n}", .badEscape, at: (4, 9)),
    .init("a tab in a text", "{\n  \"a\": 1,\n  \"b\": \"\t\",\n  \"z\": 2\n}", .controlCharacter(9), at: (4, 9)),
    .init("no object", "[1, 2]", .notATable, at: (2, 1), keeps: []),
    .init("something after the object", "{\"a\": 1, \"z\": 2} x", .textAfterValue, at: (2, 18)),
    .init("an open comment", "{\"a\": 1, \"z\": 2 /* }", .unclosedComment, at: (2, 17)),
  ]

  @Test("TOML", arguments: toml + headers) func brokenTOML(_ broken: Broken) { check(broken, fence: "+++") }
  @Test("JSON", arguments: json) func brokenJSON(_ broken: Broken) { check(broken, fence: ";;;") }

  private func check(_ broken: Broken, fence: String) {
    let document = FrontMatterDocument(Array("\(fence)\n\(broken.text)\n\(fence)\nbody\n".utf8))
    #expect(document.errors.first?.reason == broken.reason)
    #expect(document.errors.count == 1, "\(document.errors.map(\.reason))")
    #expect(document.errors.first.map { [$0.line, $0.column] } == [broken.line, broken.column])
    #expect(document.members.map(\.key) == broken.keys)
    #expect(!document.isEditable)
    #expect(document.errors.first?.description.isEmpty == false)
  }

  @Test("comments and trailing commas of JSON are read, and a key that stands twice is told")
  func tolerated() {
    let document = FrontMatterDocument(
      Array("{ // one\n  \"a\": [1, 2,], /* two\n */ \"b\": {},\n  \"a\": 3,\n}\nbody\n".utf8))
    #expect(document.isEditable)
    #expect(document.value(at: FieldPath(key: "a")) == .number("3"))
    #expect(
      document.warnings.map(\.kind) == [.lenientJSON(.comment), .duplicateKey("a"), .lenientJSON(.trailingComma)])
    #expect(document.warnings.map { "\($0.line):\($0.column)" } == ["1:3", "2:3", "2:13"])
  }

  @Test("what stands below a broken header goes to no other table")
  func brokenHeader() {
    for header in ["[b", "[[b", "[b.", "[b c]", "[b] c", "[]", "[z]", "[é]", "b]"] {
      let document = FrontMatterDocument(Array("+++\n[z]\nx = 1\n\(header)\ny = 2\n[last]\nw = 3\n+++\n".utf8))
      #expect(!document.isEditable, "\(header)")
      #expect(document.value(at: FieldPath("z.x")!) == .number("1"), "\(header)")
      #expect(document.value(at: FieldPath("z.y")!) == nil, "\(header)")
      #expect(document.value(at: FieldPath("last.w")!) == .number("3"), "\(header)")
    }
  }

  @Test("a comment that swallows the closing brace is what is told")
  func openComment() {
    let document = FrontMatterDocument(Array("{\n  \"a\": 1, /* two\n}\n\nbody }\n".utf8))
    #expect(document.errors.map(\.reason) == [.unclosedComment])
    #expect(document.errors.map { "\($0.line):\($0.column)" } == ["2:11"])
    let closed = FrontMatterDocument(Array("{\n  \"a\": 1, /* two */\n".utf8))
    #expect(closed.errors.map(\.reason) == [.unclosedBracket("{")])
  }
}
