import FrontMatter
import Testing

@Suite("Edits of YAML")
struct YAMLEditTests {
  static let scalars: [EditCase] = [
    .init("a plain value stays plain", "title: Old\n", .set("title", .text("New one")), gives: "title: New one\n"),
    .init(
      "a plain value gets quotes when it must", "title: Old\n", .set("title", .text("a: b")), gives: "title: 'a: b'\n"),
    .init(
      "a single-quoted value keeps its quotes", "title: 'Old'\n", .set("title", .text("It's")),
      gives: "title: 'It''s'\n"),
    .init(
      "a double-quoted value keeps its quotes", "title: \"Old\"\n", .set("title", .text("say \"x\\y\"")),
      gives: "title: \"say \\\"x\\\\y\\\"\"\n"),
    .init(
      "the comment behind a value stays", "title: Old  # mind\n", .set("title", .text("New")),
      gives: "title: New  # mind\n"),
    .init("blanks behind a value stay", "title: Old  \n", .set("title", .text("New")), gives: "title: New  \n"),
    .init("an empty value is filled", "title:\nx: 1\n", .set("title", .text("New")), gives: "title: New\nx: 1\n"),
    .init(
      "an empty value with a blank is filled behind it", "title: \n", .set("title", .text("New")), gives: "title: New\n"
    ),
    .init(
      "an empty value with a comment is filled before it", "title: # mind\n", .set("title", .text("New")),
      gives: "title: New # mind\n"),
    .init("a value is emptied", "title: Old # mind\n", .set("title", .empty), gives: "title: # mind\n"),
    .init(
      "text that Jekyll would take for true gets quotes", "draft: yes\n", .set("draft", .text("yes")),
      gives: "draft: 'yes'\n"),
    .init("a number, a flag, a date and null are plain", "a: 'x'\n", .set("a", .number("12.5")), gives: "a: 12.5\n"),
    .init("a date goes in without quotes", "a: 'x'\n", .set("a", .date("2024-02-29")), gives: "a: 2024-02-29\n"),
    .init("null is spelled out", "a: x\n", .set("a", .null), gives: "a: null\n"),
    .init("a flag is lower case", "a: x\n", .set("a", .flag(false)), gives: "a: false\n"),
    .init(
      "a literal block stays one, and its marks follow the text", "a: |\n    one\n    two\nb: 1\n",
      .set("a", .text("three\n\nfour")), gives: "a: |-\n    three\n\n    four\nb: 1\n"),
    .init(
      "a literal block of one line stays one", "a: |\n  one\n", .set("a", .text("x: y\n")), gives: "a: |\n  x: y\n"),
    .init(
      "a folded block is wrapped as wide as it was", "a: >-\n  some words here\n  and there\n",
      .set("a", .text("some other words that\nare more")), gives: "a: >-\n  some other words\n  that\n\n  are more\n"),
    .init(
      "a folded block keeps the breaks of what did not change",
      "a: >\n  one two\n  three\n\n  four five six\n  seven\n  eight\nb: 1\n",
      .set("a", .text("one two three\nfour five six 7 eight\n")),
      gives: "a: >\n  one two\n  three\n\n  four five six\n  7\n  eight\nb: 1\n"),
    .init(
      "a folded block gets a paragraph, and the others stay", "a: >-\n  one\n  two\n\n  three\n  four\n",
      .set("a", .text("one two\nnew\nthree four")), gives: "a: >-\n  one\n  two\n\n  new\n\n  three\n  four\n"),
    .init(
      "a plain value over several lines keeps its breaks", "a: one two\n  three four\n  five # mind\nb: 1\n",
      .set("a", .text("one two 3 four five")), gives: "a: one two\n  3 four\n  five # mind\nb: 1\n"),
    .init(
      "a quoted value over several lines keeps its breaks and escapes",
      "a: \"one \\\"two\n  three\n\n  four\" # mind\n",
      .set("a", .text("one \"two é\nfour")), gives: "a: \"one \\\"two\n  é\n\n  four\" # mind\n"),
    .init(
      "a value in single quotes keeps its breaks", "a: 'it''s\n  one\n  two'\n", .set("a", .text("it's 1 two")),
      gives: "a: 'it''s\n  1\n  two'\n"),
    .init(
      "a text that reads as something else where it is put takes a spelling that holds it",
      "a: one\n  two\nb: 1\n", .set("a", .text("one: two")), gives: "a: 'one: two'\nb: 1\n"),
    .init(
      "a block whose text begins with a blank gets an indent mark", "a: |\n  x\n", .set("a", .text("  x\ny\n")),
      gives: "a: |2\n    x\n  y\n"),
    .init(
      "several lines in a plain value become a block", "a: x # mind\nb: 1\n", .set("a", .text("one\ntwo")),
      gives: "a: |- # mind\n  one\n  two\nb: 1\n"),
    .init(
      "several lines within a flow list take escapes", "a: [x]\n", .set("a[0]", .text("one\ntwo")),
      gives: "a: [\"one\\ntwo\"]\n"),
    .init(
      "a value over several lines is replaced whole", "a: one\n  two\n\n  three\nb: 1\n", .set("a", .text("x")),
      gives: "a: x\nb: 1\n"),
    .init(
      "a quoted value continued at the margin is replaced whole", "a: \"one\ntwo\"\nb: 1\n", .set("a", .text("x")),
      gives: "a: \"x\"\nb: 1\n"),
    .init(
      "a value on the line below its key stays there", "a:\n  one\nb: 1\n", .set("a", .text("x")),
      gives: "a:\n  x\nb: 1\n"),
    .init(
      "an anchor and a tag stay", "a: &x !!str one\nb: 1\n", .set("a", .text("two")), gives: "a: &x !!str two\nb: 1\n"),
    .init(
      "a block in CRLF has CRLF", "a: |\r\n  one\r\nb: 1\r\n", .set("a", .text("one\ntwo\n")),
      gives: "a: |\r\n  one\r\n  two\r\nb: 1\r\n"),
    .init(
      "the last of equal keys is the one that counts", "a: 1\na: 2\n", .set("a", .number("3")), gives: "a: 1\na: 3\n"),
    .init("a blank before the colon stays", "a : x\n", .set("a", .text("z")), gives: "a : z\n"),
    .init("a quoted key is found", "\"a b\": x\n", .set("\"a b\"", .text("z")), gives: "\"a b\": z\n"),
    .init("a key that is missing is made", "a: x\n", .set("b", .text("z")), gives: "a: x\nb: z\n"),
    .init("tables on the way are made", "a: x\n", .set("b.c", .text("z")), gives: "a: x\nb:\n  c: z\n"),
    .init("a literal is put in as it is", "a: x\n", .literal("a", "0x1F"), gives: "a: 0x1F\n"),
    .init("a literal list is put in as it is", "a: x\n", .literal("b", "[ 1,2 ]"), gives: "a: x\nb: [ 1,2 ]\n"),
  ]

