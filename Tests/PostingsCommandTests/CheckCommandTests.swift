import Foundation
import PostingsTestSupport
import Testing

struct CheckCommandTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var files: [String: String]
    var found: [String]
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing wrong", files: ["a.md": "---\ntitle: x\n---\n"], found: []),
    Case(
      name: "a quote that is never closed", files: ["a.md": "---\ntitle: \"x\n---\n"],
      found: ["a.md:2:8: error: The quote \" is never closed: add \" at the end of the value. [syntax]"]),
    Case(
      name: "a value that readers take differently", files: ["a.md": "---\ntitle: x\nlocale: no\n---\n"],
      found: [
        "a.md:3:9: warning: Jekyll (YAML 1.1) reads “no” as false, Hugo and others (YAML 1.2) as the text “no”: put it in quotes if it is text. [ambiguous]"
      ]),
    Case(
      name: "a key twice", files: ["a.md": "---\ntitle: x\ntitle: z\n---\n"],
      found: ["a.md:2:1: warning: “title” stands again further down; only the last one counts. [duplicate-key]"]),
    Case(
      name: "a day that does not exist, in quotes", files: ["a.md": "---\ntitle: x\ndate: '2017-02-30'\n---\n"],
      found: ["a.md:3:7: warning: There is no such day as 2017-02-30. [impossible-date]"]),
    Case(
      name: "an unknown language", files: ["a.md": "---\ntitle: x\nlocale: french\n---\n"],
      found: ["a.md:3:9: warning: “french” is no language tag such as fr or en-GB. [unknown-locale]"]),
    Case(
      name: "expired and still published", files: ["a.md": "---\ntitle: x\nexpires: 2001-01-01\n---\n"],
      found: ["a.md:3:10: warning: It expired on 2001-01-01 and is still published. [expired]"]),
    Case(
      name: "expired and not published", files: ["a.md": "---\ntitle: x\npublished: false\nexpires: 2001-01-01\n---\n"],
      found: []),
    Case(
      name: "two spellings of a tag: the rarer one is named, wherever the tags stand",
      files: [
        "a.md": "---\ntags: [Civic-Tech]\n---\n", "b.md": "---\ntag: x, Civic Tech\n---\n",
        "c.md": "---\ntag: Civic Tech\n---\n",
      ],
      found: ["a.md:2:8: warning: tags “Civic-Tech” looks like “Civic Tech”, which 2 postings have. [near-duplicate]"]),
    Case(name: "C, C# and C++ are three tags", files: ["a.md": "---\ntags: [C, 'C#', C++]\n---\n"], found: []),
    Case(
      name: "the same title in one language", files: ["a.md": "---\ntitle: x\n---\n", "b.md": "---\ntitle: X\n---\n"],
      found: ["b.md:2:8: warning: The title “X” is also that of a.md. [duplicate-title]"]),
    Case(
      name: "the same title in two languages",
      files: ["a.fr.md": "---\ntitle: x\n---\n", "b.en.md": "---\ntitle: x\n---\n"], found: []),
    Case(
      name: "the same slug", files: ["a.md": "---\nslug: x\n---\n", "d/b.md": "---\nslug: x\n---\n"],
      found: ["d/b.md:2:7: warning: The slug “x” is also that of a.md. [duplicate-slug]"]),
    Case(
      name: "links to postings that are not there, outside of code",
      files: [
        "a.md":
          "---\ntitle: x\n---\n[a](d/b.md#x) [é](no%20where.md) `[c](c.md)` [d](https://x.org/y.md)\n\n```\n[e](e.md)\n```\n[f]: ../gone.md 'F'\n",
        "d/b.md": "---\ntitle: z\n---\n[up](../a.md) {% link d/b.md %} {% link d/lost.md %} {{< ref \"a.md\" >}}\n",
      ],
      found: [
        "a.md:4:19: warning: The link to no%20where.md leads to no file. [dead-link]",
        "a.md:9:5: warning: The link to ../gone.md leads to no file. [dead-link]",
        "d/b.md:4:41: warning: The link to d/lost.md leads to no file. [dead-link]",
      ]),
  ]

  @Test("problems", arguments: cases)
  func problems(_ example: Case) throws {
    let folder = try TestFolder()
    for (name, text) in example.files { try folder.write(name, text) }
    let run = try folder.run("check")
    #expect(run.lines == example.found)
    #expect(run.status == (example.found.isEmpty ? 0 : 1))
    #expect(run.errors == "")
  }

  @Test("a field that nearly all others have")
  func missingField() throws {
    let folder = try TestFolder()
    for index in 10...29 {
      try folder.write("\(index).md", "---\ntitle: t\(index)\n\(index == 15 ? "" : "salary: \(index)\n")---\n")
    }
    #expect(
      try folder.run("check").lines == [
        "15.md:1:1: note: “salary” is missing; 19 of 20 postings have it. [missing-field]"
      ])
    #expect(try folder.run("check", "--severity", "warning").status == 0)
  }

  private func twoProblems() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: \"x\n---\n")
    try folder.write("d,e/b:1.md", "---\ntitle: z\nlocale: 100%\n---\n")
    return folder
  }

  @Test("json")
  func json() throws {
    let found = try twoProblems().run("check", "--format", "json").array()
    #expect(found.map { $0["path"] as? String } == ["a.md", "d,e/b:1.md"])
    #expect(found.map { $0["kind"] as? String } == ["syntax", "unknown-locale"])
    #expect(found[1]["line"] as? Int == 3)
    #expect(found[1]["column"] as? Int == 9)
    #expect(found[1]["field"] as? String == "locale")
    #expect(try TestFolder.withJobs().run("check", "jobs/a-stage.md", "--format", "json").array().isEmpty)
  }

  @Test("workflow commands for GitHub, properties escaped")
  func github() throws {
    let lines = try twoProblems().run("check", "--format", "github").lines
    #expect(lines.first?.hasPrefix("::error file=a.md,line=2,col=8,title=syntax::The quote") == true)
    #expect(
      lines.last
        == "::warning file=d%2Ce/b%3A1.md,line=3,col=9,title=unknown-locale::“100%25” is no language tag such as fr or en-GB."
    )
  }

  @Test("a code quality report for GitLab, each finding with a fingerprint of its own that stays")
  func gitlab() throws {
    let folder = try twoProblems()
    try folder.write("z.md", "---\nlocale: xx-yyyyyyyyy\nlang: zz1\n---\n")
    let run = try folder.run("check", "--format", "gitlab")
    let found = try run.array()
    #expect(found.map { $0["severity"] as? String } == ["major", "minor", "minor", "minor"])
    #expect(Set(found.compactMap { $0["fingerprint"] as? String }).count == found.count)
    #expect(try folder.run("check", "--format", "gitlab").text == run.text)
    let place = try #require(found[1]["location"] as? [String: Any])
    #expect(place["path"] as? String == "d,e/b:1.md")
    #expect((place["lines"] as? [String: Int])?["begin"] == 3)
  }

  @Test("--fix prints a patch of what is safe, --write applies it, the rest is counted")
  func fix() throws {
    let folder = try TestFolder()
    let tagged = "---\ntag: x, Civic Tech # why\nlocale: no\n---\nBody\n"
    for name in ["a.md", "b.md"] { try folder.write(name, tagged.replacingOccurrences(of: "no\n", with: "fr\n")) }
    try folder.write("c.md", tagged.replacingOccurrences(of: "Civic Tech", with: "civic-tech"))
    let dry = try folder.run("check", "--fix")
    #expect(dry.status == 1)
    #expect(dry.text.contains("-tag: x, civic-tech # why\n-locale: no\n+tag: x, Civic Tech # why\n+locale: 'no'\n"))
    #expect(try folder.read("c.md").contains("civic-tech"))
    let wet = try folder.run("check", "--fix", "--write")
    #expect(wet.status == 0)
    #expect(wet.text == "1 changed.\n")
    #expect(try folder.read("c.md") == tagged.replacingOccurrences(of: "no\n", with: "'no'\n"))
    #expect(try folder.run("check").status == 0)
    #expect(try folder.run("check", "--write").status == 64)
  }
}
