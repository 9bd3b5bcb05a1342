import Foundation
import PostingsTestSupport
import Testing

/// Whatever ends the built program in the middle of a word: the terminal is given back, and the word is kept.
@Suite("A form whose program is ended by a signal", .serialized, .timeLimit(.minutes(3)))
struct SignalTests {
  @Test("that asks for the end keeps what was typed a moment before", arguments: [SIGTERM, SIGHUP, SIGINT])
  func asked(_ signal: Int32) async throws {
    let form = try FormInTerminal()
    let session = try await form.open()
    #expect(!session.isCooked)
    try await form.type(in: session)
    kill(session.process, signal)
    #expect(try await session.waitForEnd() == 128 + signal)
    session.expectGivenBack()
    #expect(form.hasDraft)
    #expect(try form.file == Array(FormInTerminal.text.utf8))
    try await form.expectOffered()
  }

  @Test(
    "of a crash keeps what was typed a second before", arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGFPE, SIGQUIT])
  func crashed(_ signal: Int32) async throws {
    let form = try FormInTerminal()
    let session = try await form.open()
    try await form.type(in: session)
    try await form.waitForDraft()
    kill(session.process, signal)
    #expect(try await session.waitForEnd() == 128 + signal)
    session.expectGivenBack()
    #expect(try form.file == Array(FormInTerminal.text.utf8))
    #expect(try form.postings.names() == ["seed.md"])
    try await form.expectOffered()
  }

  @Test("that comes twice, or with another one, is obeyed once")
  func twice() async throws {
    let form = try FormInTerminal()
    let session = try await form.open()
    try await form.type(in: session)
    for signal in [SIGTERM, SIGHUP, SIGTERM] { kill(session.process, signal) }
    #expect([128 + SIGTERM, 128 + SIGHUP].contains(try await session.waitForEnd()))
    session.expectGivenBack()
    #expect(form.hasDraft)
  }
}
