import Testing

@testable import FrontMatter

/// Given this TOML front matter, this edit gives exactly that one.
@Suite("Edits of TOML")
struct TOMLEditTests {
  @Test("a value is replaced and keeps its style", arguments: values) func replace(_ example: EditCase) throws {
    try example.check(fence: "+++")
  }

  @Test("a key goes where its table is", arguments: keys) func insert(_ example: EditCase) throws {
    try example.check(fence: "+++")
  }

  @Test("a key that is taken out or renamed leaves the rest alone", arguments: removals)
  func remove(_ example: EditCase) throws { try example.check(fence: "+++") }

  @Test("items of arrays come, go and move with their commas and comments", arguments: items)
  func item(_ example: EditCase) throws { try example.check(fence: "+++") }

  @Test("tables with headers come, go and move whole", arguments: sections)
  func section(_ example: EditCase) throws { try example.check(fence: "+++") }

  static let values: [EditCase] = [
    .init(
      "double quotes stay", "title = \"A\" # tail\n", .set("title", .text("it's")), gives: "title = \"it's\" # tail\n"),
    .init(
      "single quotes stay", "title = 'A'\n", .set("title", .text("say \"hi\" \\o/")),
      gives: "title = 'say \"hi\" \\o/'\n"),
    .init(
      "single quotes go when they must", "title = 'A'\n", .set("title", .text("it's")), gives: "title = \"it's\"\n"),
    .init(
      "only what must be escaped is", "t = \"\"\n", .set("t", .text("é\"\\\n\t\u{1}\u{7F}🙂")),
      gives: "t = \"é\\\"\\\\\\n\\t\\u0001\\u007F🙂\"\n"),
    .init(
      "a text of several lines stays one", "t = \"\"\"\none\ntwo\"\"\"\n", .set("t", .text("a\n\"b\"\n\\")),
      gives: "t = \"\"\"\na\n\"b\"\n\\\\\"\"\"\n"),
    .init(
      "three quotes are broken up", "t = \"\"\"\nx\n\"\"\"\n", .set("t", .text("a\"\"\"b\n\"\"")),
      gives: "t = \"\"\"\na\"\"\\\"b\n\"\\\"\"\"\"\n"),
    .init(
      "a literal of several lines stays one", "t = '''\none\n'''\n", .set("t", .text("a\\\n'b'\n")),
      gives: "t = '''\na\\\n'b'\n'''\n"),
    .init(
      "a literal that cannot be becomes basic", "t = '''\none\n'''\n", .set("t", .text("a\n'''\n")),
      gives: "t = \"\"\"\na\n'''\n\"\"\"\n"),
    .init(
      "a line of +++ does not close the front matter", "t = \"\"\"\none\n\"\"\"\n", .set("t", .text("a\n+++\nb")),
      gives: "t = \"\"\"\na\n\\u002B++\nb\"\"\"\n"),
    .init(
      "line ends of the file", "t = \"\"\"\r\none\"\"\"\r\n", .set("t", .text("a\nb")),
      gives: "t = \"\"\"\r\na\r\nb\"\"\"\r\n"),
    .init("a number", "weight = 4 # w\n", .set("weight", .number("40")), gives: "weight = 40 # w\n"),
    .init("a flag", "draft = true\n", .set("draft", .flag(false)), gives: "draft = false\n"),
    .init(
      "a date", "date = 2016-10-08\n", .set("date", .date("2017-05-23T16:02:11+00:00")),
      gives: "date = 2017-05-23T16:02:11+00:00\n"),
    .init(
      "text that looks like a date has quotes", "date = 2016-10-08\n", .set("date", .text("2017-05-23")),
      gives: "date = \"2017-05-23\"\n"),
    .init(
      "text takes the quotes of its neighbours", "a = 'x'\nn = 1\n", .set("n", .text("y")), gives: "a = 'x'\nn = 'y'\n"),
    .init("an item", "tags = [ \"a\", 'b' ]\n", .set("tags[1]", .text("c")), gives: "tags = [ \"a\", 'c' ]\n"),
    .init(
      "in an inline table", "a = { x = 1, y.z = \"q\" }\n", .set("a.y.z", .text("r")),
      gives: "a = { x = 1, y.z = \"r\" }\n"),
    .init(
      "below a header", "[a]\nx = 1\n[a.b]\ny = 2\n", .set("a.b.y", .number("3")), gives: "[a]\nx = 1\n[a.b]\ny = 3\n"),
    .init(
      "in an array of tables", "[[a]]\nx = 1\n[[a]]\nx = 2\n", .set("a[1].x", .number("3")),
      gives: "[[a]]\nx = 1\n[[a]]\nx = 3\n"),
    .init("a literal", "a = 1\n", .literal("a", "0xFF"), gives: "a = 0xFF\n"),
    .init("a new literal", "a = 1\n", .literal("b", "[1,2]"), gives: "a = 1\nb = [1,2]\n"),
    .init("a single value becomes a list", "a = 'x' # c\n", .toList("a"), gives: "a = ['x'] # c\n"),
    .init(
      "a list changes by what is new", "t = [\n  'a', # one\n  'b',\n]\n",
      .set("t", .list([.text("a"), .text("c"), .text("d")])), gives: "t = [\n  'a', # one\n  'c',\n  'd',\n]\n"),
    .init(
      "a table changes by what is new", "[a]\nx = 1 # c\ny = 2\n",
      .set("a", .table([.init(key: "x", value: .number("1")), .init(key: "z", value: .number("3"))])),
      gives: "[a]\nx = 1 # c\nz = 3\n"),
    .init("a table becomes a value", "t = 1\n\n[a]\nx = 1\n", .set("a", .text("v")), gives: "t = 1\na = \"v\"\n"),
    .init(
      "the last table becomes a value among the others", "t = 1\n\n[b]\ny = 1\n\n[a]\nx = 1\n", .set("a", .text("v")),
      gives: "t = 1\na = \"v\"\n\n[b]\ny = 1\n"),
    .init(
      "a table below a comment becomes a value", "# c\n\n[a]\n", .set("a", .flag(true)), gives: "# c\na = true\n\n"),
    .init(
      "dotted keys become a value", "a.b = 1\na.c = 2\nz = 1\n", .set("a", .text("v")), gives: "a = \"v\"\nz = 1\n"),
    .init("a quoted key", "\"a b\" = 1\n", .set("\"a b\"", .number("2")), gives: "\"a b\" = 2\n"),
  ]

