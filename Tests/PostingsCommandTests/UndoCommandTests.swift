import Foundation
import Testing

struct UndoCommandTests {
  @Test("undo takes back one command at a time, exactly; redo takes the undo back")
  func undo() throws {
    let folder = try TestFolder.withJobs()
    try folder.run("set", "jobs/a-stage.md", "jobs/b-developer.md", "title=x")
    try folder.run("tags", "rename", "civic tech", "Y", "--in", "jobs")
    #expect(try folder.run("undo").lines.count == 2)
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage.replacingOccurrences(of: "Stage 6 mois, affaires publiques", with: "x"))
    let run = try folder.run("undo")
    #expect(run.status == 0)
    #expect(run.lines.allSatisfy { $0.hasSuffix(": as before") })
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage)
    #expect(try folder.read("jobs/b-developer.md") == TestFolder.developer)
    try folder.run("redo")
    #expect(try folder.read("jobs/a-stage.md").contains("title: x\n"))
  }

  @Test("an undo keeps what was changed since in other fields")
  func merged() throws {
    let folder = try TestFolder.withJobs()
    try folder.run("set", "jobs/a-stage.md", "title=x")
    try folder.write("jobs/a-stage.md", folder.read("jobs/a-stage.md").replacingOccurrences(of: "locale: fr", with: "locale: en"))
    #expect(try folder.run("undo").lines.first?.hasSuffix(": as before, later changes kept") == true)
    #expect(try folder.read("jobs/a-stage.md") == TestFolder.stage.replacingOccurrences(of: "locale: fr", with: "locale: en"))
  }

  @Test("a dry run leaves nothing to undo, which is said with exit status 1")
  func nothing() throws {
    let folder = try TestFolder.withJobs()
    try folder.run("set", "jobs/a-stage.md", "title=x", "--dry-run")
    let run = try folder.run("undo")
    #expect(run.status == 1)
    #expect(run.errors == "postings: There is nothing to undo.\n")
  }

  @Test("the log tells what was written, the newest first")
  func log() throws {
    let folder = try TestFolder.withJobs()
    try folder.run("set", "jobs/a-stage.md", "title=x", "--add-tag", "N")
    try folder.run("undo")
    let entries = try folder.run("log", "--format", "json").array()
    #expect(entries.map { $0["kind"] as? String } == ["undo", "write"])
    #expect(entries.last?["label"] as? String == "set title, #N")
    #expect(entries.last?["undone"] as? Bool == true)
    #expect((entries.last?["paths"] as? [String])?.first?.hasSuffix("/jobs/a-stage.md") == true)
    #expect((entries.last?["time"] as? String)?.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/) != nil)
    #expect(try folder.run("log").lines.count == 3)
  }
}
