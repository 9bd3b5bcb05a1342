import Foundation
import Testing

@testable import FrontMatter

@Suite("Fences")
struct FencesTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var file: String
    var format: FrontMatterFormat?
    var frontMatter = ""
    var body: String

    init(_ name: String, _ file: String, _ format: FrontMatterFormat?, _ frontMatter: String = "", body: String) {
      (self.testDescription, self.file, self.format, self.frontMatter, self.body) = (
        name, file, format, frontMatter, body
      )
    }
  }

  static let rows: [Row] = [
    .init("YAML", "---\na: 1\n---\nbody", .yaml, "a: 1\n", body: "body"),
    .init("YAML closed by dots", "---\na: 1\n...\nbody", .yaml, "a: 1\n", body: "body"),
    .init("TOML", "+++\na = 1\n+++\nbody", .toml, "a = 1\n", body: "body"),
    .init("JSON", "{\n\"a\": 1\n}\nbody", .json, "{\n\"a\": 1\n}", body: "body"),
    .init(
      "JSON with braces in texts and comments", "{ // }\n\"a\": \"}\\\"}\" /* } */ }\n\nbody", .json,
      "{ // }\n\"a\": \"}\\\"}\" /* } */ }", body: "\nbody"),
    .init("JSON and text on one line", "{\"a\": 1} body", .json, "{\"a\": 1}", body: " body"),
    .init("JSON between semicolons", ";;;\n{\"a\": 1}\n;;;\nbody", .json, "{\"a\": 1}\n", body: "body"),
    .init("a format's name after the fence", "---json\n{\"a\": 1}\n---\nbody", .json, "{\"a\": 1}\n", body: "body"),
    .init("another name after the fence", "---js\n{a: 1}\n---\nbody", nil, body: "---js\n{a: 1}\n---\nbody"),
    .init("a byte order mark", "\u{FEFF}---\na: 1\n---\nbody", .yaml, "a: 1\n", body: "body"),
    .init("CRLF", "---\r\na: 1\r\n---\r\nbody\r\n", .yaml, "a: 1\r\n", body: "body\r\n"),
    .init("blanks behind the fences", "--- \t\na: 1\n---  \nbody", .yaml, "a: 1\n", body: "body"),
    .init("blank lines before the fence", "\n \r\n---\na: 1\n---\nbody", .yaml, "a: 1\n", body: "body"),
    .init("no body", "---\na: 1\n---", .yaml, "a: 1\n", body: ""),
    .init("nothing between the fences", "---\n---\nbody", .yaml, "", body: "body"),
    .init("a fence in the body", "---\na: 1\n---\n---\nb: 2\n---\n", .yaml, "a: 1\n", body: "---\nb: 2\n---\n"),
    .init("no front matter", "# Title\n---\n", nil, body: "# Title\n---\n"),
    .init("four dashes are a rule", "----\na: 1\n----\n", nil, body: "----\na: 1\n----\n"),
    .init("an indented fence is none", " ---\na: 1\n---\n", nil, body: " ---\na: 1\n---\n"),
    .init("a rule at the top of a text", "---\n\nSome text.\n", nil, body: "---\n\nSome text.\n"),
    .init("a template in braces is no JSON", "{{ page.title }}\n", nil, body: "{{ page.title }}\n"),
    .init("a fence without a line end", "---", nil, body: "---"),
    .init("an empty file", "", nil, body: ""),
    .init("blank lines only", "\n\n", nil, body: "\n\n"),
  ]

  @Test(arguments: rows)
  func find(_ row: Row) {
    let document = FrontMatterDocument(Array(row.file.utf8))
    #expect(document.format == row.format)
    #expect(
      String(decoding: document.bytes[document.frontMatterRange], as: UTF8.self).utf8.elementsEqual(
        row.frontMatter.utf8))
    #expect(String(decoding: document.bytes[document.bodyRange], as: UTF8.self).utf8.elementsEqual(row.body.utf8))
  }

  @Test(
    "what is no text file of ours is refused with a clear word",
    arguments: [
      ([0xFF, 0xFE, 0x2D, 0x00, 0x2D, 0x00], FrontMatterError.Reason.unsupportedEncoding(.utf16)),
      ([0x2D, 0x00, 0x2D, 0x00], .unsupportedEncoding(.utf16)),
      (Array("---\ra: 1\r---\r".utf8), .unsupportedEncoding(.loneCarriageReturns)),
      (Array("---\na: 1\rb: 2\n---\n".utf8), .unsupportedEncoding(.loneCarriageReturns)),
      (Array("---\na: \0\n---\n".utf8), .unsupportedEncoding(.nulBytes)),
      (Array("---\na: 1\n".utf8), .neverClosed(fence: "---")),
      (Array("+++\na = 1\n----\n".utf8), .neverClosed(fence: "+++")),
      (Array("{ \"a\": 1\n".utf8), .unclosedBracket("{")),
      (Array("---\na: \u{FF}\n---\n".utf8.map { $0 == 0xC3 ? 0xFF : $0 }), .notUTF8),
    ])
  func refuse(_ bytes: [UInt8], _ reason: FrontMatterError.Reason) {
    let document = FrontMatterDocument(bytes)
    #expect(document.errors.map(\.reason).first == reason)
    #expect(!document.isEditable)
  }

  @Test("Latin-1 and zero bytes in the body are none of the front matter's business")
  func body() throws {
    let bytes = Array("---\na: 1\n---\n".utf8) + [0xE9, 0x00, 0x0D, 0xFF]
    var document = FrontMatterDocument(bytes)
    #expect(document.isEditable)
    document.apply(try document.edit(for: .set("a", .number("2"))))
    #expect(document.bytes == Array("---\na: 2\n---\n".utf8) + [0xE9, 0x00, 0x0D, 0xFF])
  }

  @Test("the sound fields of front matter that is never closed are there")
  func unclosed() {
    let document = FrontMatterDocument(Array("---\ntitle: A\ndate: 2020-01-01\n--\n\nSome text: here\n".utf8))
    #expect(document.members.map(\.key) == ["title", "date"])
    #expect(document.errors.first?.line == 1)
  }

  @Test("every file of the corpus is read, and its bytes are those of the file", .enabled(if: Corpus.isPresent))
  func corpus() {
    for file in Corpus.files {
      let bytes = Corpus.bytes(file)
      let document = FrontMatterDocument(bytes)
      #expect(document.bytes == bytes)
      #expect(document.frontMatterRange.upperBound <= document.bodyRange.lowerBound)
      for member in document.members { checkNesting(member.node, in: document.frontMatterRange, Corpus.name(file)) }
    }
  }

  private func checkNesting(_ node: FieldNode, in range: Range<Int>, _ name: String) {
    #expect(
      range.lowerBound <= node.range.lowerBound && node.range.upperBound <= range.upperBound, "\(name) \(node.range)")
    let isScattered = node.spelling == .blockTable || node.spelling == .blockList
    for child in node.items + node.members.map(\.node) {
      checkNesting(child, in: isScattered ? range : node.range, name)
    }
  }
}
