import Foundation
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import TerminalUI
import Testing

@MainActor @Suite("Any keys at all") struct RandomKeysTests {
  static let count = ProcessInfo.processInfo.environment["POSTINGS_RANDOM_KEYS"].flatMap { Int($0) } ?? 60

  @Test("leave the program running, and what they save can be read again", arguments: [1, 2] as [UInt64])
  func random(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let session = try Fixtures.session(columns: 60 + Int(seed) * 20, rows: 12 + Int(seed) * 6)
    let typed = ["a", "é", "求", ",", "\"", ":", "tag:", " ", "#", "[x", "2020-01-01", "true", "\n", "'"]
    for _ in 0..<Self.count {
      // An editor would wait for a person.
      let keys = Keymap.standard.bindings(in: session.app.app.context)
        .filter { ![.editFile, .editBody].contains($0.command) }.flatMap(\.keys)
      if session.app.app.context.takesText, Bool.random(using: &generator) {
        session.paste(typed.randomElement(using: &generator)!)
      } else {
        session.press(keys.randomElement(using: &generator)!.notation)
      }
      #expect(session.lines.count == session.frame.size.height)
    }
    let again = try Fixtures.session()
    for name in ["seed.md", "developer.md", "draft.md"] { try again.write(session.text(of: name), to: name) }
    again.press("R")
    #expect(again.lines[0].contains("1 with problems"))
  }
}