  static let members: [EditCase] = [
    .init(
      "a key goes with its lines and its comment", "a: 1\nb: # mind\n  - x\n  - y # z\nc: 3\n", .unset("b"),
      gives: "a: 1\nc: 3\n"),
    .init(
      "the comment above a key stays when the key goes", "a: 1\n# about b\nb: 2\nc: 3\n", .unset("b"),
      gives: "a: 1\n# about b\nc: 3\n"),
    .init("the last key can go", "a: 1\n", .unset("a"), gives: ""),
    .init("the last key of a table leaves an empty table", "p:\n  a: 1\nq: 2\n", .unset("p.a"), gives: "p: {}\nq: 2\n"),
    .init(
      "the last item of a list leaves an empty list", "t: # mind\n- a\nq: 2\n", .unset("t[0]"),
      gives: "t: [] # mind\nq: 2\n"),
    .init("a key that stands twice goes twice", "a: 1\nb: 2\na: 3\n", .unset("a"), gives: "b: 2\n"),
    .init(
      "the first key of an item goes and the next moves up", "l:\n  - a: 1\n    b: 2\n", .unset("l[0].a"),
      gives: "l:\n  - b: 2\n"),
    .init(
      "the first key of an item goes, the comment below stays", "l:\n  - a: 1\n    # about b\n    b: 2\n",
      .unset("l[0].a"),
      gives: "l:\n  -\n    # about b\n    b: 2\n"),
    .init("an item goes with its lines", "l:\n- a\n- b: 1\n  c: 2\n- d\n", .unset("l[1]"), gives: "l:\n- a\n- d\n"),
    .init("an item of a flow list goes with its comma", "l: [a, b, c]\n", .unset("l[1]"), gives: "l: [a, c]\n"),
    .init(
      "the last item of a flow list goes with the comma before it", "l: [a, b, c]\n", .unset("l[2]"),
      gives: "l: [a, b]\n"),
    .init("the only item of a flow list", "l: [ a ]\n", .unset("l[0]"), gives: "l: []\n"),
    .init("a member of a flow table goes", "t: {a: 1, b: 2}\n", .unset("t.a"), gives: "t: {b: 2}\n"),
    .init("a key is renamed and keeps its quotes", "'a': 1\n", .rename("a", "b c"), gives: "'b c': 1\n"),
    .init("a renamed key gets quotes when it must", "a: 1\n", .rename("a", "yes"), gives: "'yes': 1\n"),
    .init("a nested key is renamed", "l:\n  - a: 1\n", .rename("l[0].a", "b"), gives: "l:\n  - b: 1\n"),
    .init(
      "a key goes in at the front", "# first\na: 1\n", .insert("b", .number("2"), at: .first),
      gives: "# first\nb: 2\na: 1\n"),
    .init(
      "a key goes in after another one and its lines", "a:\n- x\n# about c\nc: 3\n",
      .insert("b", .number("2"), at: .after("a")),
      gives: "a:\n- x\nb: 2\n# about c\nc: 3\n"),
    .init(
      "a key goes in before another one and its comment", "a: 1\n# about c\nc: 3\n",
      .insert("b", .number("2"), at: .before("c")),
      gives: "a: 1\nb: 2\n# about c\nc: 3\n"),
    .init(
      "the last key stays above blank lines and comments", "a: 1\n\n# end\n", .insert("b", .number("2")),
      gives: "a: 1\nb: 2\n\n# end\n"),
    .init(
      "a key goes into front matter of comments only", "# a\n# b\n", .insert("b", .number("2")),
      gives: "# a\n# b\nb: 2\n"),
    .init("a key goes into empty front matter", "", .insert("b", .number("2")), gives: "b: 2\n"),
    .init("a key goes into an empty table", "t: {}\n", .insert("b", .number("2"), in: "t"), gives: "t: {b: 2}\n"),
    .init(
      "a key goes under a key without a value", "t:\nu: 1\n", .insert("b", .number("2"), in: "t"),
      gives: "t:\n  b: 2\nu: 1\n"),
    .init("a key goes into a flow table", "t: {a: 1}\n", .insert("b", .text("x"), in: "t"), gives: "t: {a: 1, b: x}\n"),
    .init(
      "a key goes into a table like JSON as in JSON", "t: {\"a\": 1, \"c\": 2}\n", .insert("b", .text("x"), in: "t"),
      gives: "t: {\"a\": 1, \"c\": 2, \"b\": \"x\"}\n"),
    .init(
      "a key goes into an item", "l:\n  -   a: 1\n", .insert("b", .number("2"), in: "l[0]"),
      gives: "l:\n  -   a: 1\n      b: 2\n"),
    .init(
      "a key goes in before an item's first", "l:\n  - a: 1\n", .insert("b", .number("2"), in: "l[0]", at: .first),
      gives: "l:\n  - b: 2\n    a: 1\n"),
    .init(
      "a new text is quoted as its neighbours are", "a: \"x\"\nb: \"y\"\n", .insert("c", .text("z")),
      gives: "a: \"x\"\nb: \"y\"\nc: \"z\"\n"),
    .init(
      "a new text is spelled as in other postings", "a: x\n", .insert("c", .text("z")), style: .doubleQuoted,
      gives: "a: x\nc: \"z\"\n"),
    .init(
      "a new list is one item a line", "a: x\n", .insert("c", .list([.text("p"), .text("q")])),
      gives: "a: x\nc:\n  - p\n  - q\n"),
    .init(
      "a new list is written as the other lists", "a: [x]\n", .insert("c", .list([.text("p"), .text("q")])),
      gives: "a: [x]\nc: [p, q]\n"),
    .init(
      "a new list stands at the indent of the others", "a:\n- x\n", .insert("c", .list([.text("p")])),
      gives: "a:\n- x\nc:\n- p\n"),
    .init(
      "a new list is written as in other postings", "a: x\n", .insert("c", .list([.text("p")])), style: .flowList,
      gives: "a: x\nc: [p]\n"),
    .init(
      "a new list of tables", "a: x\n",
      .insert("c", .list([.table([.init(key: "k", value: .text("v")), .init(key: "l", value: .list([.text("m")]))])])),
      gives: "a: x\nc:\n  - k: v\n    l:\n      - m\n"),
    .init("a new key in CRLF ends with CRLF", "a: x\r\n", .insert("b", .text("z")), gives: "a: x\r\nb: z\r\n"),
    .init(
      "a new key in mixed line ends takes that of the line beside it", "a: x\r\nb: y\nc: z\r\n",
      .insert("d", .number("1"), at: .after("b")),
      gives: "a: x\r\nb: y\nd: 1\nc: z\r\n"),
  ]

