import Foundation
import PostingsTestSupport
import TerminalUI
import Testing

/// The built program in a terminal of its own.
@Suite(
  "In a real terminal", .serialized, .enabled(if: TmuxSession.isAvailable, "\(TmuxSession.reason)"),
  .timeLimit(.minutes(2)))
struct RealTerminalTests {
  static let seed = """
    ---
    title: Stage 6 mois
    layout: job
    tag: Rédaction article, Affaires publiques , Civic Tech
    published: true
    locale: fr
    date: '2017-05-23T16:02:11.316+00:00'
    ---

    ## Présentation

    """
  static let developer = """
    ---
    title: Rails developer
    layout: job
    tag: Civic Tech, Rails
    published: true
    locale: en
    date: 2018-01-02
    ---
    Ruby.

    """
  static let other = "---\ntitle: Comptable\ntag: Gestion\nlocale: fr\ndate: 2019-01-02\n---\n"

  @Test("from the list by tag and locale to a saved title: only its line has changed") func mainJob() async throws {
    let folder = try Self.folder()
    let terminal = try Self.open(folder)
    try await terminal.wait(for: "3 postings")
    try terminal.press("/")
    try terminal.type("tag:civic")
    try await terminal.wait(for: "2 of 3")
    try terminal.type(" locale:fr")
    try await terminal.wait(for: "1 of 3")
    try terminal.press("<Enter><Enter>")
    try await terminal.wait(for: "────────────")
    try terminal.press("e")
    try await terminal.wait(for: "Edit seed.md")
    try terminal.press("<Enter>")
    try await terminal.wait(for: "give up")
    try terminal.type(" à Paris 求")
    try terminal.press("<Enter>")
    try await terminal.wait(for: "1 changed: title")
    try terminal.press("C-s")
    try await terminal.wait(for: "Write this change?")
    try terminal.press("y")
    try await terminal.wait(for: "Saved seed.md")
    try terminal.press("qqq")
    #expect(try await terminal.waitForEnd() == 0)
    #expect(
      try folder.bytes(of: "seed.md") == Array(Self.seed.replacing("Stage 6 mois", with: "Stage 6 mois à Paris 求").utf8)
    )
    #expect(try folder.bytes(of: "developer.md") == Array(Self.developer.utf8))
    #expect(try folder.names() == ["developer.md", "other.md", "seed.md"])
  }

  @Test("the end of the program gives the terminal back", arguments: ["q", "SIGTERM"]) func restored(how: String)
    async throws
  {
    let folder = try Self.folder()
    defer { withExtendedLifetime(folder) {} }
    let terminal = try Self.shell(folder)
    try terminal.type("echo before; \(Products.postings) .; echo status=$?\n")
    try await terminal.wait(for: "3 postings")
    #expect(try terminal.isAlternateScreenOn)
    if how == "q" { try terminal.press("q") } else { try Self.signal(SIGTERM, in: terminal) }
    let screen = try await terminal.wait(for: how == "q" ? "status=0" : "status=143")
    #expect(screen.contains("before"))
    #expect(try !terminal.isAlternateScreenOn)
    #expect(try !terminal.isMouseOn)
    #expect(try terminal.isCursorVisible)
    // The shell echoes again.
    try terminal.type("echo a''live\n")
    try await terminal.wait(for: "alive")
  }

  @Test("a resized window is drawn anew in its size") func resized() async throws {
    let folder = try Self.folder()
    defer { withExtendedLifetime(folder) {} }
    let terminal = try Self.open(folder)
    try await terminal.wait(for: "3 postings")
    try terminal.resize(to: Size(width: 140, height: 40))
    try await terminal.wait("a row as wide as the window") { screen in
      screen.split(separator: "\n", omittingEmptySubsequences: false).contains { $0.count > 120 }
    }
    try terminal.resize(to: Size(width: 40, height: 12))
    let small = try await terminal.wait("rows for a small window") { screen in
      screen.contains("Rails") && screen.contains("help")
    }
    #expect(small.split(separator: "\n").allSatisfy { $0.count <= 40 })
    try terminal.resize(to: Size(width: 10, height: 3))
    try await terminal.wait(for: "Screen")
    try terminal.resize(to: Size(width: 80, height: 24))
    try await terminal.wait(for: "3 postings")
  }

  @Test("Ctrl-Z gives the terminal to the shell, fg takes it back as it was") func suspended() async throws {
    let folder = try Self.folder()
    defer { withExtendedLifetime(folder) {} }
    let terminal = try Self.shell(folder)
    try terminal.type("\(Products.postings) .\n")
    try await terminal.wait(for: "3 postings")
    try terminal.press("/")
    try terminal.type("rails")
    try await terminal.wait(for: "1 of 3")
    try terminal.press("<Enter>C-z")
    try await terminal.wait("the shell") { _ in try !terminal.isAlternateScreenOn }
    try terminal.type("echo in-the-$((40 + 2))-shell\n")
    try await terminal.wait(for: "in-the-42-shell")
    try terminal.type("fg\n")
    let screen = try await terminal.wait(for: "1 of 3")
    #expect(try terminal.isAlternateScreenOn)
    #expect(screen.contains("Rails developer"))
    try terminal.press("\\")
    try await terminal.wait(for: "3 postings")
    try terminal.press("q")
    try await terminal.wait("the shell again") { _ in try !terminal.isAlternateScreenOn }
  }

  @Test("E runs the editor on the file and shows what it wrote") func editor() async throws {
    let folder = try Self.folder()
    let tools = try TemporaryFolder()
    let script = try tools.write("#!/bin/sh\nprintf 'Une ligne de plus\\n' >>\"$2\"\n", to: "my editor")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let terminal = try Self.open(folder, environment: ["EDITOR": "'\(script)' --wait"])
    try await terminal.wait(for: "3 postings")
    try terminal.press("G<Enter>")
    try await terminal.wait(for: "seed.md  3 of 3")
    try terminal.press("E")
    try await terminal.wait(for: "Une ligne de plus")
    #expect(try terminal.isAlternateScreenOn)
    #expect(try folder.bytes(of: "seed.md") == Array((Self.seed + "Une ligne de plus\n").utf8))
    try terminal.press("qq")
    #expect(try await terminal.waitForEnd() == 0)
  }

  @Test("an editor that fails is said, and nothing is lost") func failingEditor() async throws {
    let folder = try Self.folder()
    defer { withExtendedLifetime(folder) {} }
    let terminal = try Self.open(folder, environment: ["EDITOR": "/bin/false"])
    try await terminal.wait(for: "3 postings")
    try terminal.press("E")
    try await terminal.wait(for: "ended with an error")
    try terminal.press("q")
    #expect(try await terminal.waitForEnd() == 0)
  }

  @Test("a pasted text goes into the field as one, line ends as blanks") func paste() async throws {
    let folder = try Self.folder()
    defer { withExtendedLifetime(folder) {} }
    let terminal = try Self.open(folder)
    try await terminal.wait(for: "3 postings")
    try terminal.press("Ge")
    try await terminal.wait(for: "Edit seed.md")
    try terminal.press("<Enter>")
    try await terminal.wait(for: "give up")
    try terminal.paste(" q\nQ\u{1B}[31m😀")
    try await terminal.wait(for: "Stage 6 mois q Q")
    try terminal.press("<Esc>")
    try await terminal.wait(for: "1 changed: title")
    try terminal.press("Q")
    try await terminal.wait(for: "unsaved")
    try terminal.press("n")
    #expect(try await terminal.waitForEnd() == 0)
  }

  // MARK: Helpers

  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(seed, to: "seed.md")
    try folder.write(developer, to: "developer.md")
    try folder.write(other, to: "other.md")
    return folder
  }

  private static func open(_ folder: TemporaryFolder, environment: [String: String] = [:]) throws -> TmuxSession {
    try TmuxSession(
      [Products.postings, folder.path], environment: TestEnvironment.with(environment), folder: folder.path)
  }

  private static func shell(_ folder: TemporaryFolder) throws -> TmuxSession {
    try TmuxSession(
      ["bash", "--norc", "--noprofile", "-i"], environment: TestEnvironment.with(["PS1": "$ "]), folder: folder.path)
  }

  /// Sends a signal to the program that runs in the shell.
  private static func signal(_ number: Int32, in terminal: TmuxSession) throws {
    let shell = try terminal.process
    let children = try ProcessRunner.run("ps", ["-o", "pid=", "--ppid", "\(shell)"]).output
    for child in children.split(whereSeparator: \.isWhitespace).compactMap({ Int32($0) }) { kill(child, number) }
  }
}