  static let keys: [EditCase] = [
    .init(
      "last, with the tail comment before it", "a = 1 # c\n", .set("b", .text("x")), gives: "a = 1 # c\nb = \"x\"\n"),
    .init(
      "before the first header", "a = 1\n\n[t]\nx = 1\n", .set("b", .number("2")), gives: "a = 1\nb = 2\n\n[t]\nx = 1\n"
    ),
    .init(
      "before the comment of the first header", "# about t\n[t]\nx = 1\n", .set("b", .number("2")),
      gives: "b = 2\n\n# about t\n[t]\nx = 1\n"),
    .init("into nothing", "", .set("b", .number("2")), gives: "b = 2\n"),
    .init(
      "after a neighbour", "a = [\n  1,\n]\nb = 2\n", .insert("x", .flag(true), at: .after("a")),
      gives: "a = [\n  1,\n]\nx = true\nb = 2\n"),
    .init(
      "before a neighbour and its comment", "a = 1\n# about b\nb = 2\n", .insert("x", .flag(true), at: .before("b")),
      gives: "a = 1\nx = true\n# about b\nb = 2\n"),
    .init("first", "a = 1\n", .insert("x", .flag(true), at: .first), gives: "x = true\na = 1\n"),
    .init(
      "below a header", "[t]\n# c\n\n[u]\ny = 1\n", .set("t.x", .number("1")), gives: "[t]\nx = 1\n# c\n\n[u]\ny = 1\n"),
    .init(
      "with the indent of its neighbours", "[t]\n  x = 1\n\n[u]\n", .set("t.y", .number("1")),
      gives: "[t]\n  x = 1\n  y = 1\n\n[u]\n"),
    .init(
      "a table that is only implied gets its header", "[t.u]\nx = 1\n", .set("t.y", .number("1")),
      gives: "[t]\ny = 1\n\n[t.u]\nx = 1\n"),
    .init("beside dotted keys", "a.b = 1\nc = 2\n", .set("a.d", .number("3")), gives: "a.b = 1\na.d = 3\nc = 2\n"),
    .init("into an inline table", "a = {x = 1}\n", .set("a.y", .number("2")), gives: "a = {x = 1, y = 2}\n"),
    .init("into an empty inline table", "a = {}\n", .set("a.y", .number("2")), gives: "a = { y = 2 }\n"),
    .init(
      "beside dotted keys in an inline table", "a = { b.c = 1 }\n", .set("a.b.d", .number("2")),
      gives: "a = { b.c = 1, b.d = 2 }\n"),
    .init(
      "into one table of several", "[[a]]\nx = 1\n\n[[a]]\nx = 2\n", .set("a[0].y", .number("3")),
      gives: "[[a]]\nx = 1\ny = 3\n\n[[a]]\nx = 2\n"),
    .init("no blanks around =", "a=1\n", .set("b", .number("2")), gives: "a=1\nb=2\n"),
    .init("aligned", "title = 1\na     = 1\n", .set("bc", .number("2")), gives: "title = 1\na     = 1\nbc    = 2\n"),
    .init("a key that needs quotes", "a = 1\n", .set("\"a b\"", .number("2")), gives: "a = 1\n\"a b\" = 2\n"),
    .init("CRLF", "a = 1\r\n", .set("b", .number("2")), gives: "a = 1\r\nb = 2\r\n"),
    .init("several lines", "a = 1\n", .set("b", .text("x\ny\n")), gives: "a = 1\nb = \"\"\"\nx\ny\n\"\"\"\n"),
    .init(
      "in the style of other postings", "a = 1\n", .set("b", .text("x")), style: .singleQuoted,
      gives: "a = 1\nb = 'x'\n"),
    .init("a table gets a header", "a = 1\n", .set("t.x", .number("2")), gives: "a = 1\n\n[t]\nx = 2\n"),
    .init(
      "a table on one line beside another", "a = {x = 1}\n", .set("t.x", .number("2")),
      gives: "a = {x = 1}\nt = {x = 2}\n"),
    .init(
      "a list of tables", "a = 1\n", .set("t", .list([.table([.init(key: "x", value: .number("1"))])])),
      style: .blockList, gives: "a = 1\n\n[[t]]\nx = 1\n"),
  ]

