import Foundation
import PostingsTestSupport
import Testing

/// What was typed in a form of the built program outlives a kill that nothing can catch.
@Suite("A form whose program is killed", .serialized, .timeLimit(.minutes(2)))
struct DraftAfterKillTests {
  @Test("offers what was typed at the next start, and leaves the file alone until it is saved")
  func killed() async throws {
    let form = try FormInTerminal()
    let session = try await form.open()
    try await form.type(in: session)
    try await form.waitForDraft()
    kill(session.process, SIGKILL)
    #expect(try await session.waitForEnd() == 128 + SIGKILL)
    #expect(try form.file == Array(FormInTerminal.text.utf8))
    #expect(try form.postings.names() == ["seed.md"])
    try await form.expectOffered()
  }
}
