import Foundation
import Postings
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import TerminalUI
import Testing

/// A long session of random keys on a collection that another program writes to meanwhile.
///
/// Some keys on a hundred postings; `POSTINGS_SOAK_KEYS=10000 POSTINGS_SOAK_POSTINGS=100000` is all of it, with a bound
/// on memory, which only a run of this test alone can hold.
@MainActor @Suite("A long session beside another program", .timeLimit(.minutes(600))) struct SoakTests {
  private nonisolated static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
  static let keys = number("POSTINGS_SOAK_KEYS")
  static let postings = number("POSTINGS_SOAK_POSTINGS") ?? 120
  /// How much more main memory a session may hold at its end than after its first quarter, in bytes.
  static let growth = 64 << 20

  @Test("ends with whole files, the list that the disk holds, and the memory it had")
  func besideWriter() throws {
    // As the program does at its beginning: else what glibc holds back for threads and large arrays counts as growth.
    if Self.keys != nil { Postings.ProcessMemory.keepLittle() }
    let session = try SoakCollection.session(count: Self.postings)
    let writer = BusyWriter(folder: session.folder, count: Self.postings)
    writer.start()
    // The bodies are left alone, so that their last line tells a file that is cut.
    var typist = RandomTypist(seed: 8, leaving: [.editHere])
    let keys = Self.keys ?? 200
    var early = 0
    var course: [Int] = []
    for step in 0..<keys {
      typist.act(on: session)
      if step % 8 == 0 { session.touch(writer.takeWritten()) }
      if step == keys / 4 { early = memory(of: session) }
      if step % (keys / 10 + 1) == 0 { course.append(ProcessMemory.resident >> 20) }
      #expect(session.lines.count == session.frame.size.height)
    }
    writer.stop()
    session.touch(writer.takeWritten())
    let late = memory(of: session)
    print(
      "Soak: \(keys) keys, \(Self.postings) postings, \(writer.writes) writes beside, \(early >> 20) MB, then \(late >> 20) MB; on the way \(course)"
    )
    #expect(writer.writes > 0)
    if Self.keys != nil { #expect(late - early < Self.growth) }
    // The keys may have made new postings, which have no such text.
    let names = Set((0..<Self.postings).map(SoakCollection.name))
    for (name, text) in try SoakCollection.files(in: session.folder) where names.contains(name) {
      #expect(text.hasPrefix("---\n") && text.hasSuffix(SoakCollection.body), Comment(rawValue: name + ":\n" + text))
    }
    let shown = Set(SoakCollection.rows(of: session)),
      onDisk = Set(SoakCollection.rows(of: try SoakCollection.reopened(session)))
    let stale = shown.subtracting(onDisk).sorted().prefix(5), missed = onDisk.subtracting(shown).sorted().prefix(5)
    #expect(shown == onDisk, "shown: \(stale.joined(separator: "; "))\non disk: \(missed.joined(separator: "; "))")
  }

  /// Of the process, with no screen open but the list: what a review of all files holds is not growth.
  private func memory(of session: Session) -> Int {
    for _ in 0..<40 where session.app.app.context != .list { session.press("<Esc>") }
    Postings.ProcessMemory.giveBack()
    return ProcessMemory.resident
  }

  @Test("gives the same files and the same screen again when the other program writes at the same moments")
  func replay() throws {
    let first = try run(seed: 5), second = try run(seed: 5)
    #expect(first.screen == second.screen)
    #expect(first.files == second.files)
    #expect(first.files != (try run(seed: 6)).files)
  }

  private func run(seed: UInt64) throws -> (screen: String, files: [String: String]) {
    let session = try SoakCollection.session(count: 40)
    var changes = SoakChanges(seed: seed, count: 40)
    var typist = RandomTypist(seed: seed)
    for step in 0..<min(Self.keys ?? 60, 1000) {
      typist.act(on: session)
      if step % 5 == 0, let name = changes.write(in: session.folder) { session.touch([name]) }
    }
    return (session.screen, try SoakCollection.files(in: session.folder))
  }
}
