import Foundation
import PostingsTestSupport
import TerminalUI
import Testing

/// The real terminal, seen through tmux: what it draws and what it makes of keys.
@Suite(.serialized, .enabled(if: TmuxSession.isAvailable, "needs tmux, which is not installed"))
struct TmuxTerminalTests {
  private func start(
    term: String = "tmux-256color", size: Size = Size(width: 80, height: 24), environment: [String: String] = [:]
  ) async throws -> TmuxSession {
    let variables = TestEnvironment.with([TerminalProbe.variable: "1"].merging(environment) { $1 })
    let session = try TmuxSession(TerminalProbe.command, size: size, term: term, environment: variables)
    try await session.wait(for: "probe \(size.width)x\(size.height)")
    return session
  }

  @Test(
    "every kind of terminal draws, reads its keys and is left as it was",
    arguments: [
      ("xterm-256color", 256), ("tmux-256color", 256), ("screen", 8), ("linux", 8), ("vt100", 0), ("xterm-kitty", 256),
      ("", 256),
    ])
  func kinds(_ term: String, _ colors: Int) async throws {
    let session = try await start(term: term)
    try await session.wait(for: "colors=\(colors) events=0 é日本")
    try session.press("j é <Up> <S-Down> <C-Left> <Home> <End> <PgUp> <PgDn> <Ins> <Del> <F1> <F5> <F12> <Tab> <S-Tab>")
    try session.press("<BS> <Enter> C-s M-x <C-Space>")
    let screen = try await session.wait(for: "<C-Space>")
    let keys = screen.split(separator: "\n").dropFirst().compactMap { $0.hasPrefix("key ") ? $0.dropFirst(4) : nil }
    #expect(
      keys == [
        "j", "é", "<Up>", "<S-Down>", "<C-Left>", "<Home>", "<End>", "<PgUp>", "<PgDn>", "<Ins>", "<Del>", "<F1>",
        "<F5>",
        "<F12>", "<Tab>", "<S-Tab>", "<BS>", "<Enter>", "C-s", "M-x", "<C-Space>",
      ])
    #expect(try session.isAlternateScreenOn == (term != "vt100" && term != "linux"))
    #expect(try session.isMouseOn)
    try session.press("C-q")
    #expect(try await session.waitForEnd() == 0)
    try expectLeft(session)
  }

  private func expectLeft(_ session: TmuxSession) throws {
    #expect(try !session.isAlternateScreenOn)
    #expect(try !session.isMouseOn)
    #expect(try session.isCursorVisible)
  }

  @Test("colours follow NO_COLOR", arguments: [("1", "colors=0"), ("", "colors=256")])
  func noColor(_ value: String, _ shown: String) async throws {
    let session = try await start(environment: ["NO_COLOR": value])
    try await session.wait(for: shown)
    #expect(try session.styledScreen().contains("\u{1B}[1m") || shown != "colors=0")
  }

  @Test("letters beyond ASCII work in a locale without UTF-8", arguments: ["C", "POSIX", "xx_YY.ISO-8859-1"])
  func plainLocale(_ locale: String) async throws {
    let session = try await start(environment: ["LANG": locale, "LC_ALL": locale])
    try session.type("é日")
    let screen = try await session.wait(for: "key 日")
    #expect(screen.contains("é日本") && screen.contains("key é"))
  }

  @Test("a storm of resizes, down to one cell, ends in the right picture")
  func resizeStorm() async throws {
    let session = try await start()
    for step in 0..<40 {
      try session.resize(to: Size(width: [1, 200, 3, 80, 41][step % 5], height: [1, 60, 24, 2, 10][step % 5]))
      if step % 7 == 0 { try session.press("j") }
    }
    try session.resize(to: Size(width: 61, height: 13))
    try await session.wait(for: "probe 61x13")
    try await session.wait(for: "resized 61x13")
    try session.press("x")
    let screen = try await session.wait(for: "key x")
    let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[0].hasPrefix("probe 61x13") && rows.allSatisfy { $0.count <= 61 })
  }

  @Test("Ctrl-Z gives the terminal to the shell, fg takes it back", arguments: [false, true])
  func stopsAndContinues(fromOutside: Bool) async throws {
    let variables = TestEnvironment.with([TerminalProbe.variable: "1", "PS1": "shell> ", "TERM": "tmux-256color"])
    let session = try TmuxSession(["bash", "--norc", "--noprofile", "-i"], environment: variables)
    try await session.wait(for: "shell>")
    try session.type(TerminalProbe.command.joined(separator: " "))
    try session.press("<Enter>")
    try await session.wait(for: "probe 80x24")
    if fromOutside {
      _ = try ProcessRunner.run("pkill", ["-TSTP", "-P", "\(session.process)"])
    } else {
      try session.press("C-z")
    }
    try await session.wait(for: "Stopped")
    try expectLeft(session)
    try session.resize(to: Size(width: 70, height: 20))
    try session.type("fg")
    try session.press("<Enter>")
    try await session.wait(for: "probe 70x20")
    let screen = try await session.wait(for: "resumed")
    #expect(!screen.contains("shell>"))
    #expect(try session.isAlternateScreenOn && session.isMouseOn)
    try session.press("C-q")
    try await session.wait("prompt of the shell") {
      $0.hasSuffix("shell>\n") || $0.contains("shell> \n") || $0.contains("shell>\n\n")
    }
    try session.type("echo shell-still-$((40 + 2))")
    try session.press("<Enter>")
    try await session.wait(for: "shell-still-42")
  }

  @Test("another program gets the terminal and gives it back")
  func lends() async throws {
    let session = try await start()
    try session.press("C-e")
    try await session.wait(for: "in the editor")
    try expectLeft(session)
    try session.type("forty-two")
    try session.press("<Enter>")
    try await session.wait(for: "probe 80x24")
    #expect(try session.isAlternateScreenOn && session.isMouseOn)
    try session.press("j")
    try await session.wait(for: "key j")
    try session.press("C-q")
    _ = try await session.waitForEnd()
    #expect(try session.screen().contains("the answer was forty-two"))
  }

  @Test("a crash restores the terminal, and its message is seen")
  func crash() async throws {
    let session = try await start()
    try session.press("C-x")
    let status = try await session.waitForEnd()
    #expect(status > 128)
    try expectLeft(session)
    #expect(try session.history().contains("the probe fell over"))
  }

  @Test("the window gets a clean title")
  func title() async throws {
    let session = try await start()
    try session.press("C-t")
    try await session.wait(for: "key C-t")
    #expect(try session.value(of: "pane_title") == "probe ^[]0;evil^G title")
  }

  @Test("a thread wakes the loop")
  func wake() async throws {
    let session = try await start()
    try session.press("C-w")
    try await session.wait(for: "wake")
  }

  @Test("a paste arrives in one piece")
  func paste() async throws {
    let session = try await start()
    try session.paste("one\ntwo\n日本\n")
    try await session.wait(for: "paste 15 bytes, 3 lines")
  }

  @Test("a terminal that cannot move its cursor is refused with one sentence", arguments: ["dumb"])
  func refused(_ term: String) async throws {
    let session = try TmuxSession(
      TerminalProbe.command, size: Size(width: 120, height: 24), term: term,
      environment: TestEnvironment.with([TerminalProbe.variable: "1"]))
    #expect(try await session.waitForEnd() == 2)
    #expect(try session.screen().contains("the terminal \"dumb\" cannot move its cursor"))
    try expectLeft(session)
  }

  @Test(
    "after any number of changes the screen shows the last frame",
    arguments: [
      ("tmux-256color", Size(width: 80, height: 24)), ("xterm-256color", Size(width: 37, height: 9)),
      ("linux", Size(width: 120, height: 40)), ("screen", Size(width: 80, height: 24)),
      ("vt100", Size(width: 80, height: 24)),
    ])
  func changesAreComplete(_ term: String, _ size: Size) async throws {
    let folder = try TemporaryFolder()
    let session = try await start(term: term, size: size, environment: ["PROBE_FILE": folder.path("frame")])
    try session.press("C-r")
    try await session.wait("the last frame") { screen in
      guard try folder.names().contains("frame") else { return false }
      let expected = String(decoding: try folder.bytes(of: "frame"), as: UTF8.self)
      return Array(screen.utf8) == Array((expected + "\n").utf8)
    }
  }
}