  static let removals: [EditCase] = [
    .init("with its comment", "a = 1 # c\nb = 2\n", .unset("a"), gives: "b = 2\n"),
    .init("over several lines", "a = [\n  1, # c\n]\n# keep\nb = 2\n", .unset("a"), gives: "# keep\nb = 2\n"),
    .init(
      "a table with all it holds", "a = 1\n\n[t]\nx = 1\n# c\ny = 2\n\n[t.u]\nz = 1\n\n[v]\n", .unset("t"),
      gives: "a = 1\n\n[v]\n"),
    .init("the first table", "[t]\nx = 1\n\n[v]\n", .unset("t"), gives: "[v]\n"),
    .init("a table in several places", "[t.a]\n[v]\nx = 1\n[t.b]\n", .unset("t"), gives: "[v]\nx = 1\n"),
    .init("the last of a header's keys", "[t]\nx = 1\n", .unset("t.x"), gives: "[t]\n"),
    .init("the last dotted key", "a.b = 1 # c\n", .unset("a.b"), gives: "a = {} # c\n"),
    .init("one of the dotted keys", "a.b = 1\na.c = 2\n", .unset("a.b"), gives: "a.c = 2\n"),
    .init("the only table in an implied one", "x = 1\n\n[t.u]\ny = 1\n", .unset("t.u"), gives: "x = 1\n\n[t]\n"),
    .init("from an inline table", "a = { x = 1, y = 2 }\n", .unset("a.x"), gives: "a = { y = 2 }\n"),
    .init("the last from an inline table", "a = { x = 1, y = 2 }\n", .unset("a.y"), gives: "a = { x = 1 }\n"),
    .init("the only one from an inline table", "a = { x = 1 }\n", .unset("a.x"), gives: "a = {}\n"),
    .init(
      "the last dotted keys from an inline table", "a = { c = 2, b.x = 1, b.y = 3 }\n", .unset("a.b"),
      gives: "a = { c = 2 }\n"),
    .init(
      "dotted keys from an inline table", "a = { b.x = 1, c = 2, b.y = 3 }\n", .unset("a.b"), gives: "a = { c = 2 }\n"),
    .init("renamed", "a = 1 # c\n", .rename("a", "b"), gives: "b = 1 # c\n"),
    .init("renamed in quotes", "'a' = 1\n", .rename("a", "b"), gives: "'b' = 1\n"),
    .init("renamed to what needs quotes", "a = 1\n", .rename("a", "b c"), gives: "\"b c\" = 1\n"),
    .init(
      "a table renamed everywhere", "[t]\nx = 1\n[t.u]\n[v.t]\n", .rename("t", "w"), gives: "[w]\nx = 1\n[w.u]\n[v.t]\n"
    ),
    .init("dotted keys renamed everywhere", "a.b = 1\na.c = 2\n", .rename("a", "d"), gives: "d.b = 1\nd.c = 2\n"),
    .init(
      "a list of tables renamed everywhere", "[[t]]\n[t.u]\n[[t]]\n", .rename("t", "w"), gives: "[[w]]\n[w.u]\n[[w]]\n"),
  ]

