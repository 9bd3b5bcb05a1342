import Foundation
import Testing

@Suite("What .postings.yml says holds for the commands too")
struct SettingsTests {
  private func folder() throws -> TestFolder {
    let folder = try TestFolder()
    try folder.write(
      ".postings.yml",
      """
      roles: {date: posted_on, tags: skills, title: name}
      columns: [date, title, salary]
      ignore: [_archive]
      views:
        Offres FR: {filter: "locale:fr", sort: "date:desc", columns: [title, date]}

      """)
    try folder.write(
      "a.md", "---\nname: Alpha\nposted_on: 2019-01-02\ndate: 2001-01-01\nskills: [x, y]\nlocale: fr\nsalary: 10\n---\n"
    )
    try folder.write("b.md", "---\nname: Beta\nposted_on: 2020-01-02\nskills: x\nlocale: fr\n---\n")
    try folder.write("c.md", "---\nname: Gamma\nposted_on: 2021-01-02\nskills: z\nlocale: en\n---\n")
    try folder.write("_archive/d.md", "---\nname: Delta\n---\n")
    return folder
  }

  @Test("roles, columns and left-out folders are those of the collection")
  func roles() throws {
    let folder = try folder()
    #expect(
      try folder.run("list", "--sort", "date:desc").lines.map { $0.split(separator: " ").joined(separator: " ") }
        == ["date title salary", "2021-01-02 Gamma", "2020-01-02 Beta", "2019-01-02 Alpha 10"])
    #expect(try folder.run().lines.first?.hasPrefix("date") == true)
    #expect(try folder.run("list", "--tag", "x", "--format", "paths").lines == ["a.md", "b.md"])
    #expect(try folder.run("facets", ".", "tag").lines.count == 3)
    #expect(try folder.run("show", "a.md", "--format", "json").object()["title"] as? String == "Alpha")
    #expect(try folder.run("tags").text.contains("2  x"))
  }

  @Test("a tag is added to the field that the collection keeps tags in")
  func tags() throws {
    let folder = try folder()
    #expect(try folder.run("set", "a.md", "b.md", "--add-tag", "new").text == "2 changed.\n")
    #expect(try folder.read("a.md").contains("skills: [x, y, new]\n"))
    #expect(try folder.read("b.md").contains("skills: x, new\n"))
    #expect(try folder.run("tags", "rename", "x", "xx").status == 0)
    #expect(try folder.read("b.md").contains("skills: xx, new\n"))
  }

  @Test("files of several collections are each changed by the settings of their own")
  func collections() throws {
    let folder = try TestFolder()
    let text = "---\ntitle: A\nskills: [a]\ntopics: [a]\ntags: [a]\n---\n"
    for index in 0..<12 {
      try folder.write("site-\(index)/jobs/a.md", text)
      try folder.write("site-\(index)/jobs/b.md", text)
      guard index > 0 else { continue }
      let key = index % 2 == 0 ? "skills" : "topics"
      try folder.write("site-\(index)/jobs/.postings.yml", "roles: {tags: \(key)}\n" + (index == 9 ? "rolse: 1\n" : ""))
    }
    let run = try folder.shell("\"$POSTINGS\" set site-*/jobs/*.md --add-tag new")
    #expect(run.text == "24 changed.\n")
    #expect(run.errors.split(separator: "\n").count == 1, "each settings file is complained about once")
    for index in 0..<12 {
      let key = index == 0 ? "tags" : index % 2 == 0 ? "skills" : "topics"
      for name in ["a", "b"] {
        #expect(
          try folder.read("site-\(index)/jobs/\(name).md") == text.replacing("\(key): [a]", with: "\(key): [a, new]"))
      }
    }
  }

  @Test("settings of the current folder hold for the files in the folders below it")
  func currentFolder() throws {
    let folder = try folder()
    try folder.write("2024/q1/d.md", "---\ntitle: D\nskills: [x]\n---\n")
    #expect(try folder.run("set", "2024/q1/d.md", "--add-tag", "new").status == 0)
    #expect(try folder.read("2024/q1/d.md").contains("skills: [x, new]\n"))
  }

  @Test("a view filters, sorts and chooses columns, and more can be said")
  func views() throws {
    let folder = try folder()
    #expect(
      try folder.run("list", "--view", "offres fr").lines.map { $0.split(separator: " ").joined(separator: " ") }
        == ["title date", "Beta 2020-01-02", "Alpha 2019-01-02"])
    #expect(try folder.run("list", "--view", "Offres FR", "--tag", "y", "--format", "paths").lines == ["a.md"])
    let unknown = try folder.run("list", "--view", "offer")
    #expect(unknown.status == 64)
    #expect(unknown.errors == "postings: there is no view “offer”: .postings.yml has Offres FR.\n")
  }

  @Test("what is wrong in it is said in one line, and the rest holds")
  func problems() throws {
    let folder = try folder()
    try folder.write(".postings.yml", "rolse: {}\nignore: [_archive]\neditor: \u{1B}[31mvim\n")
    let run = try folder.run("list", "--format", "paths")
    #expect(run.status == 0)
    #expect(run.lines == ["a.md", "b.md", "c.md"])
    #expect(run.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("postings: ") && $0.contains(".postings.yml") })
    #expect(run.errors.contains("did you mean “roles”?"))
    #expect(!run.errors.contains("\u{1B}"))
  }
}
