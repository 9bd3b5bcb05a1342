import Foundation
import PostingsTestSupport
import Testing

/// One posting, and the built program with its form open in a terminal of its own.
final class FormInTerminal {
  static let text = "---\ntitle: Stage 6 mois\nlocale: fr\n---\nTexte.\n"
  /// What is typed behind the title; no screen holds it before.
  static let typed = " à Paris xyzzy"
  static let wanted = text.replacing("6 mois", with: "6 mois" + typed)

  let postings: TemporaryFolder
  let state: TemporaryFolder
  private var environment: [String: String] {
    ["XDG_STATE_HOME": state.path, "XDG_CACHE_HOME": state.path + "/cache"]
  }

  init() throws {
    postings = try TemporaryFolder()
    state = try TemporaryFolder()
    try postings.write(Self.text, to: "seed.md")
  }

  var file: [UInt8] { get throws { try postings.bytes(of: "seed.md") } }

  /// Starts the program and opens the form's title.
  func open(_ added: [String: String] = [:]) async throws -> PseudoTerminalSession {
    let session = try PseudoTerminalSession(
      Products.postings, [postings.path], environment: environment.merging(added) { $1 }, folder: postings.path)
    try await session.wait(for: "Stage 6 mois")
    try await session.send("e")
    let opened = try await session.wait(for: "Edit seed.md")
    try await session.send("\r")
    try await session.wait(for: "give up", from: opened)
    return session
  }

  /// Types it in one piece, and waits until it is shown.
  func type(in session: PseudoTerminalSession) async throws {
    let before = session.output.count
    try await session.send("\u{1B}[200~\(Self.typed)\u{1B}[201~")
    try await session.wait(for: "xyzzy", from: before)
  }

  /// What drafts lie on the disk; the half of one, which is written beside and renamed, is none.
  var drafts: [Data] {
    let files = FileManager.default.enumerator(atPath: state.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".draft") }.compactMap { FileManager.default.contents(atPath: state.path($0)) }
  }

  struct NoDraft: Error {}

  var hasDraft: Bool { drafts.contains { $0.range(of: Data("title: Stage 6 mois\(Self.typed)\n".utf8)) != nil } }

  /// Waits until the draft that holds all that was typed is on the disk.
  func waitForDraft() async throws {
    let deadline = ContinuousClock.now + .seconds(20)
    while !hasDraft {
      guard .now < deadline else { throw NoDraft() }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// The next start offers what was typed, and writes it once it is restored and saved.
  func expectOffered() async throws {
    let session = try PseudoTerminalSession(
      Products.postings, [postings.path], environment: TestEnvironment.with(environment), folder: postings.path)
    try await session.wait(for: "draft of seed.md")
    try await session.send("r")
    let restored = try await session.wait(for: "1 changed")
    try await session.send("\u{13}")
    try await session.wait(for: "Write this change", from: restored)
    try await session.send("y")
    try await session.wait(for: "Saved seed.md", from: restored)
    try await session.send("Q")
    #expect(try await session.waitForEnd() == 0)
    #expect(try file == Array(Self.wanted.utf8))
    #expect(!hasDraft)
  }
}

extension PseudoTerminalSession {
  /// Every mode that was switched on has been switched off after, the cursor is shown, and lines are edited again.
  func expectGivenBack(_ place: SourceLocation = #_sourceLocation) {
    #expect(isCooked, sourceLocation: place)
    for mode in ["1049", "2004", "1004", "1000", "1002", "1006"] {
      let on = output.lastRange(of: "\u{1B}[?\(mode)h"), off = output.lastRange(of: "\u{1B}[?\(mode)l")
      #expect(on != nil && off != nil && on! < off!, "mode \(mode)", sourceLocation: place)
    }
    let shown = output.lastRange(of: "\u{1B}[?25h"), hidden = output.lastRange(of: "\u{1B}[?25l") ?? -1
    #expect(shown != nil && shown! > hidden, "the cursor", sourceLocation: place)
  }
}

extension [UInt8] {
  /// Where the last of these bytes' places begins.
  fileprivate func lastRange(of text: String) -> Int? {
    let wanted = Array(text.utf8)
    return indices.reversed().first { self[$0...].starts(with: wanted) }
  }
}
