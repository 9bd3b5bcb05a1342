import Foundation
import PostingsTestSupport
import Testing

/// What comes out of a picture or an archive, where text was expected.
@Suite("Binary data pasted into the built program", .serialized, .timeLimit(.minutes(3)))
struct BinaryPasteTests {
  /// All bytes, in pairs of all kinds; the mark that would end the paste is not among them.
  private static let data: [UInt8] = {
    var generator = SeededGenerator(seed: 0xB1)
    return (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) } + Array(0...255)
      + Array("\u{1B}]0;evil\u{7}\u{1B}[5n\u{1B}]52;c;eA==\u{7}".utf8)
  }()

  @Test("into a field: no control reaches the terminal, and what is saved is a sound file")
  func field() async throws {
    let form = try FormInTerminal()
    let session = try await form.open()
    let before = session.output.count
    try await session.send(Array("\u{1B}[200~".utf8) + Self.data + Array("\u{1B}[201~".utf8))
    try await form.type(in: session)
    expectClean(session.output[before...])
    try await session.send("\r")
    let changed = try await session.wait(for: "1 changed", from: before)
    try await session.send("\u{13}")
    try await session.wait(for: "Write this change", from: changed)
    try await session.send("y")
    try await session.wait(for: "Saved seed.md", from: changed)
    try await session.send("Q")
    #expect(try await session.waitForEnd() == 0)
    session.expectGivenBack()
    let check = try ProcessRunner.run(
      Products.postings, ["show", form.postings.path("seed.md"), "--format", "json"],
      environment: TestEnvironment.standard)
    let posting = try #require(try JSONSerialization.jsonObject(with: Data(check.standardOutput)) as? [String: Any])
    let title = try #require(posting["title"] as? String)
    #expect(title.hasPrefix("Stage 6 mois") && title.hasSuffix(FormInTerminal.typed) && title.utf8.count > 10_000)
    #expect(posting["locale"] as? String == "fr")
    #expect(posting["body"] as? String == "Texte.\n")
    #expect((posting["problems"] as? [Any])?.isEmpty == true)
  }

  @Test("into the list: it is no keys, and nothing happens")
  func list() async throws {
    let form = try FormInTerminal()
    let session = try PseudoTerminalSession(
      Products.postings, [form.postings.path], environment: ["XDG_STATE_HOME": form.state.path])
    try await session.wait(for: "Stage 6 mois")
    try await session.send(Array("\u{1B}[200~".utf8) + Self.data + Array("\u{1B}[201~".utf8))
    let before = session.output.count
    try await session.send("?")
    try await session.wait(for: "Read the posting", from: before)
    expectClean(session.output[before...])
    kill(session.process, SIGTERM)
    #expect(try await session.waitForEnd() == 128 + SIGTERM)
    session.expectGivenBack()
    #expect(try form.file == Array(FormInTerminal.text.utf8))
  }

  @Test(
    "without the marks of a paste, as keys: the program lives or ends in order, and the files are whole",
    arguments: 1...3)
  func keys(_ seed: UInt64) async throws {
    let form = try FormInTerminal()
    let session = try PseudoTerminalSession(
      Products.postings, [form.postings.path], environment: ["XDG_STATE_HOME": form.state.path, "EDITOR": "/bin/true"])
    try await session.wait(for: "Stage 6 mois")
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<4_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    // It may be asked to end on the way, or to stop by ^Z, which has nobody to continue it here.
    try? await session.send(bytes.filter { $0 != 0x1A })
    kill(session.process, SIGTERM)
    let status = try await session.waitForEnd()
    #expect(status == 0 || status == 128 + SIGTERM)
    session.expectGivenBack()
  }

  /// Of what was pasted no control, and no broken character, comes back; what the program itself sends is known.
  private func expectClean(_ output: ArraySlice<UInt8>, _ place: SourceLocation = #_sourceLocation) {
    #expect(String(validating: output, as: UTF8.self) != nil, "broken UTF-8", sourceLocation: place)
    let text = String(decoding: output, as: UTF8.self)
    let own =
      /\u{1B}\[[0-9;?]*[A-MO-Za-mo-z@`]|\u{1B}[\(\)][A-Z0-9]|\u{1B}[=>78M]|\u{1B}\]2;[^\u{7}]*\u{7}|[\r\n\u{8}\t]/
      .matchingSemantics(.unicodeScalar)
    let rest = text.replacing(own, with: "")
    let raw = rest.unicodeScalars.filter {
      $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || (0x202A...0x202E).contains($0.value)
    }
    #expect(raw.isEmpty, "raw \(raw.prefix(8).map { String($0.value, radix: 16) })", sourceLocation: place)
  }
}