  static let items: [EditCase] = [
    .init("first out", "a = [1, 2, 3]\n", .unset("a[0]"), gives: "a = [2, 3]\n"),
    .init("last out", "a = [1, 2, 3]\n", .unset("a[2]"), gives: "a = [1, 2]\n"),
    .init("last out before a trailing comma", "a = [1, 2,]\n", .unset("a[1]"), gives: "a = [1,]\n"),
    .init("only one out", "a = [ 1 ]\n", .unset("a[0]"), gives: "a = []\n"),
    .init(
      "a line out with its comment", "a = [\n  1, # one\n  2, # two\n]\n", .unset("a[0]"),
      gives: "a = [\n  2, # two\n]\n"),
    .init("the last line out", "a = [\n  1, # one\n  2 # two\n]\n", .unset("a[1]"), gives: "a = [\n  1 # one\n]\n"),
    .init("the last line with the bracket", "a = [\n  1,\n  2]\n", .unset("a[1]"), gives: "a = [\n  1]\n"),
    .init("appended", "a = [1, 2]\n", .insertItem(.number("3"), in: "a", at: 2), gives: "a = [1, 2, 3]\n"),
    .init("appended without blanks", "a = [1,2]\n", .insertItem(.number("3"), in: "a", at: 2), gives: "a = [1,2,3]\n"),
    .init("first in", "a = [1, 2]\n", .insertItem(.number("0"), in: "a", at: 0), gives: "a = [0, 1, 2]\n"),
    .init("into nothing", "a = []\n", .insertItem(.text("x"), in: "a", at: 0), gives: "a = [\"x\"]\n"),
    .init(
      "a line appended", "a = [\n  1, # one\n]\n", .insertItem(.number("2"), in: "a", at: 1),
      gives: "a = [\n  1, # one\n  2,\n]\n"),
    .init(
      "a line appended without a trailing comma", "a = [\n  1 # one\n]\n", .insertItem(.number("2"), in: "a", at: 1),
      gives: "a = [\n  1, # one\n  2\n]\n"),
    .init(
      "a line appended before the bracket", "a = [\n  1]\n", .insertItem(.number("2"), in: "a", at: 1),
      gives: "a = [\n  1,\n  2]\n"),
    .init(
      "a line in the middle", "a = [\n  1,\n  # about 3\n  3,\n]\n", .insertItem(.number("2"), in: "a", at: 1),
      gives: "a = [\n  1,\n  2,\n  # about 3\n  3,\n]\n"),
    .init(
      "CRLF", "a = [\r\n  1\r\n]\r\n", .insertItem(.number("2"), in: "a", at: 1), gives: "a = [\r\n  1,\r\n  2\r\n]\r\n"
    ),
    .init("moved", "a = [1, 2, 3]\n", .move("a", from: 0, to: 2), gives: "a = [2, 3, 1]\n"),
    .init(
      "moved with its comment", "a = [\n  1, # one\n  2\n]\n", .move("a", from: 1, to: 0),
      gives: "a = [\n  2,\n  1 # one\n]\n"),
    .init(
      "quotes of the other items", "a = ['x']\nb = \"y\"\nc = \"z\"\n", .insertItem(.text("w"), in: "a", at: 1),
      gives: "a = ['x', 'w']\nb = \"y\"\nc = \"z\"\n"),
    .init(
      "in a list in a list", "a = [[1], [2]]\n", .insertItem(.number("3"), in: "a[1]", at: 1),
      gives: "a = [[1], [2, 3]]\n"),
  ]

