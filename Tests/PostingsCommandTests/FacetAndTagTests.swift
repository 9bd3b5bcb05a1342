import Foundation
import Testing

struct FacetAndTagTests {
  @Test("facets count values, and what has none")
  func facets() throws {
    let folder = try TestFolder.withJobs()
    #expect(
      try folder.run("facets", "jobs", "tag").lines == [
        "    2  Civic Tech", "    2  Rails", "    1  Affaires publiques", "    1  Rédaction article",
      ])
    let object = try folder.run("facets", "jobs", "type", "--format", "json").object()
    #expect(object["key"] as? String == "type")
    let values = try #require(object["values"] as? [NSDictionary])
    #expect(
      values == [
        ["value": "CDI", "count": 1], ["value": NSNull(), "is": "missing", "count": 1],
        ["value": NSNull(), "is": "empty", "count": 1],
      ])
  }

  @Test("facets of the current folder, of the postings that match")
  func filtered() throws {
    let folder = try TestFolder.withJobs()
    #expect(try folder.run("facets", "state", "--locale", "en").lines == ["    1  live", "    1  draft"])
  }

  @Test("an unknown key is named, with exit status 1")
  func unknownKey() throws {
    let run = try TestFolder.withJobs().run("facets", "jobs", "nosuch")
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("postings: no posting has a field “nosuch”"))
  }

  @Test("fields are counted")
  func fields() throws {
    #expect(try TestFolder.withJobs().run("fields", "jobs").lines.contains("    3  title"))
  }

  @Test("a tag is renamed in lists and comma strings, the other tags and all else stay")
  func rename() throws {
    let folder = try TestFolder.withJobs()
    let run = try folder.run("tags", "rename", "civic tech", "Démocratie", "--in", "jobs")
    #expect(run.text == "2 changed.\n")
    #expect(
      try folder.read("jobs/a-stage.md") == TestFolder.stage.replacingOccurrences(of: "Civic Tech", with: "Démocratie"))
    #expect(
      try folder.read("jobs/b-developer.md")
        == TestFolder.developer.replacingOccurrences(of: "Civic Tech", with: "Démocratie"))
  }

  @Test("tags are merged without writing one twice")
  func merge() throws {
    let folder = try TestFolder.withJobs()
    let dry = try folder.run("tags", "merge", "rails", "Affaires publiques", "Civic Tech", "--in", "jobs", "--dry-run")
    #expect(dry.text.contains("+tag: Rédaction article, Civic Tech\n"))
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage)
    #expect(
      try folder.run("tags", "merge", "rails", "Affaires publiques", "Civic Tech", "--in", "jobs").text
        == "3 changed.\n")
    #expect(try folder.run("tags", "jobs").lines == ["    3  Civic Tech", "    1  Rédaction article"])
  }

  @Test("a tag that nobody has is named, with exit status 1")
  func unknownTag() throws {
    let run = try TestFolder.withJobs().run("tags", "rename", "nowhere", "x")
    #expect(run.status == 1)
    #expect(run.errors == "postings: no posting has the tag “nowhere”: `postings tags` lists those in use.\n")
  }

  @Test(
    "facets answer what depends on problems, bodies and other postings",
    arguments: [
      ["--query", "is:problem"], ["--query", "body:quixotic"], ["--search", "quixotic"],
      ["--query", "is:duplicate body:quixotic"], ["--query", "is:duplicate is:problem"],
    ])
  func wholeQueries(_ query: [String]) throws {
    let folder = try TestFolder()
    try folder.write("jobs/a.md", "---\ntitle: Twice\ntag: one\nlocale: fr\nwhen: 2019-22-08\n---\nQuixotic.\n")
    try folder.write("jobs/b.md", "---\ntitle: Twice\ntag: two\nlocale: fr\n---\nPlain.\n")
    #expect(try folder.run("facets", "jobs", "tag", query[0], query[1]).lines == ["    1  one"])
    #expect(try folder.run("list", "jobs", "--format", "paths", query[0], query[1]).lines == ["jobs/a.md"])
  }

  @Test("without a home a change says that it cannot be undone, and is made")
  func noHome() throws {
    let folder = try TestFolder()
    try folder.write("a.md", "---\ntitle: A\n---\n")
    let run = try folder.run("set", "a.md", "title=B", environment: ["HOME": "", "XDG_STATE_HOME": ""])
    #expect(run.status == 0 && run.errors.contains("Nothing can be kept to be undone: set HOME or XDG_STATE_HOME."))
    #expect(try folder.read("a.md") == "---\ntitle: B\n---\n")
  }
}
