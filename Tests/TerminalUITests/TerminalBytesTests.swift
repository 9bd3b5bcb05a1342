import Foundation
import PostingsTestSupport
import TerminalUI
import Testing

/// The real terminal, byte by byte, in a pseudo-terminal.
@Suite(.serialized) struct TerminalBytesTests {
  private func start(
    size: Size = Size(width: 80, height: 24), environment: [String: String] = [:]
  ) async throws -> PseudoTerminalSession {
    let command = TerminalProbe.command
    let session = try PseudoTerminalSession(
      command[0], Array(command.dropFirst()), size: size,
      environment: environment.merging([TerminalProbe.variable: "1"]) { $1 })
    try await session.wait(for: "events=0")
    return session
  }

  @Test("signals end the program, which leaves the terminal as it was", arguments: [SIGTERM, SIGHUP, SIGINT])
  func signals(_ signal: Int32) async throws {
    let session = try await start()
    #expect(!session.isCooked)
    kill(session.process, signal)
    #expect(try await session.waitForEnd() == 128 + signal)
    #expect(session.isCooked)
    try expectLeft(session.output)
  }

  @Test(
    "a crash outside of the main loop leaves the terminal as it was", arguments: [SIGSEGV, SIGABRT, SIGQUIT, SIGBUS])
  func crashes(_ signal: Int32) async throws {
    let session = try await start()
    kill(session.process, signal)
    #expect(try await session.waitForEnd() == 128 + signal)
    #expect(session.isCooked)
    try expectLeft(session.output)
  }

  /// Each mode that was switched on has been switched off after.
  private func expectLeft(_ output: [UInt8]) throws {
    for mode in ["1049", "2004", "1004", "1000", "1002", "1006"] {
      let on = try #require(output.lastRange(of: "\u{1B}[?\(mode)h"))
      let off = try #require(output.lastRange(of: "\u{1B}[?\(mode)l"))
      #expect(on < off, "mode \(mode)")
    }
  }

  @Test("a lost terminal ends the program within a second")
  func hangUp() async throws {
    let session = try await start()
    let start = ContinuousClock.now
    session.hangUp()
    let status = try await session.waitForEnd(timeout: .seconds(20))
    #expect(status == 3 || status == 128 + SIGHUP)
    #expect(.now - start < .seconds(10))
  }

  @Test(
    "a character or a sequence in two reads is one key",
    arguments: [
      ("\u{C3}", "\u{A9}", "key é"), ("\u{1B}", "[A", "key <Up>"), ("\u{1B}[", "1;5D", "key <C-Left>"),
      ("\u{1B}[<0;31", "3;5M", "mouse press"),
    ])
  func split(_ first: String, _ second: String, _ shown: String) async throws {
    // A busy machine may take long between the two: no other task may come in between.
    let session = try await start(environment: ["ESCDELAY": "5000"])
    try session.sendNow(first.unicodeScalars.map { UInt8($0.value) })
    usleep(10_000)
    try session.sendNow(second.unicodeScalars.map { UInt8($0.value) })
    try await session.wait(for: shown)
  }

  @Test("ESC by itself is a key soon after")
  func escape() async throws {
    let session = try await start()
    let start = ContinuousClock.now
    try await session.send("\u{1B}")
    try await session.wait(for: "key <Esc>")
    #expect(.now - start < .seconds(10))
  }

  @Test("the mouse is read beyond column 223")
  func wideMouse() async throws {
    let session = try await start(size: Size(width: 320, height: 50))
    try await session.send("\u{1B}[<0;313;40M")
    try await session.wait(for: "312,39")
  }

  @Test("a window of an absurd size takes neither the memory nor the program")
  func hugeWindow() async throws {
    let session = try await start(size: Size(width: 65535, height: 65535))
    try await session.wait(for: "probe 2000x1000")
    session.resize(to: Size(width: 50, height: 5))
    try await session.wait(for: "resized 50x5")
    session.resize(to: Size(width: 65535, height: 1))
    try await session.wait(for: "probe 2000x1 ")
  }

  @Test("a signal that comes while another program has the terminal is heard after it")
  func signalWhileLent() async throws {
    let session = try await start()
    try await session.send("\u{5}")
    try await session.wait(for: "in the editor")
    kill(session.process, SIGTERM)
    try await session.send("x\n")
    #expect(try await session.waitForEnd() == 128 + SIGTERM)
    #expect(session.isCooked)
    try expectLeft(session.output)
  }

  @Test("200 KB are pasted in a moment")
  func largePaste() async throws {
    let session = try await start()
    let line = String(repeating: "0123456789é", count: 10) + "\r"
    let count = 200_000 / line.utf8.count
    let start = ContinuousClock.now
    try await session.send("\u{1B}[200~" + String(repeating: line, count: count) + "\u{1B}[201~")
    try await session.wait(for: "paste \(count * line.utf8.count) bytes, \(count) lines")
    #expect(.now - start < .seconds(20))
  }

  @Test("pasted and typed bytes of any kind do no harm")
  func binary() async throws {
    let session = try await start()
    var generator = SeededGenerator(seed: 7)
    let noise = (0..<20_000).map { _ in UInt8.random(in: 0x80...0xFF, using: &generator) }
    try await session.send(Array("\u{1B}[200~".utf8) + noise + Array("\u{1B}[201~".utf8))
    try await session.wait(for: "paste ")
    try await session.send(noise.prefix(500) + Array("Z".utf8))
    try await session.wait(for: "key Z")
  }

  @Test("a key costs few bytes, and a frame like the last one none")
  func fewBytes() async throws {
    let session = try await start(size: Size(width: 200, height: 60))
    try await session.send("a")
    try await session.wait(for: "key a")
    let quiet = try await cost(of: "b", in: session)
    #expect(quiet < 120)
    #expect(try await cost(of: "\u{E}", in: session) < 120)
  }

  @Test(
    "attributes change without a word on the character set", arguments: ["xterm-256color", "tmux-256color", "linux"])
  func leavesCharacterSet(_ term: String) async throws {
    let session = try await start(environment: ["TERM": term, "LC_ALL": "C.UTF-8"])
    let start = session.output.count
    try await session.send("a")
    try await session.wait(for: "key a")
    let sent = session.output[start...]
    #expect(sent.contains(0x1B))
    #expect(!sent.contains(0x0F))
    #expect(sent.firstRange(of: Array("\u{1B}(B".utf8)) == nil)
  }

  private func cost(of key: String, in session: PseudoTerminalSession) async throws -> Int {
    try await Task.sleep(for: .milliseconds(100))
    session.read()
    let before = session.output.count
    try await session.send(key)
    try await Task.sleep(for: .milliseconds(300))
    session.read()
    return session.output.count - before
  }

  @Test("without a terminal there is one sentence and no harm")
  func noTerminal() throws {
    let command = TerminalProbe.command
    let outcome = try ProcessRunner.run(
      "setsid", ["-w"] + command, environment: TestEnvironment.with([TerminalProbe.variable: "1", "TERM": "xterm"]))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("no terminal: run it in one"))
    #expect(!outcome.standardOutput.contains(0x1B) || outcome.output.contains("Test run started"))
  }
}

extension [UInt8] {
  /// The offset of the last place where a text stands.
  fileprivate func lastRange(of text: String) -> Int? {
    ranges(of: Array(text.utf8)).last?.lowerBound
  }
}
