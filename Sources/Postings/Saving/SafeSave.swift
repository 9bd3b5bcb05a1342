public import SystemPackage

/// Writes files so that at each moment the old or the new one is there, whole, and no other program's change is lost.
///
/// The sequence of one replacement:
/// 1. Links are followed; the file is opened without following another, locked (`flock`), and checked to be what the
///    name still means. Two writers of ours queue; a lock dies with its process.
/// 2. Its bytes are compared with those that the edit was made on. Different: nothing is written, and the bytes that
///    stand there are handed back to be merged. The same as the new ones: nothing is written.
/// 3. A file that nobody may write is refused. TERM, INT, HUP, TSTP and QUIT are held back.
/// 4. `.NAME.postings-RANDOM.tmp` beside it takes the new bytes, then owner, attributes and access list, mode; it is
///    synced. A file with several names, a folder that takes no new file, or an owner or attribute that cannot be
///    kept: the file is written in place, and the old bytes put back on any error.
/// 5. The write is recorded (the `record` closure); then file and bytes are compared once more.
/// 6. The two names change places in one step; what came out is checked to be the file that was read, else they change
///    back; the old file is unlinked and the folder synced. Where the file system cannot exchange: plain `rename`. Where
///    it lets nobody rename over this file: a write in place after all, recorded once more.
///
/// What it cannot see: a program that opened the old file before step 6 and writes it afterwards.
public struct SafeSave: Sendable {
  /// What must have happened before a save is called done.
  public enum Durability: Sendable, Hashable {
    /// File and folder are on the disk.
    case disk
    /// They are in the system's cache: for files that are thrown away, such as measurements.
    case cache
  }

  /// Which links are followed for writing.
  public var links: LinkPolicy
  /// What “done” means.
  public var durability: Durability
  /// How long another program's lock is waited for, in milliseconds.
  public var patience: Int
  /// How many files are prepared at once; their bytes together are bounded too (16 MB).
  public var batchSize: Int
  /// Where the files are; a double in tests.
  public let fileSystem: any FileSystem

  /// A way of saving; the defaults are for a person’s files.
  public init(
    on fileSystem: any FileSystem = DiskFileSystem(), links: LinkPolicy = .follow, durability: Durability = .disk,
    patience: Int = 10_000, batchSize: Int = 128
  ) {
    self.fileSystem = fileSystem
    self.links = links
    self.durability = durability
    self.patience = patience
    self.batchSize = max(1, batchSize)
  }

  /// Replaces the bytes of one file.
  ///
  /// - Parameter record: called when all is ready, before anything that exists is changed; throwing stops the save.
  /// - Throws: what kept the file from being written. It is as before, but for ``PostingsError/notConfirmed(_:_:)`` and
  ///   ``PostingsError/halfWritten(_:_:)``.
  public func save(
    _ bytes: [UInt8], over file: PostingFile, record: Record = { _ in }
  ) throws(PostingsError) -> SaveOutcome {
    try perform([.replace(file, with: bytes)], record: record)[0].get()
  }

  /// Performs many requests; each is done or refused by itself.
  ///
  /// The files of a batch are prepared, recorded in one call, and then put in place, so that a journal is synced once a
  /// batch. A file that is named twice waits for the next batch, and then finds the first write there.
  ///
  /// - Returns: one result for each request, in their order.
  public func perform(_ requests: [SaveRequest], record: Record = { _ in }) -> [Result<SaveOutcome, PostingsError>] {
    var results = [Result<SaveOutcome, PostingsError>?](repeating: nil, count: requests.count)
    // One order for all processes, so that two of them never wait for each other's locks.
    var waiting = requests.indices.sorted {
      requests[$0].path.bytes.lexicographicallyPrecedes(requests[$1].path.bytes)
    }[...]
    let cache = FolderCache(fileSystem)
    let roots = links.resolvedRoots(on: fileSystem)
    while !waiting.isEmpty {
      SignalHold.during {
        var batch = SaveBatch(save: self, cache: cache, roots: roots)
        waiting = batch.prepare(requests, waiting, &results)
        batch.commit(record: record, &results)
      }
    }
    return results.map { $0! }
  }

  /// Puts writes down before they happen; throwing stops them.
  public typealias Record = ([PlannedWrite]) throws(PostingsError) -> Void
}

/// Whether a link may be followed to write the file that it leads to.
public enum LinkPolicy: Sendable, Hashable {
  case follow
  /// Only to files below these folders; others are refused with ``PostingsError/leadsOut(_:to:)``.
  case stay(in: [FilePath])

  func resolvedRoots(on fileSystem: any FileSystem) -> [FilePath]? {
    switch self {
    case .follow: nil
    case .stay(let roots): roots.compactMap { try? fileSystem.resolve($0.isEmpty ? "." : $0) }
    }
  }
}

/// What is to happen to one file.
public enum SaveRequest: Sendable {
  /// - `with`: the whole new file.
  case replace(PostingFile, with: [UInt8])
  /// A file that must not exist yet.
  case create(FilePath, [UInt8], mode: FilePermissions = FilePermissions(rawValue: 0o644))
  /// Removes the file if it still holds these bytes.
  case remove(PostingFile)

  /// The file that it is about.
  public var path: FilePath {
    switch self {
    case .replace(let file, _), .remove(let file): file.path
    case .create(let path, _, _): path
    }
  }
}

/// What became of a request.
public enum SaveOutcome: Sendable {
  /// The file as it stands now.
  case saved(PostingFile)
  /// Its bytes were the new ones already; nothing was written.
  case unchanged(PostingFile)
  case removed
  /// The file as another program left it; nothing was written. Merge, then save over this one.
  case changedOnDisk(PostingFile)
}

/// A write that is about to happen, for the journal.
public struct PlannedWrite: Sendable {
  /// Absolute, without links.
  public var path: FilePath
  /// Nil: the file does not exist yet.
  public var old: [UInt8]?
  /// Nil: the file is removed.
  public var new: [UInt8]?
  /// Of the file; for one that is removed too.
  public var mode: FilePermissions
  /// A kill during the write leaves a mixture, so that the old bytes must be recorded whole, and synced.
  public var isInPlace: Bool
  /// The request's place in the list that was given.
  public var index: Int
}
