import Foundation
import PostingsTestSupport
import Testing

/// What was typed in a form of the built program outlives a kill that nothing can catch.
@Suite(
  "A form whose program is killed", .serialized, .enabled(if: TmuxSession.isAvailable, "\(TmuxSession.reason)"),
  .timeLimit(.minutes(2)))
struct DraftAfterKillTests {
  @Test("offers what was typed at the next start, and leaves the file alone until it is saved") func killed() async throws {
    let postings = try TemporaryFolder()
    let state = try TemporaryFolder()
    defer { withExtendedLifetime(state) {} }
    let text = "---\ntitle: Stage 6 mois\nlocale: fr\n---\nTexte.\n"
    try postings.write(text, to: "seed.md")

    let first = try Self.open(postings, state)
    try await first.wait(for: "Stage 6 mois")
    try first.press("e")
    try await first.wait(for: "Edit seed.md")
    try first.press("<Enter>")
    try await first.wait(for: "give up")
    try first.type(" à Paris")
    try await first.wait(for: "6 mois à Paris")
    try await Self.waitForDraft(in: state)
    kill(try first.process, SIGKILL)
    #expect(try await first.waitForEnd() == 128 + SIGKILL)
    #expect(try postings.bytes(of: "seed.md") == Array(text.utf8))

    let second = try Self.open(postings, state)
    try await second.wait(for: "A draft of seed.md")
    try second.press("r")
    try await second.wait(for: "1 changed: title")
    try second.press("C-s")
    try await second.wait(for: "Write this change?")
    try second.press("y")
    try await second.wait(for: "Saved seed.md")
    try second.press("Q")
    #expect(try await second.waitForEnd() == 0)
    #expect(try postings.bytes(of: "seed.md") == Array(text.replacing("6 mois", with: "6 mois à Paris").utf8))
    #expect(try postings.names() == ["seed.md"])
  }

  private static func open(_ postings: TemporaryFolder, _ state: TemporaryFolder) throws -> TmuxSession {
    try TmuxSession(
      [Products.postings, postings.path],
      environment: TestEnvironment.with(["XDG_STATE_HOME": state.path, "XDG_CACHE_HOME": state.path + "/cache"]),
      folder: postings.path)
  }

  /// The draft that holds all that was typed is on the disk; an earlier one may come first.
  private static func waitForDraft(in state: TemporaryFolder) async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    let wanted = Data("title: Stage 6 mois à Paris\n".utf8)
    while ContinuousClock.now < deadline {
      let files = FileManager.default.enumerator(atPath: state.path)?.compactMap { $0 as? String } ?? []
      // The half of one, which is written beside and renamed, is none.
      let drafts = files.filter { $0.hasSuffix(".draft") }.compactMap { FileManager.default.contents(atPath: state.path($0)) }
      if drafts.contains(where: { $0.range(of: wanted) != nil }) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("no draft came")
  }
}
