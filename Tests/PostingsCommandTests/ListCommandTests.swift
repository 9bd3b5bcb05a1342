import Foundation
import PostingsTestSupport
import Testing

struct ListCommandTests {
  @Test("postings are listed by path, files without front matter are left out")
  func order() throws {
    let run = try TestFolder.withJobs().run("list", ".", "--format", "paths")
    #expect(run.status == 0)
    #expect(run.errors == "")
    #expect(run.lines == ["jobs/a-stage.md", "jobs/b-developer.md", "jobs/c-draft.md"])
  }

  @Test("paths sort by their bytes: a folder's slash counts")
  func byteOrder() throws {
    let folder = try TestFolder()
    let names = ["a.md", "a/x.md", "a-b.md", "a0.md", "Z.md", "é.md", "a/b/c.md", "a/b.md"]
    for name in names { try folder.write(name, "---\ntitle: x\n---\n") }
    let run = try folder.run("list", "--format", "paths")
    #expect(run.lines == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test("a path that another one covers is not listed twice")
  func covered() throws {
    let run = try TestFolder.withJobs().run("list", "jobs", "jobs/a-stage.md", ".", "jobs/", "--format", "paths")
    #expect(run.lines == ["jobs/a-stage.md", "jobs/b-developer.md", "jobs/c-draft.md"])
  }

  struct FilterCase: CustomTestStringConvertible {
    var name: String
    var arguments: [String]
    var found: [String]
    var testDescription: String { name }
  }

  static let filters = [
    FilterCase(
      name: "a tag of a comma string, blind to case", arguments: ["--tag", "affaires PUBLIQUES"], found: ["a"]),
    FilterCase(name: "a tag of a list", arguments: ["--tag", "civic tech"], found: ["a", "b"]),
    FilterCase(
      name: "several tags must all be there", arguments: ["--tag", "civic tech", "--tag", "rails"], found: ["b"]),
    FilterCase(name: "part of a tag is not the tag", arguments: ["--tag", "civic"], found: []),
    FilterCase(name: "locale", arguments: ["--locale", "fr"], found: ["a"]),
    FilterCase(name: "a field's value", arguments: ["--where", "type=cdi"], found: ["b"]),
    FilterCase(name: "a boolean", arguments: ["--where", "published=false"], found: ["c"]),
    FilterCase(name: "a field without a value", arguments: ["--where", "type="], found: ["a", "c"]),
    FilterCase(name: "text without its accents", arguments: ["--search", "DECIDIM"], found: ["a"]),
    FilterCase(name: "the query language, a leading minus too", arguments: ["--query", "-tag:rails"], found: ["a"]),
    FilterCase(name: "a query on dates", arguments: ["--query", "date>2017 is:live"], found: ["b"]),
    FilterCase(name: "all conditions together", arguments: ["--locale", "en", "--query", "no:type"], found: ["c"]),
  ]

  @Test("filters", arguments: filters)
  func filter(_ example: FilterCase) throws {
    let folder = try TestFolder.withJobs()
    let script = "\"$POSTINGS\" list jobs --format paths \(example.arguments.map { "'\($0)'" }.joined(separator: " "))"
    let run = try folder.shell(script)
    #expect(run.status == 0)
    #expect(run.lines.map { String($0.dropFirst(5).prefix(1)) } == example.found)
  }

  @Test("--sort orders by a field, :desc turns it round, several keys follow each other")
  func sorting() throws {
    let folder = try TestFolder.withJobs()
    #expect(
      try folder.run("list", "--sort", "date:desc", "--format", "paths").lines.map { $0.dropFirst(5).first } == [
        "b", "c", "a",
      ])
    #expect(
      try folder.run("list", "--sort", "locale", "--sort", "title", "--format", "paths").lines.map {
        $0.dropFirst(5).first
      } == ["c", "b", "a"])
  }

  @Test("jsonl is one object a line, json one array; both read back the same")
  func json() throws {
    let folder = try TestFolder.withJobs()
    let lines = try folder.run("list", "--format", "jsonl").lines
    let objects = try lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? NSDictionary) }
    let array = try #require(try folder.run("list", "--format", "json").json() as? [NSDictionary])
    #expect(objects == array)
    let first = try #require(objects.first)
    #expect(first["path"] as? String == "jobs/a-stage.md")
    #expect(first["format"] as? String == "yaml")
    #expect(first["tags"] as? [String] == ["Rédaction article", "Affaires publiques", "Civic Tech"])
    #expect(first["published"] as? Bool == true)
    #expect(first["state"] as? String == "live")
    #expect((first["fields"] as? NSDictionary)?["type"] is NSNull)
    #expect((objects[1]["fields"] as? NSDictionary)?["salary"] as? Int == 42000)
    #expect(objects[1]["published"] is NSNull)
  }

  @Test("an empty array when nothing matches, and one line that says so")
  func nothing() throws {
    let run = try TestFolder.withJobs().run("list", "--tag", "nowhere", "--format", "json")
    #expect(run.status == 0)
    #expect(try run.array().isEmpty)
    #expect(run.errors == "postings: no posting matches.\n")
  }

  @Test("csv and tsv read back in Python, with quotes, separators and line ends in cells")
  func delimited() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: \"He said \\\"a, b\\\"\\nand\\tleft\"\ntags: [x, y]\n---\n")
    let script = """
      import csv, json, subprocess, sys
      out = {}
      for name, dialect in (("csv", "excel"), ("tsv", "excel-tab")):
          text = subprocess.run([sys.argv[1], "list", "--format", name, "--columns", "path,title,tags"], capture_output=True, check=True).stdout
          out[name] = list(csv.reader(text.decode().splitlines(keepends=True), dialect))
      print(json.dumps(out))
      """
    let run = try folder.python(script, Products.postings)
    let tables = try #require(try run.json() as? [String: [[String]]])
    let expected = [["path", "title", "tags"], ["a.md", "He said \"a, b\"\nand\tleft", "x, y"]]
    #expect(tables["csv"] == expected)
    #expect(tables["tsv"] == expected)
  }

  @Test("a table keeps to the width, however wide its letters are")
  func tableWidth() throws {
    let folder = try TestFolder.withJobs()
    try folder.write("jobs/d.md", "---\ntitle: \(String(repeating: "日本語", count: 40))\n---\n")
    for width in [20, 40, 80, 140] {
      let run = try folder.run("list", environment: ["COLUMNS": String(width)])
      #expect(run.lines.count == 5)
      let widths = try folder.python(
        "import sys, unicodedata\nfor l in sys.argv[1].split('\\n'): print(sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in l))",
        run.text)
      #expect(widths.lines.compactMap { Int($0) }.allSatisfy { $0 <= width })
    }
  }

  @Test("--null ends paths with NUL, and reads them so")
  func null() throws {
    let folder = try TestFolder.withJobs()
    try folder.write("jobs/new\nline.md", "---\ntitle: two lines\n---\n")
    let run = try folder.shell(
      "\"$POSTINGS\" list --format paths --null | \"$POSTINGS\" list - -0 --format json --query 'two lines'")
    #expect(try run.array().map { $0["path"] as? String } == ["jobs/new\nline.md"])
  }

  @Test("a field that nobody has is named, with exit status 1")
  func unknownField() throws {
    let folder = try TestFolder.withJobs()
    for arguments in [
      ["--where", "locael=fr"], ["--sort", "locael"], ["--columns", "title,locael"], ["--query", "locael:fr"],
    ] {
      let run = try folder.shell("\"$POSTINGS\" list " + arguments.joined(separator: " "))
      #expect(run.status == 1)
      #expect(run.errors.hasPrefix("postings: no posting has a field “locael”"))
    }
  }

  @Test("a field by any of its spellings is a column")
  func fieldColumn() throws {
    let run = try TestFolder.withJobs().run("list", "--format", "csv", "--columns", "Salary,tags")
    #expect(run.lines[2] == "42000,\"Civic Tech, Rails\"")
  }

  @Test("is:duplicate looks at all postings")
  func duplicates() throws {
    let folder = try TestFolder.withJobs()
    try folder.write("jobs/d.md", "---\ntitle: a DRAFT\nlocale: en\n---\n")
    #expect(
      try folder.run("list", "--query", "is:duplicate", "--format", "paths").lines == ["jobs/c-draft.md", "jobs/d.md"])
  }

  @Test("a broken posting is listed with its problem")
  func broken() throws {
    let folder = try TestFolder()
    try folder.write("x.md", "---\ntitle: \"open\nlocale: fr\n---\nbody\n")
    let posting = try #require(try folder.run("list", "--format", "json").array().first)
    #expect(posting["state"] as? String == "broken")
    let problem = try #require((posting["problems"] as? [[String: Any]])?.first)
    #expect(problem["line"] as? Int == 2)
    #expect(problem["kind"] as? String == "syntax")
  }
}
