import Foundation
import FrontMatter
import PostingsTestSupport
import Testing

@testable import Postings

struct JSONWriterTests {
  private func written(_ value: FieldValue, pretty: Bool = false) -> [UInt8] {
    var json = JSONWriter(pretty: pretty)
    json.value(value)
    return json.bytes
  }

  @Test("any text is read back as it was, and holds nothing that a terminal obeys")
  func anyText() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces: [Unicode.Scalar] = [
      "\0", "\u{1B}", "\u{7F}", "\u{80}", "\u{9B}", "\u{9F}", "\u{A0}", "\"", "\\", "\n", "\r", "\t", "/", "é",
      "\u{61C}", "\u{600}",
      "\u{200D}", "\u{200E}", "\u{2028}", "\u{202E}", "\u{202F}", "\u{2066}", "\u{2069}", "\u{206A}", "\u{FEFF}",
      "\u{FFFF}", "日", "👍", "a",
    ]
    for _ in 0..<3000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...9, using: &generator) {
        text.unicodeScalars.append(pieces.randomElement(using: &generator)!)
      }
      let bytes = written(.text(text))
      let read = try #require(
        try JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed]) as? String)
      #expect(Array(read.utf8) == Array(text.utf8))
      let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
      #expect(
        !scalars.contains {
          $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
        })
    }
  }

  @Test("bytes that are not UTF-8 are repaired")
  func brokenBytes() {
    var json = JSONWriter()
    json.string([0x61, 0xFF, 0xC3, 0x62] as [UInt8])
    #expect(String(decoding: json.bytes, as: UTF8.self) == "\"a\u{FFFD}\u{FFFD}b\"")
  }

  @Test("of equal keys the last is written, in few members and in many", arguments: [2, 100])
  func equalKeys(_ count: Int) throws {
    var entries = (0..<count).map { FieldValue.Entry(key: "k\($0)", value: .number("\($0)")) }
    entries.insert(FieldValue.Entry(key: "k1", value: .text("shadowed")), at: 0)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(written(.table(entries)))) as? [String: Int])
    #expect(object.count == count)
    #expect(object["k1"] == 1)
    #expect(String(decoding: written(.table(entries)), as: UTF8.self).components(separatedBy: "\"k1\"").count == 2)
  }

  @Test("composed and decomposed letters are two keys")
  func decomposedKeys() {
    let table = FieldValue.table([.init(key: "é", value: .flag(true)), .init(key: "e\u{301}", value: .flag(false))])
    #expect(written(table) == Array("{\"é\":true,\"e\u{301}\":false}".utf8))
  }

  struct NumberCase: CustomTestStringConvertible {
    var text: String
    var json: String
    var testDescription: String { text }
  }

  @Test(
    "numbers that JSON can spell stay numbers, others become text",
    arguments: [
      NumberCase(text: "42", json: "42"), NumberCase(text: "-0.5e+10", json: "-0.5e+10"),
      NumberCase(text: "007", json: "\"007\""),
      NumberCase(text: "1_000", json: "\"1_000\""), NumberCase(text: "0x1F", json: "\"0x1F\""),
      NumberCase(text: ".inf", json: "\".inf\""),
      NumberCase(text: "1.", json: "\"1.\""), NumberCase(text: "+1", json: "\"+1\""),
    ])
  func number(_ example: NumberCase) {
    #expect(String(decoding: written(.number(example.text)), as: UTF8.self) == example.json)
  }

  @Test("indented output has a member a line")
  func pretty() {
    let value = FieldValue.table([
      .init(key: "a", value: .list([.number("1"), .null])), .init(key: "b", value: .table([])),
    ])
    #expect(
      String(decoding: written(value, pretty: true), as: UTF8.self)
        == "{\n  \"a\": [\n    1,\n    null\n  ],\n  \"b\": {}\n}")
  }
}
