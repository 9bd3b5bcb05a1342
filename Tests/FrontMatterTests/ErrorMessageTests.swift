import FrontMatter
import Testing

/// Situations, and what a person reads then.
@Suite("Error messages")
struct ErrorMessageTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var frontMatter: String
    /// Line and column in the file, whose first line is the fence.
    var place: String
    var sentence: String
    /// The fields that can be read all the same.
    var sound: [String]

    init(_ name: String, _ frontMatter: String, at place: String, _ sentence: String, sound: [String]) {
      (testDescription, self.frontMatter, self.place, self.sentence, self.sound) = (
        name, frontMatter, place, sentence, sound
      )
    }
  }

  static let rows: [Row] = [
    .init(
      "a missing space after a colon", "a: 1\ntitle:Baker\nb: 2\n", at: "3:6",
      "Put a space after the colon of “title”.", sound: ["a", "b"]),
    .init(
      "a field indented below a value", "a: 1\n  b: 2\nc: 3\n", at: "3:4",
      "This line is indented otherwise than the lines it belongs to: line it up with them.", sound: ["c"]),
    .init(
      "the same in the only line", "title:Baker\n", at: "2:6", "Put a space after the colon of “title”.", sound: []),
    .init(
      "a colon and a space in a plain value", "a: 1\ntitle: Baker: night shift\nb: 2\n", at: "3:13",
      "The value of “title” holds a colon and a space: put the whole value in quotes.", sound: ["a", "b"]),
    .init(
      "a tab for an indent", "a:\n\tb: 1\nc: 2\n", at: "3:1", "A tab cannot indent or begin a value: use spaces.",
      sound: ["c"]),
    .init(
      "an unclosed quote at the end", "a: 1\ntitle: \"Baker\n", at: "3:8",
      "The quote \" is never closed: add \" at the end of the value.", sound: ["a"]),
    .init(
      "an unclosed quote above another quoted value", "title: \"Baker\nsub: \"x\"\nb: 2\n", at: "2:8",
      "The quote \" is never closed: add \" at the end of the value.", sound: ["sub", "b"]),
    .init(
      "text behind a closing quote", "title: \"Baker\" wanted\nb: 2\n", at: "2:16",
      "Text stands behind the closing quote \": put the quote at the end, and write \\\" for one within.", sound: ["b"]),
    .init(
      "a value that begins with @", "a: 1\ngithub: @me\n", at: "3:9",
      "A value cannot begin with @ unless it is in quotes: put the whole value in quotes.", sound: ["a"]),
    .init(
      "a value that begins with a backtick", "a: `x`\nb: 1\n", at: "2:4",
      "A value cannot begin with ` unless it is in quotes: put the whole value in quotes.", sound: ["b"]),
    .init(
      "a value that begins with %", "a: %x\nb: 1\n", at: "2:4",
      "A value cannot begin with % unless it is in quotes: put the whole value in quotes.", sound: ["b"]),
    .init(
      "a star", "a: * x\nb: 1\n", at: "2:4",
      "A value cannot begin with * unless it is in quotes: put the whole value in quotes.", sound: ["b"]),
    .init(
      "conflict markers", "a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> main\nc: 3\n", at: "3:1",
      "Git left conflict markers here: keep one of the two versions and delete the lines of <<<<<<<, ======= and >>>>>>>.",
      sound: ["a", "b", "b", "c"]),
    .init(
      "an unclosed bracket", "a: 1\ntags: [x, y\nb: 2\n", at: "3:7",
      "The bracket [ is never closed: add ], or a comma that is missing.",
      sound: ["a", "b"]),
    .init(
      "a line that is no field", "a: 1\nBaker\nb: 2\n", at: "3:1",
      "“Baker” is no field: write “key: value”, or indent the line if it belongs to the value above.",
      sound: ["a", "b"]),
    .init(
      "a wrong indent", "a:\n  b: 1\n c: 2\nd: 3\n", at: "4:2",
      "This line is indented otherwise than the lines it belongs to: line it up with them.",
      sound: ["d"]),
    .init(
      "a list on the line of its key", "a: - x\nb: 1\n", at: "2:4",
      "The list of “a” begins on the line of its key: put each “- item” on a line of its own.",
      sound: ["b"]),
    .init(
      "a backslash in double quotes", "a: \"C:\\Users\"\nb: 1\n", at: "2:7",
      "A backslash in double quotes begins an escape: write \\\\ for a backslash, or use single quotes.", sound: ["b"]),
    .init(
      "an alias of nothing", "a: *x\nb: 1\n", at: "2:4",
      "*x names no value above: write the value out, or mark it with &x.", sound: ["a", "b"]),
    .init(
      "a control character", "a: \u{1}\nb: 1\n", at: "2:4",
      "The control character U+0001 cannot stand here: delete it.", sound: ["b"]),
    .init(
      "a list at the top", "- a\n- b\n", at: "2:1",
      "The front matter is not a list of fields: write one “key: value” a line.", sound: []),
    .init(
      "a second document", "a: 1\n--- x\n", at: "3:1",
      "A second YAML document begins here: delete the line, or close the front matter with --- alone.",
      sound: ["a"]),
  ]

  @Test("each of git's conflicts is one error")
  func conflicts() {
    let one = "<<<<<<< HEAD\nb: 1\n||||||| base\nb: 0\n=======\nb: 2\n>>>>>>> main\n"
    for (fence, field) in [("---", "a: 1\n"), ("+++", "a = 1\n")] {
      let text = (one + field + one).replacing(fence == "+++" ? "b: " : "\u{0}", with: "b = ")
      let document = FrontMatterDocument(Array("\(fence)\n\(text)\(fence)\n".utf8))
      #expect(document.errors.map(\.reason) == [.conflictMarkers, .conflictMarkers])
      #expect(document.errors.map(\.line) == [2, 10])
      #expect(document.members.contains { $0.key == "a" })
    }
    let quoted = FrontMatterDocument(Array("---\na: |\n  x\n<<<<<<< HEAD\n---\n".utf8))
    #expect(quoted.errors.map(\.reason) == [.conflictMarkers])
    #expect(FrontMatterDocument(Array("---\na: |\n  x\n  =======\n---\n".utf8)).isEditable)
  }

  @Test(arguments: rows)
  func sentence(_ row: Row) throws {
    let document = FrontMatterDocument(Array("---\n\(row.frontMatter)---\nbody\n".utf8))
    let error = try #require(document.errors.first)
    #expect(error.description == row.sentence)
    #expect("\(error.line):\(error.column)" == row.place)
    #expect(document.members.map(\.key) == row.sound)
    #expect(!document.isEditable)
  }

  @Test("the line is shown with a caret below the place")
  func excerpt() throws {
    let document = FrontMatterDocument(Array("---\ntitle: Bäcker: Nacht\n---\n".utf8))
    #expect(document.errors.first?.excerpt() == "2 | title: Bäcker: Nacht\n  |              ^")
  }

  @Test("a long line is cut around the place")
  func longLine() throws {
    let error = FrontMatterError(.tab, line: 10, column: 501, sourceLine: String(repeating: "x", count: 1000))
    let lines = try #require(error.excerpt(width: 60)).split(separator: "\n")
    #expect(lines[0].count == 65)
    #expect(lines[1].hasPrefix("   | ") && lines[1].count == 36)
  }

  @Test(
    "values that readers take in different ways are found",
    arguments: [
      ("draft: no", "no", "false", "the text “no”"),
      ("draft: Yes", "Yes", "true", "the text “Yes”"),
      ("zip: 0042", "0042", "34 (octal)", "the number 42"),
      ("zip: 0o17", "0o17", "the text “0o17”", "the number 15"),
      ("time: 12:30", "12:30", "the number 45000 (750 to PyYAML)", "the text “12:30”"),
      ("pay: 1_000", "1_000", "the number 1000", "the text “1_000”"),
      ("pay: 1,000", "1,000", "the number 1000", "the text “1,000”"),
      ("hash: 1e3", "1e3", "the text “1e3”", "the number 1e3"),
      ("x: [y]", "y", "true", "the text “y”"),
      ("x: 0b11", "0b11", "the number 3", "the text “0b11”"),
      ("x: =", "=", "a default value", "the text “=”"),
    ])
  func ambiguous(_ line: String, _ spelling: String, _ old: String, _ new: String) {
    let document = FrontMatterDocument(Array("---\n\(line)\n---\n".utf8))
    let readings = document.warnings.map { warning -> [String] in
      guard case .ambiguous(let spelling, let yaml11, let yaml12) = warning.kind else { return [] }
      return [spelling, "\(yaml11)", "\(yaml12)"]
    }
    #expect(readings == [[spelling, old, new]])
  }

  @Test(
    "what all readers take alike is no warning",
    arguments: [
      "a: true", "a: 12", "a: 1.5", "a: .5", "a: ~", "a: 2020-01-01", "a: 'no'", "a: x # comment", "a: -1", "a: 0",
      "a: &b {c: d}\ne:\n  <<: *b", "a: 007", "a: 1.5e+3", "a: https://x.org/#y",
      "a: 2020-01-01 10:00:00 +0100",
    ])
  func unambiguous(_ line: String) {
    #expect(FrontMatterDocument(Array("---\n\(line)\n---\n".utf8)).warnings.isEmpty)
  }

  @Test(
    "what readers drop in silence is found",
    arguments: [
      ("title: Baker #2", FrontMatterWarning.Kind.cutByComment(kept: "Baker", lost: "#2"), "2:14"),
      ("title: Baker # 2", .cutByComment(kept: "Baker", lost: "# 2"), "2:14"),
      ("a: #baker", .cutByComment(kept: "", lost: "#baker"), "2:4"),
      ("date: 2019-22-08", .impossibleDate("2019-22-08"), "2:7"),
      ("a: 1\na: 2", .duplicateKey("a"), "2:1"),
      ("a:\n  b: 1\n  b: 2", .duplicateKey("b"), "3:3"),
    ])
  func dropped(_ text: String, _ kind: FrontMatterWarning.Kind, _ place: String) {
    let warnings = FrontMatterDocument(Array("---\n\(text)\n---\n".utf8)).warnings
    #expect(warnings.map(\.kind) == [kind])
    #expect(warnings.map { "\($0.line):\($0.column)" } == [place])
  }
}
