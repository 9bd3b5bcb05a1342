import Foundation
import PostingsTestSupport
import Testing

@testable import PostingsCommand

struct HostileInputTests {
  private static let escapes = "\u{1B}]0;owned\u{07}\u{1B}[2J\u{9B}31m\u{202E}"

  /// All the ways out, with a file and a name that try to command the terminal.
  @Test(
    "nothing from a file or its name reaches a terminal as a control sequence",
    arguments: [
      "list", "list --format csv", "list --format tsv", "list --format json", "list --format jsonl",
      "list --columns title,path,evil",
      "show", "show --format json", "check", "check --format json", "check --format github", "check --format gitlab",
      "facets title", "tags", "fields", "set title=x", "list --where title", "show missing",
      "set --dry-run k=v --color always",
    ])
  func controls(_ command: String) throws {
    let folder = try TestFolder()
    let name = "a\u{1B}[31mb\u{9B}c\u{202E}.md"
    let evil = Self.escapes
    try folder.write(
      name,
      "---\ntitle: \"\\e]0;x\\a\\e[2J\\u202E\"\ntags: [\"\\e[1m\"]\n\"\\e[5m\": 1\ntype: '\(evil)'\nlocale: \"\\e[7m\"\n---\n\(evil)\n[x](\u{1B}gone.md)\n"
    )
    try folder.write("ok.md", "---\ntitle: \"\\e]0;x\\a\\e[2J\\u202E\"\n---\n\(evil)\n[x](\u{1B}gone.md)\n")
    var words = command.split(separator: " ").map(String.init)
    if words[0] == "show" || words[0] == "set" {
      words.insert(words.contains("missing") ? "\(evil)missing.md" : "ok.md", at: 1)
    }
    if words.contains("missing") { words.removeAll { $0 == "missing" } }
    if command == "list --where title" { words[2] = evil }
    for file in words[0] == "set" ? ["ok.md", name] : [""] {
      let arguments = words.map { $0 == "ok.md" && !file.isEmpty ? file : $0 }
      let run = try folder.run(list: arguments)
      let said = run.text + run.errors
      var scalars = Array(said.unicodeScalars)
      if command.contains("--color") { scalars = Array(said.replacing(/\u{1B}\[[0-9]*m/, with: "").unicodeScalars) }
      let bad = scalars.filter {
        ($0.value < 0x20 && $0 != "\n" && $0 != "\t") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E
      }
      #expect(bad.isEmpty, Comment(rawValue: said.debugDescription))
    }
  }

  @Test("names that are not UTF-8 are listed, shown, checked and set")
  func brokenNames() throws {
    let folder = try TestFolder()
    let made = try folder.shell("printf -- '---\\ntitle: a\\nlocale: french\\n---\\n' > $'a\\xff\\xc3.md'")
    #expect(made.status == 0)
    let name: [UInt8] = [0x61, 0xFF, 0xC3, 0x2E, 0x6D, 0x64]
    let listed = try folder.run("list", "--format", "json").array()
    #expect(listed.first?["pathBytes"] as? String == Data(name).base64EncodedString())
    #expect(try folder.run("list", "--format", "paths").output == Data(name + [0x0A]))
    #expect(try folder.run(bytes: [Array("show".utf8), name]).lines.first == "title: a")
    #expect(try folder.run(bytes: [Array("set".utf8), name, Array("title=b".utf8)]).text == "1 changed.\n")
    #expect(
      try folder.shell("\"$POSTINGS\" list --format paths | \"$POSTINGS\" set - title=c -q; \"$POSTINGS\" check").text
        .hasPrefix("a<FF><C3>.md:3:9:"))
    #expect(
      try folder.run(bytes: [Array("show".utf8), [0xFF]]).errors == "postings: \u{FFFD}: there is no such file.\n")
  }

  @Test("a value that is not UTF-8 is refused")
  func brokenValue() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.run(bytes: [Array("set".utf8), Array("jobs/a-stage.md".utf8), Array("title=".utf8) + [0xFF]])
    #expect(run.status == 64)
    #expect(run.errors == "postings: the value for “title” is not UTF-8, so no reader could read it.\n")
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage)
  }

  @Test("names with newlines and leading dashes work")
  func oddNames() throws {
    let folder = try TestFolder()
    for name in ["a\nb.md", "-rf.md", "--help.md", " .md", "é.md"] { try folder.write(name, "---\ntitle: x\n---\n") }
    let run = try folder.shell(
      "\"$POSTINGS\" list --format paths -0 | \"$POSTINGS\" set - -0 title=y; \"$POSTINGS\" show -- -rf.md; \"$POSTINGS\" list --format csv --columns path | wc -l"
    )
    #expect(run.errors == "")
    #expect(run.lines.prefix(2) == ["5 changed.", "title: y"])
  }

  @Test("a FIFO, a device and a loop of links hold nobody up")
  func specialFiles() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.shell(
      "mkfifo p.md jobs/q.md; ln -s . jobs/loop; ln -s nowhere jobs/dead.md; ln -s ../jobs/a-stage.md jobs/z.md; \"$POSTINGS\" list p.md /dev/null jobs --format paths"
    )
    #expect(run.status == 66)
    #expect(run.lines == ["jobs/a-stage.md", "jobs/b-developer.md", "jobs/c-draft.md", "jobs/z.md"])
    #expect(run.errors == "postings: p.md is a pipe, not a file.\npostings: /dev/null is a device, not a file.\n")
  }

  @Test(
    "a folder and a file that may not be read are said, the others still listed",
    .disabled(if: getuid() == 0, "root may read everything"))
  func unreadable() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.shell(
      "mkdir jobs/d; chmod 0 jobs/d jobs/b-developer.md; \"$POSTINGS\" list jobs --format paths; s=$?; chmod 755 jobs/d; exit $s"
    )
    #expect(run.status == 74)
    #expect(run.lines == ["jobs/a-stage.md", "jobs/c-draft.md"])
    #expect(
      run.errors
        == "postings: jobs/b-developer.md cannot be read: you have no permission.\npostings: jobs/d cannot be read: you have no permission.\n"
    )
  }

  @Test("a reader that goes away ends the program quietly")
  func closedPipe() throws {
    let folder = try TestFolder()
    for index in 0..<400 { try folder.write("\(index).md", "---\ntitle: \(String(repeating: "x", count: 500))\n---\n") }
    for format in ["jsonl", "json", "csv", "paths", "table"] {
      let run = try folder.shell("\"$POSTINGS\" list --format \(format) | head -c 10; echo; echo ${PIPESTATUS[0]}")
      #expect(run.lines.last == "0", Comment(rawValue: format))
      #expect(run.errors == "")
    }
  }

  @Test("a full disk on standard output is an error")
  func fullOutput() throws {
    let run = try TestFolder.withJobs().shell("\"$POSTINGS\" list --format json > /dev/full")
    #expect(run.status == 74)
    #expect(run.errors == "postings: standard output cannot be written: the disk is full.\n")
  }

  @Test("arguments come back from text as the bytes that they were")
  func rawArguments() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
        [UInt8.random(in: 1...255, using: &generator), 0xF4, 0x8F, 0xB8, 0x80, 0x61].randomElement(using: &generator)!
      }
      #expect(RawArgument.bytes(of: RawArgument.text(of: bytes)) == bytes)
    }
    #expect(RawArgument.bytes(of: RawArgument.text(of: Array("\u{10FE41}é".utf8))) == Array("\u{10FE41}é".utf8))
  }

  @Test("deep folders and thousands of one-file folders are walked")
  func manyFolders() throws {
    let folder = try TestFolder()
    for index in 0..<300 { try folder.write("d\(index)/index.md", "---\ntitle: x\n---\n") }
    let run = try folder.shell("ulimit -n 40; \"$POSTINGS\" list --format paths | wc -l")
    #expect(run.errors == "")
    #expect(run.text.contains("300"))
  }

  struct Heavy: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String
  }

  static let heavy = [
    Heavy(
      testDescription: "20,000 links", text: "---\ntitle: x\n---\n" + String(repeating: "[a](b.md) ", count: 20_000)),
    Heavy(testDescription: "backticks", text: "---\ntitle: x\n---\n" + String(repeating: "` `` ``` [", count: 20_000)),
    Heavy(testDescription: "brackets", text: "---\ntitle: x\n---\n" + String(repeating: "](", count: 50_000)),
    Heavy(testDescription: "5,000 keys", text: "---\n" + (0..<5_000).map { "k\($0): v\($0)\n" }.joined() + "---\n"),
    Heavy(testDescription: "20,000 tags", text: "---\ntag: \"" + String(repeating: "a,", count: 20_000) + "\"\n---\n"),
  ]

  /// Each of them took minutes when a line, or the keys, were looked at again for each finding.
  @Test("hostile postings cost no more than their size", arguments: heavy)
  func cost(_ posting: Heavy) throws {
    let folder = try TestFolder()
    try folder.write("a.md", posting.text)
    let started = ContinuousClock.now
    #expect(try folder.run("check", "--format", "json").status <= 1)
    #expect(try folder.run("list").status == 0)
    #expect(try folder.run("set", "a.md", "new=1", "--dry-run", "-q").status == 0)
    #expect(ContinuousClock.now - started < .seconds(20))
  }
}
