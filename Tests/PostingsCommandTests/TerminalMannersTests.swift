import Foundation
import PostingsTestSupport
import TerminalUI
import Testing

/// The built program in terminals that are poor, rude or gone, byte by byte.
@Suite(.serialized, .timeLimit(.minutes(2))) struct TerminalMannersTests {
  private let folder: TemporaryFolder
  private let state: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    state = try TemporaryFolder()
    try folder.write(RealTerminalTests.seed, to: "seed.md")
    try folder.write(RealTerminalTests.developer, to: "developer.md")
    try folder.write(RealTerminalTests.other, to: "other.md")
  }

  private func start(
    _ arguments: [String] = [], size: Size = Size(width: 80, height: 24), environment: [String: String] = [:]
  ) async throws -> PseudoTerminalSession {
    let session = try PseudoTerminalSession(
      Products.postings, arguments + ["."], size: size,
      environment: ["XDG_STATE_HOME": state.path].merging(environment) { $1 }, folder: folder.path)
    try await session.wait(for: "Comptable")
    try await rest(session)
    return session
  }

  /// Waits until nothing has come for a while.
  private func rest(_ session: PseudoTerminalSession) async throws {
    var (before, quiet) = (-1, 0)
    while quiet < 5 {
      session.read()
      quiet = session.output.count == before ? quiet + 1 : 0
      before = session.output.count
      try await Task.sleep(for: .milliseconds(30))
    }
  }

  private func quit(_ session: PseudoTerminalSession) async throws {
    try await session.send("Q")
    #expect(try await session.waitForEnd() == 0)
    #expect(session.isCooked)
  }

  // MARK: Poor terminals

  @Test("without UTF-8 every byte is ASCII, boxes and accents too", arguments: ["C", "POSIX", "fr_FR.ISO-8859-1"])
  func ascii(_ locale: String) async throws {
    let session = try await start(environment: ["LC_ALL": locale])
    try await session.send("G:")
    try await session.wait(for: "+-")
    try await session.send("\u{1B}")
    try await rest(session)
    #expect(!session.output.contains { $0 >= 0x80 })
    #expect(String(decoding: session.output, as: UTF8.self).contains("Redaction"))
    try await quit(session)
  }

  @Test("a terminal that nobody has described is taken for one like xterm", arguments: ["nonesuch-terminal", ""])
  func unknown(_ term: String) async throws {
    let session = try await start(environment: ["TERM": term])
    try await session.send("G")
    try await session.wait(for: "seed.md")
    try await quit(session)
  }

  @Test("in --plain there is no line, the cursor stands on the row, and a move sends its rows only")
  func plain() async throws {
    let session = try await start(["--plain"])
    let before = session.output.count
    try await session.send("j")
    try await rest(session)
    #expect(session.output.count - before < 500, "\(session.output.count - before) bytes")
    try await session.send(":")
    try await rest(session)
    let text = String(decoding: session.output, as: UTF8.self)
    #expect(!text.unicodeScalars.contains { (0x2500...0x259F).contains($0.value) })
    // The second row of the list, and the cursor shown.
    #expect(text.contains("\r\u{1B}[5d"))
    #expect(
      text.contains("\u{1B}[?25h") || text.contains("\u{1B}[?12l\u{1B}[?25h") || text.contains("\u{1B}[34h\u{1B}[?25h"))
    try await session.send("\u{1B}")
    try await rest(session)
    try await quit(session)
  }

  // MARK: Rude ones

  @Test("stopped and continued behind its back, it draws all anew and goes on", arguments: [SIGSTOP, SIGTSTP])
  func stopped(_ signal: Int32) async throws {
    let session = try await start()
    try await session.send("G")
    try await session.wait(for: "seed.md")
    kill(session.process, signal)
    try await Task.sleep(for: .milliseconds(200))
    session.resize(to: Size(width: 100, height: 30))
    let before = session.output.count
    kill(session.process, SIGCONT)
    try await session.wait(for: "3 postings", from: before)
    try await session.wait(for: "Stage 6 mois", from: before)
    try await rest(session)
    #expect(!session.isCooked)
    try await session.send("\r")
    try await session.wait(for: "3 of 3", from: before)
    try await quit(session)
  }

  @Test(
    "a storm of sizes, down to one cell, ends in the right picture, in every screen",
    arguments: ["", "e", "*mtype=x\r", "f", "?", "P"])
  func storm(_ keys: String) async throws {
    let session = try await start()
    try await session.send(keys)
    try await rest(session)
    for step in 0..<30 {
      session.resize(to: Size(width: [1, 200, 3, 80, 20][step % 5], height: [1, 60, 24, 2, 6][step % 5]))
      if step % 6 == 0 { try await Task.sleep(for: .milliseconds(20)) }
    }
    session.resize(to: Size(width: 1, height: 1))
    try await rest(session)
    let before = session.output.count
    session.resize(to: Size(width: 90, height: 20))
    try await session.wait(for: keys == "e" ? "Edit" : "postings", from: before)
    try await rest(session)
    kill(session.process, SIGTERM)
    #expect(try await session.waitForEnd() == 128 + SIGTERM)
    #expect(session.isCooked)
    #expect(try folder.bytes(of: "seed.md") == Array(RealTerminalTests.seed.utf8))
  }

  @Test("a window that is closed in the middle of a word leaves a draft, which the next start offers")
  func hangUp() async throws {
    let session = try await start()
    try await session.send("Ge")
    try await session.wait(for: "Edit")
    try await rest(session)
    try await session.send("\r avec vue")
    try await session.wait(for: "avec vue")
    session.hangUp()
    #expect(try await session.waitForEnd() == 128 + SIGHUP)
    #expect(try folder.bytes(of: "seed.md") == Array(RealTerminalTests.seed.utf8))
    let next = try PseudoTerminalSession(
      Products.postings, ["."], environment: ["XDG_STATE_HOME": state.path], folder: folder.path)
    try await next.wait(for: "draft")
    kill(next.process, SIGTERM)
    _ = try await next.waitForEnd()
  }

  // MARK: The colour behind the text

  private static let question = "\u{1B}]11;?\u{1B}\\"
  /// Grey 241, which only the light theme has.
  private static let lightGrey = "\u{1B}[38;5;241m"

  @Test("a terminal that says that it is light gets the light theme, whatever pieces its answer comes in")
  func light() async throws {
    let session = try await start()
    try await session.wait(for: Self.question)
    #expect(!String(decoding: session.output, as: UTF8.self).contains(Self.lightGrey))
    for piece in ["\u{1B}", "]11;rg", "b:ffff/ffff", "/eeee\u{1B}", "\\"] {
      try await session.send(piece)
      try await Task.sleep(for: .milliseconds(5))
    }
    try await session.wait(for: Self.lightGrey)
    // Nothing of it was a key: the list is there, and nothing is typed.
    try await session.send("/")
    try await session.wait(for: "give up")
    try await quitFilter(session)
  }

  @Test("a dark answer is worth more than COLORFGBG, which counts without one", arguments: [true, false])
  func environment(answers: Bool) async throws {
    let session = try await start(environment: ["COLORFGBG": "0;15"])
    try await session.wait(for: Self.lightGrey)
    if answers {
      let before = session.output.count
      try await session.send("\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{07}")
      try await session.wait(for: "\u{1B}[38;5;245m", from: before)
    }
    try await quit(session)
  }

  @Test("an answer on its way when the program ends is not left for the shell")
  func answersLate() async throws {
    let session = try PseudoTerminalSession(
      Products.postings, ["."], environment: ["XDG_STATE_HOME": state.path], folder: folder.path)
    try await session.wait(for: Self.question)
    try await session.send("Q")
    try await Task.sleep(for: .milliseconds(20))
    try await session.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\")
    #expect(try await session.waitForEnd() == 0)
    // A cooked terminal would echo it.
    try await Task.sleep(for: .milliseconds(50))
    session.read()
    #expect(!String(decoding: session.output, as: UTF8.self).contains("rgb:ffff"))
  }

  private func quitFilter(_ session: PseudoTerminalSession) async throws {
    try await session.send("\u{1B}")
    try await rest(session)
    try await quit(session)
  }
}
