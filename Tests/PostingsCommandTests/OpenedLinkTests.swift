import Foundation
import PostingsTestSupport
import Testing

/// What the built program hands to the desktop, seen by a desktop of the test's own.
@Suite("Addresses that the built program opens", .serialized, .timeLimit(.minutes(3)))
struct OpenedLinkTests {
  /// Writes down its arguments, each ended by a zero byte, as the program that opens addresses.
  private static let desktop = "#!/bin/sh\nprintf '%s\\0' \"$#\" \"$@\" >>\"$OPENED\"\n"
  private static let address = "https://example.org/a?x=$(id)&y=%60id%60;rm"
  private static let body = """
    [one](\(address)) [two](javascript:alert) [three](file:///etc/passwd) [four](--help) [five](https:)
    [six](mailto:a@example.org?subject=x) [seven](ssh://-oProxyCommand=id/)
    """

  @Test("are one argument of no shell, only after a yes, and of three kinds only")
  func opened() async throws {
    let form = try FormInTerminal()
    let tools = try TemporaryFolder()
    let script = try tools.write(Self.desktop, to: "xdg-open")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let log = tools.path("opened")
    try form.postings.write("---\ntitle: Links\n---\n\(Self.body)\n", to: "links.md")
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let session = try PseudoTerminalSession(
      Products.postings, [form.postings.path("links.md")],
      environment: ["PATH": "\(tools.path):\(path)", "OPENED": log, "XDG_STATE_HOME": form.state.path])
    try await session.wait(for: "Links")
    try await session.send("\r")
    try await session.wait(for: "seven")
    func opened() throws -> [String] {
      guard let bytes = FileManager.default.contents(atPath: log) else { return [] }
      return bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    }
    for (key, sentence) in [("2", "javascript"), ("3", "file"), ("4", "--help"), ("7", "ssh")] {
      let before = session.output.count
      try await session.send(key)
      try await session.wait(for: sentence, from: before)
    }
    let asked = session.output.count
    try await session.send("1")
    try await session.wait(for: "example.org/a?x=$(id)", from: asked)
    #expect(try opened() == [])
    try await session.send("y")
    let deadline = ContinuousClock.now + .seconds(20)
    while try opened().isEmpty, .now < deadline { try await Task.sleep(for: .milliseconds(10)) }
    #expect(try opened() == ["1", Self.address])
    kill(session.process, SIGTERM)
    #expect(try await session.waitForEnd() == 128 + SIGTERM)
  }

  @Test("are not looked for by a program that the collection brings with it")
  func ownPrograms() async throws {
    let form = try FormInTerminal()
    let proof = form.state.path("proof")
    let trap = "#!/bin/sh\ntouch '\(proof)'\n"
    for name in ["xdg-open", "git", "vi", "editor", "sh"] {
      let script = try form.postings.write(trap, to: name)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    }
    try form.postings.write("editor: ./vi\npager: ./sh\nhooks: {save: ./sh}\ncommand: ./sh\n", to: ".postings.yml")
    try form.postings.write("---\ntitle: Links\n---\n\(Self.body)\n", to: "links.md")
    let session = try PseudoTerminalSession(
      Products.postings, ["."], environment: ["XDG_STATE_HOME": form.state.path], folder: form.postings.path)
    try await session.wait(for: "Stage 6 mois")
    for keys in ["gh", "\u{1B}", "gd", "\u{1B}", "E", "\u{1B}", "gg\r", "1", "y", "\u{1B}", "q"] {
      try await session.send(keys)
      try await Task.sleep(for: .milliseconds(60))
    }
    kill(session.process, SIGTERM)
    _ = try await session.waitForEnd()
    #expect(!FileManager.default.fileExists(atPath: proof))
    let told = try ProcessRunner.run(
      Products.postings, ["list", "."], environment: TestEnvironment.standard, folder: form.postings.path)
    for key in ["editor", "pager", "hooks", "command"] {
      #expect(told.errors.contains("“\(key)”") || told.errors.contains(key), "\(key): \(told.errors)")
    }
  }
}
