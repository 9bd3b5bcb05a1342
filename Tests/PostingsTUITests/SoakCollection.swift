import Foundation
import Postings
import PostingsTUI
import PostingsTestSupport
import PostingsViewModels
import Synchronization
import SystemPackage

/// Postings that are made for a long session, and what can be told of them at its end.
@MainActor enum SoakCollection {
  nonisolated static let body = "---\nThe body stays as it is.\nEnd.\n"

  nonisolated static func name(_ number: Int) -> String { "posting-\(number).md" }

  static func session(count: Int) throws -> Session {
    let session = try Session([:], columns: 90, rows: 26)
    for number in 0..<count {
      write(
        "---\ntitle: Posting \(number)\ntags: [tag \(number % 7), web]\nlocale: fr\ndate: 2019-01-\(1 + number % 28)\n"
          + body,
        to: session.folder.appendingPathComponent(name(number)))
    }
    session.press("R")
    return session
  }

  /// Without waiting for the disk, as Foundation does: a hundred thousand files would take a quarter of an hour.
  @discardableResult
  nonisolated static func write(_ text: String, to file: URL) -> Bool {
    let descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    return Foundation.write(descriptor, bytes, bytes.count) == bytes.count
  }

  /// What stands in the postings of a folder, by name.
  nonisolated static func files(in folder: URL) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".md") {
      files[name] = String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }
    return files
  }

  /// A session of its own on the same files.
  static func reopened(_ session: Session) throws -> Session {
    let again = try Session([:])
    for (name, text) in try files(in: session.folder) { write(text, to: again.folder.appendingPathComponent(name)) }
    again.press("R")
    return again
  }

  /// What the session takes for the collection, a line a posting.
  static func rows(of session: Session) -> [String] {
    let table = session.app.app.collection.table
    let rows = (0..<PostingTable.Row(table.rowLimit)).filter { table.isPresent($0) }
    return rows.map { row in
      let name = table.path(row).lastComponent?.string ?? ""
      return
        "\(name): \(table.title(row) ?? "-"), \(table.tags(row)), \(table.locale(row) ?? "-"), \(table.dateText(row) ?? "-")"
    }.sorted()
  }
}

/// Changes of another program, the same ones for the same seed.
struct SoakChanges: Sendable {
  private var generator: SeededGenerator
  private let count: Int

  init(seed: UInt64, count: Int) {
    generator = SeededGenerator(seed: seed)
    self.count = count
  }

  /// Writes another locale into a file as editors do: a new file, renamed over the old one.
  ///
  /// - Returns: the file’s name; nil when there is no such file any more.
  mutating func write(in folder: URL) -> String? {
    let name = SoakCollection.name(Int.random(in: 0..<count, using: &generator))
    let locale = ["fr", "en", "de", "pt-BR"].randomElement(using: &generator)!
    let file = folder.appendingPathComponent(name), draft = folder.appendingPathComponent(".\(name)~")
    guard let data = try? Data(contentsOf: file) else { return nil }
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0.hasPrefix("locale:") ? "locale: \(locale)" : $0 }.joined(separator: "\n")
    guard SoakCollection.write(text, to: draft) else { return nil }
    return rename(draft.path, file.path) == 0 ? name : nil
  }
}

/// Another program that writes to the files of a collection as long as it runs.
final class BusyWriter: Sendable {
  private struct State {
    var written: Set<String> = []
    var writes = 0
    var isStopped = false
    var hasEnded = false
  }

  private let folder: URL
  private let count: Int
  private let state = Mutex(State())

  init(folder: URL, count: Int) {
    self.folder = folder
    self.count = count
  }

  /// How often it wrote.
  var writes: Int { state.withLock(\.writes) }

  func start() {
    Thread.detachNewThread { [self] in
      var changes = SoakChanges(seed: 1, count: count)
      while !state.withLock(\.isStopped) {
        if let name = changes.write(in: folder) {
          state.withLock {
            $0.written.insert(name)
            $0.writes += 1
          }
        }
        Thread.sleep(forTimeInterval: 0.002)
      }
      state.withLock { $0.hasEnded = true }
    }
  }

  /// Returns when it writes no more.
  func stop() {
    state.withLock { $0.isStopped = true }
    while !state.withLock(\.hasEnded) { Thread.sleep(forTimeInterval: 0.002) }
  }

  /// The names of the files that it wrote since the last time that this was asked.
  func takeWritten() -> [String] {
    state.withLock { state in
      defer { state.written = [] }
      return Array(state.written)
    }
  }
}

enum ProcessMemory {
  /// Of this process in main memory now, in bytes; 0 where the system does not say.
  static var resident: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}
