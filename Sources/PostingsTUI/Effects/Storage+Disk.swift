public import Postings
internal import Synchronization
public import SystemPackage

extension EffectRunner.Storage {
  /// Reads and writes real files, safely, every write in the journal before it happens.
  ///
  /// - Parameters:
  ///   - journal: nil where none can be kept; then nothing can be taken back.
  ///   - folders: absolute, without links: only writes below them are taken back.
  public static func disk(
    journal: Journal?, folders: [FilePath], save: SafeSave = SafeSave()
  ) -> EffectRunner.Storage {
    // Links lead out only where the person has said so.
    let places = AllowedPlaces(folders)
    let save = { @Sendable () -> SafeSave in
      var staying = save
      staying.links = .stay(in: places.all)
      return staying
    }
    var storage = EffectRunner.Storage(
      read: { (path) throws(PostingsError) in try PostingFile.read(path) },
      save: { (file, bytes, label) throws(PostingsError) in
        guard let journal else { return try save().save(bytes, over: file) }
        return try journal.save(bytes, over: file, label: label, with: save())
      },
      undo: { () throws(PostingsError) in
        guard let journal else { throw .noStateFolder }
        return try result(of: journal.undo(in: places.all, with: save()))
      },
      redo: { () throws(PostingsError) in
        guard let journal else { throw .noStateFolder }
        return try result(of: journal.redo(in: places.all, with: save()))
      },
      create: { (path, bytes) throws(PostingsError) in
        for result in save().perform([.create(path, bytes)]) { _ = try result.get() }
      })
    storage.allowWriting = { places.add($0) }
    storage.manySave = save
    storage.journal = journal
    storage.changeSettings = { (change, path) throws(SettingsStore.Failure) in
      try SettingsStore(journal: journal, save: save()).make(change, in: path)
    }
    return storage
  }

  /// What was taken back; when that is nothing, the reason is the error.
  private nonisolated static func result(
    of report: TakeBackReport
  ) throws(PostingsError) -> (label: String, paths: [FilePath]) {
    let paths = report.restored + report.merged
    if paths.isEmpty, let refusal = report.refused.first { throw refusal.reason }
    return (report.group.label, paths)
  }
}

/// Where files may be written: below the folders that were opened, and the files that a person allowed besides.
private nonisolated final class AllowedPlaces: Sendable {
  private let paths: Mutex<[FilePath]>
  init(_ folders: [FilePath]) { paths = Mutex(folders) }
  var all: [FilePath] { paths.withLock { $0 } }
  func add(_ path: FilePath) { paths.withLock { $0.append(path) } }
}
