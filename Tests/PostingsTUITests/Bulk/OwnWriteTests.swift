import Foundation
import FrontMatter
import Postings
import PostingsTestSupport
import PostingsViewModels
import Synchronization
import SystemPackage
import Testing

@testable import PostingsTUI

/// What we wrote is no news; what another program wrote a moment later is.
@Suite("Writes of another program beside our own") struct OwnWriteTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "postings-own-\(UUID().uuidString)")
  private var root: FilePath { FilePath(folder.path) }

  private func files(_ count: Int) throws -> [FilePath] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try (0..<count).map { number in
      let path = root.appending("p\(number).md")
      try Self.write("---\ntitle: Posting \(number)\n---\n", path)
      return path
    }
  }

  private static func write(_ text: String, _ path: FilePath) throws {
    try Data(text.utf8).write(to: URL(filePath: path.string))
  }

  private func runner(_ wake: @escaping @Sendable () -> Void = {}) -> EffectRunner {
    let runner = EffectRunner(
      storage: .disk(journal: nil, folders: [root], save: SafeSave(durability: .cache)), wake: wake)
    runner.state.withLock { $0.roots = [root] }
    return runner
  }

  private func titles(_ outcomes: [Outcome]) -> [FilePath: String] {
    var titles: [FilePath: String] = [:]
    func take(_ batch: RecordBatch) {
      var table = PostingTable(now: 0)
      for row in table.add(batch) { titles[table.path(row)] = table.title(row) }
    }
    for outcome in outcomes {
      switch outcome {
      case .diskChanged(let update): update.found.forEach(take)
      case .bulk(.written(_, _, let batch)), .bulk(.refreshed(let batch, gone: _)): take(batch)
      case .found(let batches): batches.forEach(take)
      default: break
      }
    }
    return titles
  }

  private func change(_ files: [FilePath]) -> BulkChange {
    BulkChange(
      id: 1, label: "title", files: files, changes: [.set(FieldPath(key: "title"), to: "Ours")],
      place: CollectionPlace(roots: [root], roleMap: RoleMap()))
  }

  @Test("a file that is written again before our write is told of is read again") func beforeTold() throws {
    let files = try files(64)
    defer { try? FileManager.default.removeItem(at: folder) }
    // All are in place when the first of them are told of.
    let isFirst = Mutex(true)
    let runner = runner {
      guard
        isFirst.withLock({ value in
          defer { value = false }; return value
        })
      else { return }
      try? Self.write("---\ntitle: Theirs\n---\n", files[60])
    }
    runner.run(.bulk(.write(change(files))))
    runner.finishWrites()
    #expect(titles(runner.takeOutcomes())[files[60]] == "Ours")
    runner.diskChanged(TouchedPaths(files: Set(files)))
    runner.finishWrites()
    #expect(titles(runner.takeOutcomes()) == [files[60]: "Theirs"])
  }

  @Test("a write of the same size at the same time is seen by its bytes") func sameStamp() throws {
    let files = try files(1)
    defer { try? FileManager.default.removeItem(at: folder) }
    let runner = runner()
    runner.run(.bulk(.write(change(files))))
    runner.finishWrites()
    _ = runner.takeOutcomes()
    var status = stat()
    stat(files[0].string, &status)
    let file = try FileHandle(forWritingTo: URL(filePath: files[0].string))
    try file.write(contentsOf: Data("---\ntitle: Hers\n---\n".utf8))
    var times = [status.st_atim, status.st_mtim]
    futimens(file.fileDescriptor, &times)
    try file.close()
    runner.diskChanged(TouchedPaths(files: Set(files)))
    runner.finishWrites()
    #expect(titles(runner.takeOutcomes()) == [files[0]: "Hers"])
  }

  @Test("our bytes that another program brings back, after others were shown, are news") func broughtBack() throws {
    let files = try files(1)
    defer { try? FileManager.default.removeItem(at: folder) }
    let runner = runner()
    runner.run(.bulk(.write(change(files))))
    runner.finishWrites()
    for title in ["Theirs", "Ours"] {
      _ = runner.takeOutcomes()
      try Self.write("---\ntitle: \(title)\n---\n", files[0])
      runner.diskChanged(TouchedPaths(files: Set(files)))
      runner.finishWrites()
      #expect(titles(runner.takeOutcomes()) == [files[0]: title])
    }
  }

  @Test("what we write while the collection is read is shown as written, though the scan hands over older bytes later")
  func whileLoading() throws {
    let files = try files(1)
    defer { try? FileManager.default.removeItem(at: folder) }
    let posting = Posting(
      path: files[0], root: root, document: FrontMatterDocument(Array("---\ntitle: Old\n---\n".utf8)),
      roleMap: RoleMap())
    let readBefore = RecordBatch([PostingRecord(posting)])
    let runner = runner()
    runner.state.withLock { $0.isLoading = true }
    runner.run(.bulk(.write(change(files))))
    runner.finishWrites()
    #expect(titles(runner.takeOutcomes()) == [files[0]: "Ours"])
    runner.state.withLock { state in
      state.delivery.add(readBefore)
      state.delivery.end(wasStopped: false)
    }
    #expect(titles(runner.takeOutcomes()) == [files[0]: "Old"])
    runner.finishWrites()
    #expect(titles(runner.takeOutcomes()) == [files[0]: "Ours"])
  }
}
