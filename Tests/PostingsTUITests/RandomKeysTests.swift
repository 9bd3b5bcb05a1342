import Foundation
import PostingsTestSupport
import TerminalUI
import Testing

@MainActor @Suite("Any keys at all") struct RandomKeysTests {
  static let count = ProcessInfo.processInfo.environment["POSTINGS_RANDOM_KEYS"].flatMap { Int($0) } ?? 60

  @Test("leave the program running, and what they save can be read again", arguments: [1, 2] as [UInt64])
  func random(seed: UInt64) throws {
    var typist = RandomTypist(seed: seed)
    let session = try Fixtures.session(columns: 60 + Int(seed) * 20, rows: 12 + Int(seed) * 6)
    for _ in 0..<Self.count {
      typist.act(on: session)
      #expect(session.lines.count == session.frame.size.height)
    }
    let again = try Fixtures.session()
    for name in ["seed.md", "developer.md", "draft.md"] { try again.write(session.text(of: name), to: name) }
    again.press("R")
    #expect(again.lines[0].contains("1 with problems"))
  }
}