  static let lists: [EditCase] = [
    .init(
      "an empty value within braces has its blank", "a: x\n",
      .insert("t", .table([.init(key: "k", value: .empty), .init(key: "l", value: .number("1"))])), style: .flowTable,
      gives: "a: x\nt: {k: , l: 1}\n"),
    .init(
      "a block given as a literal takes the indent of the place", "a: x\nb: 1\n", .literal("a", "|\n  one\n  two"),
      gives: "a: |\n    one\n    two\nb: 1\n"),
    .init(
      "an item is appended as the others are written", "l:\n    -  a\n    -  b\n",
      .insertItem(.text("c"), in: "l", at: 2),
      gives: "l:\n    -  a\n    -  b\n    -  c\n"),
    .init(
      "an item goes in at the front", "l:\n- a\n", .insertItem(.text("c"), in: "l", at: 0), gives: "l:\n- c\n- a\n"),
    .init(
      "an item goes in between, with its comment above the next", "l:\n- a # one\n# two\n- b\n",
      .insertItem(.text("c"), in: "l", at: 1),
      gives: "l:\n- a # one\n- c\n# two\n- b\n"),
    .init(
      "an item is quoted as the others are", "l: ['a', 'b']\n", .insertItem(.text("c"), in: "l", at: 2),
      gives: "l: ['a', 'b', 'c']\n"),
    .init("an item goes into an empty list", "l: []\n", .insertItem(.text("c"), in: "l", at: 0), gives: "l: [c]\n"),
    .init(
      "an item goes under a key without a value", "l:\nm: 1\n", .insertItem(.text("c"), in: "l", at: 0),
      gives: "l:\n  - c\nm: 1\n"),
    .init(
      "a flow list over several lines stays so", "l: [\n  a,\n  b,\n]\n", .insertItem(.text("c"), in: "l", at: 2),
      gives: "l: [\n  a,\n  b,\n  c,\n]\n"),
    .init(
      "a table as an item", "l:\n  - k: a\n", .insertItem(.table([.init(key: "k", value: .text("b"))]), in: "l", at: 1),
      gives: "l:\n  - k: a\n  - k: b\n"),
    .init(
      "an item moves down with its lines", "l:\n- a: 1\n  b: 2\n# c\n- c\n- d\n", .move("l", from: 0, to: 1),
      gives: "l:\n# c\n- c\n- a: 1\n  b: 2\n- d\n"),
    .init("an item of a flow list moves", "l: [a,  b, c]\n", .move("l", from: 2, to: 0), gives: "l: [c,  a, b]\n"),
    .init(
      "an item in a list in a list moves", "l:\n- - a\n  - b\n", .move("l[0]", from: 0, to: 1),
      gives: "l:\n- - b\n  - a\n"),
    .init("a text becomes a list when asked", "l: 'a'\n", .toList("l"), gives: "l:\n  - 'a'\n"),
    .init(
      "a text becomes a list as the others are", "l: a # mind\nm: [b]\n", .toList("l"), gives: "l: [a] # mind\nm: [b]\n"
    ),
    .init(
      "a list is set: only what differs changes", "l:\n  - a # one\n  - 'b'\n  - c\n",
      .set("l", .list([.text("a"), .text("x"), .text("c"), .text("d")])),
      gives: "l:\n  - a # one\n  - 'x'\n  - c\n  - d\n"),
    .init(
      "a flow list is set and keeps its quotes", "l: [\"a\", \"\", \"\"]\n",
      .set("l", .list([.text("a"), .text("b"), .text("c")])),
      gives: "l: [\"a\", \"b\", \"c\"]\n"),
    .init(
      "a table is set: only what differs changes", "t:\n  a: 1 # one\n  b: 2\n",
      .set("t", .table([.init(key: "a", value: .number("1")), .init(key: "c", value: .number("3"))])),
      gives: "t:\n  a: 1 # one\n  c: 3\n"),
    .init(
      "a text becomes a list when a list is set", "l: a # mind\nm: 1\n", .set("l", .list([.text("a"), .text("b")])),
      gives: "l: # mind\n  - a\n  - b\nm: 1\n"),
    .init(
      "a list becomes a text when a text is set", "l: # mind\n  # two\n  - a\nm: 1\n", .set("l", .text("x")),
      gives: "l: x # mind\n  # two\nm: 1\n"),
    .init(
      "a deep path", "m:\n  - end: 2020\n    who: {name: [a, {b: c}]}\n", .set("m[0].who.name[1].b", .text("d")),
      gives: "m:\n  - end: 2020\n    who: {name: [a, {b: d}]}\n"),
    .init("a root in braces", "{a: 1}\n", .insert("b", .number("2")), gives: "{a: 1, b: 2}\n"),
  ]