  static let two = "[[a]]\nx = 1\n\n# about 2\n[[a]]\nx = 2\n[a.b]\ny = 1\n"
  static let sections: [EditCase] = [
    .init("one out", two, .unset("a[0]"), gives: "# about 2\n[[a]]\nx = 2\n[a.b]\ny = 1\n"),
    .init("the last out", "[[a]]\nx = 1\n\n[[a]]\nx = 2\n", .unset("a[1]"), gives: "[[a]]\nx = 1\n"),
    .init("the only one out", "t = 1\n\n[[a]]\nx = 1\n", .unset("a[0]"), gives: "t = 1\na = []\n"),
    .init(
      "the only one out, below another table", "[t]\nx = 1\n\n[[a]]\nx = 1\n", .unset("a[0]"),
      gives: "a = []\n\n[t]\nx = 1\n"),
    .init(
      "one appended", "[[a]]\nx = 1\n\n[[a]]\nx = 2\n",
      .insertItem(.table([.init(key: "x", value: .number("3"))]), in: "a", at: 2),
      gives: "[[a]]\nx = 1\n\n[[a]]\nx = 2\n\n[[a]]\nx = 3\n"),
    .init(
      "one first", "t = 1\n\n[[a]]\nx = 1\n",
      .insertItem(.table([.init(key: "x", value: .number("0"))]), in: "a", at: 0),
      gives: "t = 1\n\n[[a]]\nx = 0\n\n[[a]]\nx = 1\n"),
    .init(
      "moved with what belongs to it", two, .move("a", from: 1, to: 0),
      gives: "# about 2\n[[a]]\nx = 2\n[a.b]\ny = 1\n\n[[a]]\nx = 1\n"),
    .init(
      "in a table", "[t]\nx = 1\n\n[v]\n", .insert("u", .table([.init(key: "y", value: .text("q"))]), in: "t"),
      style: .blockTable, gives: "[t]\nx = 1\n\n[t.u]\ny = \"q\"\n\n[v]\n"),
    .init(
      "after another", "[t]\nx = 1\n\n[v]\n",
      .insert("u", .table([.init(key: "y", value: .text("q"))]), at: .after("t")),
      gives: "[t]\nx = 1\n\n[u]\ny = \"q\"\n\n[v]\n"),
    .init(
      "before another", "# about t\n[t]\nx = 1\n",
      .insert("u", .table([.init(key: "y", value: .text("q"))]), at: .first),
      gives: "[u]\ny = \"q\"\n\n# about t\n[t]\nx = 1\n"),
  ]

  @Test("a text holds no line that closes the front matter, whatever its fence is", arguments: ["+++", "---"])
  func fence(_ fence: String) throws {
    let text = "a\n+++\n---\n"
    var document = FrontMatterDocument(Array("\(fence)toml\nt = \"\"\"\nx\"\"\"\n\(fence)\nbody\n".utf8))
    document.apply(try document.edit(for: .set("t", .text(text))))
    #expect(document.value(at: FieldPath(key: "t")) == .text(text))
    let spelled = fence == "+++" ? "a\n\\u002B++\n---\n" : "a\n+++\n\\u002D--\n"
    #expect(
      String(decoding: document.bytes, as: UTF8.self) == "\(fence)toml\nt = \"\"\"\n\(spelled)\"\"\"\n\(fence)\nbody\n")
  }

  @Test("what TOML cannot say is refused")
  func refusals() throws {
    let document = FrontMatterDocument(Array("+++\na = 1\n[[t]]\n+++\n".utf8))
    func reason(_ edit: FieldEdit) -> FrontMatterError.Reason? {
      do {
        _ = try document.edit(for: edit)
        return nil
      } catch { return error.reason }
    }
    #expect(reason(.set("a", .null)) == .cannotSpell("null"))
    #expect(reason(.set("b", .empty)) == .cannotSpell("="))
    #expect(reason(.set("a", .number("01"))) == .cannotSpell("01"))
    #expect(reason(.set("a", .date("2023-02-29"))) == .cannotSpell("2023-02-29"))
    #expect(reason(.set("a", .list([.text("x"), .null]))) == .cannotSpell("null"))
    #expect(reason(.literal("a", "1, 2")) == .notOneValue("1, 2"))
    #expect(reason(.literal("a", "1 # c")) == .notOneValue("1 # c"))
    #expect(reason(.literal("a", "x")) == .notOneValue("x"))
    #expect(reason(.insertItem(.number("1"), in: "t", at: 0)) == .onlyAsText(FieldPath(key: "t")))
    #expect(reason(.set("a.b", .number("1"))) == .notATableAt(FieldPath(key: "a")))
  }
}
