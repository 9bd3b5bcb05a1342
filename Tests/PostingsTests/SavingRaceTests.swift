import Foundation
import Postings
import Synchronization
import SystemPackage
import Testing

/// Two and more writers of one file, for many rounds. `flock` belongs to the open file, so threads stand for processes.
@Suite("writers that race", .serialized)
struct SavingRaceTests {
  private static let bodies = (0..<4).map { "writer-\($0): " }

  /// Runs each on a thread of its own, and waits for all.
  private func concurrently(_ works: [@Sendable () -> Void]) {
    let group = DispatchGroup()
    for work in works {
      group.enter()
      Thread.detachNewThread {
        work()
        group.leave()
      }
    }
    group.wait()
  }

  /// The number on a writer's line, and the text with that number set.
  static func number(of writer: Int, in text: String) -> Int? {
    text.split(separator: "\n").first { $0.hasPrefix(bodies[writer]) }.flatMap {
      Int($0.dropFirst(bodies[writer].count))
    }
  }

  static func setting(_ number: Int, of writer: Int, in text: String) -> String {
    text.split(separator: "\n").map { $0.hasPrefix(bodies[writer]) ? bodies[writer] + "\(number)" : String($0) }
      .joined(separator: "\n") + "\n"
  }

  @Test("each of four writers counts up its own line: no update is lost, none is torn", arguments: [false, true])
  func ours(isInPlace: Bool) throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.md", Self.bodies.map { $0 + "0\n" }.joined())
    if isInPlace { link(path.string, folder.path.appending("b.md").string) }
    let rounds = 100
    let failures = Shared<[String]>([])
    concurrently(
      (0..<4).map { writer in
        { @Sendable in
          do {
            let save = SafeSave(durability: .cache, patience: 60_000)
            var file = try PostingFile.read(path)
            for round in 1...rounds {
              while true {
                let text = Self.setting(round, of: writer, in: String(decoding: file.bytes, as: UTF8.self))
                switch try save.save(Array(text.utf8), over: file) {
                case .saved(let now): file = now
                case .changedOnDisk(let now):
                  file = now
                  continue
                case let outcome: failures.withLock { $0.append("\(outcome)") }
                }
                break
              }
            }
          } catch {
            failures.withLock { $0.append("\(error)") }
          }
        }
      })
    #expect(failures.withLock { $0 } == [])
    #expect(folder.text("a.md") == Self.bodies.map { $0 + "\(rounds)\n" }.joined())
    #expect(folder.names == (isInPlace ? ["a.md", "b.md"] : ["a.md"]))
  }

  @Test("another program that renames and knows no locks loses no update to us")
  func theirs() throws {
    let folder = TemporaryFolder()
    let path = folder.write("a.md", Self.bodies.map { $0 + "0\n" }.joined())
    let isDone = Shared(false)
    let lost = Shared<[String]>([])
    let saves = Shared(0)
    let other: @Sendable () -> Void = {
      for round in 1...800 {
        let text = folder.text("a.md") ?? ""
        let new = Self.setting(round, of: 0, in: text)
        folder.write("other.tmp", new)
        Foundation.rename(folder.path.appending("other.tmp").string, path.string)
        // Ours may show for the moment between the two exchanges; it must not stay.
        var seen: Int?
        for _ in 0..<200 {
          seen = Self.number(of: 0, in: folder.text("a.md") ?? "")
          if seen == round { break }
          usleep(100)
        }
        usleep(UInt32(round % 8) * 60)
        if seen != round { lost.withLock { $0.append("round \(round): \(seen ?? -1)") } }
      }
      isDone.withLock { $0 = true }
    }
    let ours: @Sendable () -> Void = {
      let save = SafeSave(durability: .cache, patience: 60_000)
      var round = 0
      while !isDone.withLock({ $0 }) {
        round += 1
        guard let file = try? PostingFile.read(path) else { continue }
        let text = Self.setting(round, of: 1, in: String(decoding: file.bytes, as: UTF8.self))
        if case .saved? = (try? save.save(Array(text.utf8), over: file)) { saves.withLock { $0 += 1 } }
      }
    }
    concurrently([other, ours])
    #expect(lost.withLock { $0 } == [])
    #expect(saves.withLock { $0 } > 50)
    #expect(folder.names == ["a.md"])
  }
}

/// A value that threads share.
final class Shared<Value: Sendable>: Sendable {
  private let mutex: Mutex<Value>
  init(_ value: Value) { mutex = Mutex(value) }
  func withLock<Result: Sendable>(_ body: (inout Value) -> Result) -> Result {
    mutex.withLock { value in body(&value) }
  }
}
