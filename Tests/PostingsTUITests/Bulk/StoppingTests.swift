import Foundation
import FrontMatter
import Postings
import PostingsTestSupport
import PostingsViewModels
import Synchronization
import SystemPackage
import Testing

@testable import PostingsTUI

@Suite("Stopping while files are written") struct StoppingTests {
  private static let count = 3000

  private func folder() throws -> (URL, [FilePath]) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("postings-stop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let names = (0..<Self.count).map { "p\($0).md" }
    for name in names { try Data("---\ntitle: \(name)\n---\n".utf8).write(to: folder.appendingPathComponent(name)) }
    return (folder, names.map { FilePath(folder.path).appending($0) })
  }

  @Test("what was written is told, the rest is untouched, and one undo takes back what was written") func stopping()
    throws
  {
    let (folder, files) = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = folder.appendingPathExtension("state")
    defer { try? FileManager.default.removeItem(at: state) }
    let root = try DiskFileSystem().resolve(FilePath(folder.path))
    let journal = Journal(StateFolder(FilePath(state.path)), durability: .cache)
    // The first news of files that were written comes from the thread that writes them.
    let stopper = Mutex<EffectRunner?>(nil)
    let runner = EffectRunner(
      storage: .disk(journal: journal, folders: [root], save: SafeSave(durability: .cache)),
      wake: { stopper.withLock { $0 }?.run(.bulk(.stop)) })
    stopper.withLock { $0 = runner }
    let change = BulkChange(
      id: 1, label: "type", files: files, changes: [.set(FieldPath(key: "type"), to: "CDI")],
      place: CollectionPlace(roots: [root], roleMap: RoleMap()))
    runner.run(.bulk(.write(change)))
    runner.finishWrites()
    stopper.withLock { $0 = nil }
    let outcomes = runner.takeOutcomes()
    let told = Set(written(outcomes))
    let wasStopped = outcomes.contains {
      if case .bulk(.writingEnded(_, let wasStopped)) = $0 { wasStopped } else { false }
    }
    #expect(wasStopped && !told.isEmpty && told.count < Self.count)
    for file in files {
      let text = try String(contentsOfFile: file.string, encoding: .utf8)
      #expect(text.contains("type: CDI") == told.contains(file))
    }
    runner.run(.undoLastWrite)
    runner.finishWrites()
    for file in files { #expect(try !String(contentsOfFile: file.string, encoding: .utf8).contains("CDI")) }
  }

  private func written(_ outcomes: [Outcome]) -> [FilePath] {
    outcomes.flatMap { outcome -> [FilePath] in
      guard case .bulk(.written(_, let files, _)) = outcome else { return [] }
      return files.map(\.path)
    }
  }

  @Test("a plan that takes long keeps no read waiting") func planning() throws {
    let (folder, files) = try folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let held = Mutex(false)
    let storage = EffectRunner.Storage.disk(
      journal: nil, folders: [FilePath(folder.path)], save: SafeSave(durability: .cache))
    let runner = EffectRunner(storage: storage, wake: {})
    let change = BulkChange(
      id: 1, label: "type", files: files, changes: [.set(FieldPath(key: "type"), to: "CDI")],
      place: CollectionPlace(roots: [FilePath(folder.path)], roleMap: RoleMap()))
    // The plan’s queue is kept busy: a read that waited for it would never end.
    runner.planQueue.async { while !held.withLock({ $0 }) { usleep(1000) } }
    runner.run(.bulk(.plan(change)))
    runner.run(.read(files[0], .detail))
    runner.finishWrites()
    let isRead = runner.takeOutcomes().contains { if case .read = $0 { true } else { false } }
    #expect(isRead)
    held.withLock { $0 = true }
    runner.finishChecks()
    let planned = runner.takeOutcomes().contains { if case .bulk(.planningEnded) = $0 { true } else { false } }
    #expect(planned)
  }
}
