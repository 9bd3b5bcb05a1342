import Foundation
import PostingsTestSupport
import Testing

/// The system calls that speak to other machines are not made, whatever is done.
@Suite(
  "Nothing is sent over a network", .enabled(if: Faults.isPossible, "needs strace with leave to trace"),
  .timeLimit(.minutes(3)))
struct NetworkTests {
  private static let calls = "trace=socket,connect,sendto,sendmsg,sendmmsg,bind,listen"

  /// What strace wrote down of calls that are not about sockets of this machine.
  private static func sent(_ log: String) -> [String] {
    log.split(separator: "\n").map(String.init).filter { line in
      line.contains("(") && !line.contains("AF_UNIX") && !line.contains("+++") && !line.contains("---")
        && !line.contains("<unfinished")
    }
  }

  @Test(
    "by the commands",
    arguments: [
      ["list"], ["check"], ["show", "jobs/a-stage.md"], ["set", "jobs/a-stage.md", "locale=en"], ["undo"],
      ["facets", ".", "tag"],
      ["tags"], ["log"], ["fields"], ["--help"],
    ])
  func commands(_ words: [String]) throws {
    let folder = try TestFolder.withJobs()
    try folder.write(
      "jobs/links.md",
      "---\ntitle: x\nsite: https://example.org/\n---\n[a](https://example.org/x) ![b](http://example.org/y.png)\n")
    let log = folder.path("log").path
    let command = words.map { "'\($0)'" }.joined(separator: " ")
    _ = try folder.shell("strace -f -qq -e \(Self.calls) -o '\(log)' \"$POSTINGS\" \(command) >/dev/null 2>&1")
    #expect(Self.sent(try String(contentsOfFile: log, encoding: .utf8)) == [])
  }

  @Test("by a session that reads, filters, edits and saves")
  func session() async throws {
    let form = try FormInTerminal()
    let log = form.state.path("log")
    let strace = try ProcessRunner.run("sh", ["-c", "command -v strace"]).output.trimmingCharacters(in: .newlines)
    let session = try PseudoTerminalSession(
      strace, ["-f", "-qq", "-e", Self.calls, "-o", log, Products.postings, form.postings.path],
      environment: ["XDG_STATE_HOME": form.state.path])
    try await session.wait(for: "Stage 6 mois")
    try await session.send("e")
    let opened = try await session.wait(for: "Edit seed.md")
    try await session.send("\r")
    try await session.wait(for: "give up", from: opened)
    try await form.type(in: session)
    try await session.send("\r")
    try await session.wait(for: "1 changed", from: opened)
    try await session.send("\u{13}")
    try await session.wait(for: "Write this change", from: opened)
    try await session.send("y")
    try await session.wait(for: "Saved seed.md", from: opened)
    try await session.send("Q")
    #expect(try await session.waitForEnd() == 0)
    #expect(Self.sent(try String(contentsOfFile: log, encoding: .utf8)) == [])
  }
}
