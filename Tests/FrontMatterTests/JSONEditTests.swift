import Testing

@testable import FrontMatter

/// Given this JSON front matter, this edit gives exactly that one.
@Suite("Edits of JSON")
struct JSONEditTests {
  @Test("between two fences", arguments: cases) func edit(_ example: EditCase) throws {
    try example.check(fence: ";;;")
  }

  @Test("an object at the top of the file, with a body right behind it", arguments: cases)
  func top(_ example: EditCase) throws {
    guard example.before.hasPrefix("{"), example.before.hasSuffix("}\n") else { return }
    let bytes = Array((example.before + "\nbody\n").utf8)
    var document = FrontMatterDocument(bytes)
    let undo = document.apply(try document.edit(for: example.edit, style: example.style))
    #expect(document.bytes == Array((example.after + "\nbody\n").utf8))
    document.apply(undo)
    #expect(document.bytes == bytes)
  }

  static let long = "{\n  \"a\": 1,\n  \"b\": [\"x\", \"y\"] // c\n}\n"
  static let cases: [EditCase] = [
    .init(
      "a text", "{\"a\": \"x\"}\n", .set("a", .text("é\"\\/\n\u{1}🙂")), gives: "{\"a\": \"é\\\"\\\\/\\n\\u0001🙂\"}\n"),
    .init(
      "a number", long, .set("a", .number("-1.5e3")), gives: "{\n  \"a\": -1.5e3,\n  \"b\": [\"x\", \"y\"] // c\n}\n"),
    .init(
      "escapes as the file's", "{\"a\": \"\\u00E9\", \"b\": 1}\n", .set("b", .text("é\u{80}🙂x")),
      gives: "{\"a\": \"\\u00E9\", \"b\": \"\\u00E9\\u0080\\uD83D\\uDE42x\"}\n"),
    .init(
      "escapes in small letters, in a key too", "{\"a\": \"\\u00e9\"}\n", .set("ê", .text("è")),
      gives: "{\"a\": \"\\u00e9\", \"\\u00ea\": \"\\u00e8\"}\n"),
    .init(
      "one letter that is no escape decides", "{\"a\": \"\\u00e9\", \"b\": \"é\"}\n", .set("b", .text("è")),
      gives: "{\"a\": \"\\u00e9\", \"b\": \"è\"}\n"),
    .init(
      "an escaped control decides nothing", "{\"a\": \"\\u000b\\\\u00e9\"}\n", .set("a", .text("è")),
      gives: "{\"a\": \"è\"}\n"),
    .init("null", "{\"a\": 1}\n", .set("a", .null), gives: "{\"a\": null}\n"),
    .init("a date is text", "{\"a\": 1}\n", .set("a", .date("2024-01-01")), gives: "{\"a\": \"2024-01-01\"}\n"),
    .init(
      "a flag in a list", "{\"a\": [1, {\"b\": true}]}\n", .set("a[1].b", .flag(false)),
      gives: "{\"a\": [1, {\"b\": false}]}\n"),
    .init("a literal", "{\"a\": 1}\n", .literal("a", "[1,2]"), gives: "{\"a\": [1,2]}\n"),
    .init(
      "appended", long, .set("c", .text("z")),
      gives: "{\n  \"a\": 1,\n  \"b\": [\"x\", \"y\"], // c\n  \"c\": \"z\"\n}\n"),
    .init(
      "first", long, .insert("c", .text("z"), at: .first),
      gives: "{\n  \"c\": \"z\",\n  \"a\": 1,\n  \"b\": [\"x\", \"y\"] // c\n}\n"),
    .init(
      "after another", long, .insert("c", .text("z"), at: .after("a")),
      gives: "{\n  \"a\": 1,\n  \"c\": \"z\",\n  \"b\": [\"x\", \"y\"] // c\n}\n"),
    .init("on one line", "{\"a\":1,\"b\":2}\n", .set("c", .number("3")), gives: "{\"a\":1,\"b\":2,\"c\":3}\n"),
    .init("into nothing", "{}\n", .set("c", .number("3")), gives: "{\n  \"c\": 3\n}\n"),
    .init("with tabs", "{\n\t\"a\" : 1\n}\n", .set("c", .number("3")), gives: "{\n\t\"a\" : 1,\n\t\"c\" : 3\n}\n"),
    .init(
      "a table with three spaces", "{\n   \"a\": 1\n}\n", .set("c.d", .number("3")),
      gives: "{\n   \"a\": 1,\n   \"c\": {\n      \"d\": 3\n   }\n}\n"),
    .init(
      "a list as the others: long", "{\n    \"a\": [\n        1\n    ]\n}\n",
      .set("c", .list([.number("3"), .text("x")])),
      gives: "{\n    \"a\": [\n        1\n    ],\n    \"c\": [\n        3,\n        \"x\"\n    ]\n}\n"),
    .init(
      "a list as the others: short", "{\n  \"a\": [ 1,2 ]\n}\n", .set("c", .list([.number("3"), .text("x")])),
      gives: "{\n  \"a\": [ 1,2 ],\n  \"c\": [ 3,\"x\" ]\n}\n"),
    .init(
      "into an empty table", "{\n  \"a\": {}\n}\n", .set("a.b", .number("3")),
      gives: "{\n  \"a\": {\n    \"b\": 3\n  }\n}\n"),
    .init("out", long, .unset("a"), gives: "{\n  \"b\": [\"x\", \"y\"] // c\n}\n"),
    .init("the last out", "{\n  \"a\": 1, // one\n  \"b\": 2\n}\n", .unset("b"), gives: "{\n  \"a\": 1 // one\n}\n"),
    .init("the only one out", "{\n  \"a\": 1\n}\n", .unset("a"), gives: "{}\n"),
    .init("out of one line", "{\"a\":1,\"b\":2}\n", .unset("b"), gives: "{\"a\":1}\n"),
    .init("a key that stands twice goes twice", "{\"a\":1,\"b\":2,\"a\":3}\n", .unset("a"), gives: "{\"b\":2}\n"),
    .init(
      "a trailing comma is not written again", "{\n  \"a\": 1,\n}\n", .set("b", .number("2")),
      gives: "{\n  \"a\": 1,\n  \"b\": 2\n}\n"),
    .init("renamed", long, .rename("a", "é\""), gives: "{\n  \"é\\\"\": 1,\n  \"b\": [\"x\", \"y\"] // c\n}\n"),
    .init(
      "an item in", long, .insertItem(.text("z"), in: "b", at: 1),
      gives: "{\n  \"a\": 1,\n  \"b\": [\"x\", \"z\", \"y\"] // c\n}\n"),
    .init("an item out", long, .unset("b[1]"), gives: "{\n  \"a\": 1,\n  \"b\": [\"x\"] // c\n}\n"),
    .init(
      "an item moved", "{\n  \"b\": [\n    1, /* one */\n    2\n  ]\n}\n", .move("b", from: 0, to: 1),
      gives: "{\n  \"b\": [\n    2,\n    1 /* one */\n  ]\n}\n"),
    .init(
      "a long item in", "{\n  \"b\": [\n    {\n      \"x\": 1\n    }\n  ]\n}\n",
      .insertItem(.table([.init(key: "x", value: .number("2"))]), in: "b", at: 1),
      gives: "{\n  \"b\": [\n    {\n      \"x\": 1\n    },\n    {\n      \"x\": 2\n    }\n  ]\n}\n"),
    .init("a single value becomes a list", "{\"a\": \"x\"}\n", .toList("a"), gives: "{\"a\": [\"x\"]}\n"),
    .init(
      "CRLF", "{\r\n  \"a\": 1\r\n}\r\n", .set("b", .number("2")), gives: "{\r\n  \"a\": 1,\r\n  \"b\": 2\r\n}\r\n"),
    .init("nothing between the fences", "", .set("b", .number("2")), gives: "{\n  \"b\": 2\n}\n"),
  ]

  @Test("what JSON cannot say is refused")
  func refusals() throws {
    let document = FrontMatterDocument(Array("{\"a\": 1}\n".utf8))
    func reason(_ edit: FieldEdit) -> FrontMatterError.Reason? {
      do {
        _ = try document.edit(for: edit)
        return nil
      } catch { return error.reason }
    }
    #expect(reason(.set("b", .empty)) == .cannotSpell(":"))
    #expect(reason(.set("a", .number("0x1F"))) == .cannotSpell("0x1F"))
    #expect(reason(.literal("a", "1, 2")) == .notOneValue("1, 2"))
    #expect(reason(.literal("a", "[1,]")) == .notOneValue("[1,]"))
    #expect(reason(.literal("a", "1 // c")) == .notOneValue("1 // c"))
    #expect(reason(.literal("a", "x")) == .notOneValue("x"))
  }
}