  @Test(arguments: scalars + members + lists)
  func edit(_ example: EditCase) throws {
    try example.check()
  }

  @Test(
    "an edit that cannot be done says why",
    arguments: [
      ("a: 1\n", FieldEdit.unset("b"), FrontMatterError.Reason.noSuchField(FieldPath("b")!)),
      ("a: 1\n", .insert("a", .null), .fieldExists(FieldPath("a")!)),
      ("a: 1\n", .insertItem(.null, in: "a", at: 0), .notAList(FieldPath("a")!)),
      ("a: [x]\n", .insertItem(.null, in: "a", at: 2), .indexOutOfRange(FieldPath("a")!, count: 1)),
      ("a: 1\n", .set("a.b", .null), .notATableAt(FieldPath("a")!)),
      ("a: 1\nb: 2\n", .rename("a", "b"), .fieldExists(FieldPath("b")!)),
      ("a: 1\n", .literal("a", "x: y: z"), .notOneValue("x: y: z")),
      ("a: &x {k: 1}\nb: *x\n", .set("b.k", .null), .onlyAsText(FieldPath("b.k")!)),
      ("a: &x 1\nb: *x\n", .set("a", .number("2")), .readThroughAlias(FieldPath("a")!, name: "x", at: FieldPath("b")!)),
      ("a: &x 1\nb: *x\n", .unset("a"), .readThroughAlias(FieldPath("a")!, name: "x", at: FieldPath("b")!)),
      (
        "base: &b {k: 1}\nuse:\n  l: [0, *b]\n", .set("base.k", .number("2")),
        .readThroughAlias(FieldPath("base.k")!, name: "b", at: FieldPath("use.l[1]")!)
      ),
      (
        "base: !t &b\n  - k: 1\nuse:\n  <<: *b\n", .insertItem(.null, in: "base", at: 1),
        .readThroughAlias(FieldPath("base")!, name: "b", at: FieldPath("use.<<")!)
      ),
      (
        "a:\n  c: &x 1\nb: *x\n", .unset("a"),
        .readThroughAlias(FieldPath("a")!, name: "x", at: FieldPath("b")!)
      ),
      ("? a\n: 1\n", .unset("a"), .onlyAsText(FieldPath("a")!)),
      ("&x a: 1\nb: 2\n", .unset("a"), .onlyAsText(FieldPath("a")!)),
      ("a: [x]\n", .set("a[0]", .empty), .cannotSpell("an empty item")),
      ("a: 1\n", .set("a", .number("one")), .cannotSpell("one")),
      ("a: b: c\n", .set("a", .null), .brokenFrontMatter),
    ])
  func refusals(_ before: String, _ edit: FieldEdit, _ reason: FrontMatterError.Reason) {
    let document = FrontMatterDocument(Array("---\n\(before)---\n".utf8))
    #expect(throws: FrontMatterError(reason)) { try document.edit(for: edit) }
  }
}
