internal import SystemPackage

/// Some files that are prepared together, recorded once, and put in place one after the other.
struct SaveBatch {
  let save: SafeSave
  let cache: FolderCache
  /// Nil: links may lead anywhere.
  let roots: [FilePath]?
  private var writes: [(index: Int, write: any PreparedWrite)] = []
  private var byteCount = 0

  private static let byteLimit = 16 << 20

  init(save: SafeSave, cache: FolderCache, roots: [FilePath]?) {
    self.save = save
    self.cache = cache
    self.roots = roots
  }

  /// Prepares requests until the batch is full, and gives back the indices that must wait for the next one.
  mutating func prepare(
    _ requests: [SaveRequest], _ waiting: ArraySlice<Int>, _ results: inout [Result<SaveOutcome, PostingsError>?]
  ) -> ArraySlice<Int> {
    var deferred: [Int] = []
    var rest = waiting
    while writes.count < save.batchSize, byteCount < Self.byteLimit, let index = rest.popFirst() {
      do throws(PostingsError) {
        switch try prepare(requests[index]) {
        case .ready(let write):
          writes.append((index, write))
          byteCount += write.planned.old?.count ?? 0
          byteCount += write.planned.new?.count ?? 0
        case .settled(let outcome): results[index] = .success(outcome)
        case .isInBatch: deferred.append(index)
        }
      } catch {
        // Too many files are open: the batch ends here, and this file opens the next one.
        if case .failed(_, _, .tooManyOpenFiles) = error, !writes.isEmpty {
          return (deferred + [index] + rest)[...]
        }
        results[index] = .failure(error)
      }
    }
    return deferred.isEmpty ? rest : (deferred + rest)[...]
  }

  private enum Preparation {
    case ready(any PreparedWrite)
    case settled(SaveOutcome)
    case isInBatch
  }

  private func prepare(_ request: SaveRequest) throws(PostingsError) -> Preparation {
    switch request {
    case .create(let path, let bytes, let mode):
      let place = try checked(FilePlace(newFile: path, in: cache))
      return .ready(try Creation(place, bytes, mode: mode, save))
    case .replace(let base, let bytes):
      return try prepare(base) { (file) throws(PostingsError) in
        if file.bytes == bytes { return .settled(.unchanged(file.postingFile)) }
        try file.refuseReadOnly()
        return .ready(try Replacement.prepare(file, bytes, save))
      }
    case .remove(let base):
      return try prepare(base) { (file) throws(PostingsError) in .ready(Removal(file, save)) }
    }
  }

  private func prepare(
    _ base: PostingFile, _ work: (LockedFile) throws(PostingsError) -> Preparation
  ) throws(PostingsError) -> Preparation {
    let place = try checked(FilePlace(resolving: base.path, in: cache, on: save.fileSystem))
    if try isInBatch(place) { return .isInBatch }
    let file = try LockedFile(place, patience: save.patience)
    guard file.bytes == base.bytes else { return .settled(.changedOnDisk(file.postingFile)) }
    return try work(file)
  }

  private func checked(_ place: FilePlace) throws(PostingsError) -> FilePlace {
    guard let roots, !roots.contains(where: { place.resolved.starts(with: $0) }) else { return place }
    throw .leadsOut(place.path, to: place.resolved)
  }

  /// Its lock is ours already, and waiting for it would be for ever.
  private func isInBatch(_ place: FilePlace) throws(PostingsError) -> Bool {
    guard !writes.isEmpty else { return false }
    let identity = try attempt(.read, place.path) { () throws(Errno) in try place.currentIdentity() }
    return writes.contains { $0.write.identity?.isSameFile(as: identity) ?? false }
  }

  /// Syncs what was prepared, records it, and puts it in place.
  mutating func commit(record: SafeSave.Record, _ results: inout [Result<SaveOutcome, PostingsError>?]) {
    sync(&results)
    put(record: record, &results)
    writes = writes.compactMap { index, write in write.otherWay.map { (index, $0) } }
    put(record: record, &results)
  }

  private func put(record: SafeSave.Record, _ results: inout [Result<SaveOutcome, PostingsError>?]) {
    guard !writes.isEmpty else { return }
    do throws(PostingsError) {
      try record(
        writes.map { index, write in
          var planned = write.planned
          planned.index = index
          return planned
        })
    } catch {
      for (index, write) in writes {
        write.abandon()
        results[index] = .failure(error)
      }
      return
    }
    putInPlace(&results)
  }

  /// A file that cannot be synced drops out; syncing it again would say nothing true.
  private mutating func sync(_ results: inout [Result<SaveOutcome, PostingsError>?]) {
    var synced: [(index: Int, write: any PreparedWrite)] = []
    for (index, write) in writes {
      do throws(PostingsError) {
        try write.sync()
        synced.append((index, write))
      } catch {
        write.abandon()
        results[index] = .failure(error)
      }
    }
    writes = synced
  }

  private func putInPlace(_ results: inout [Result<SaveOutcome, PostingsError>?]) {
    var changed: [(index: Int, folder: OpenFolder, path: FilePath)] = []
    for (index, write) in writes {
      do throws(PostingsError) {
        let outcome = try write.commit()
        results[index] = .success(outcome)
        if write.changesFolder { changed.append((index, write.place.folder, write.place.path)) }
      } catch {
        results[index] = .failure(error)
      }
    }
    guard save.durability == .disk else { return }
    var synced: [ObjectIdentifier: Errno?] = [:]
    for (index, folder, path) in changed {
      let failure = synced[ObjectIdentifier(folder)] ?? Self.sync(folder)
      synced[ObjectIdentifier(folder)] = .some(failure)
      if let failure { results[index] = .failure(.notConfirmed(path, failure)) }
    }
  }

  /// Some network file systems cannot sync a folder and say that the call makes no sense: there is nothing to do then.
  private static func sync(_ folder: OpenFolder) -> Errno? {
    do throws(Errno) {
      try folder.fileSystem.sync(folder.descriptor)
      return nil
    } catch {
      return error == .invalidArgument || error == .notSupported ? nil : error
    }
  }
}

/// A write that is ready: what remains cannot fail for want of space or permission, but for the step itself.
protocol PreparedWrite: AnyObject {
  var place: FilePlace { get }
  /// Of the file that is replaced.
  var identity: FileIdentity? { get }
  var planned: PlannedWrite { get }
  /// Whether names in the folder change.
  var changesFolder: Bool { get }
  /// What to do instead, once ``commit()`` has failed for a reason that does not stand in its way.
  var otherWay: (any PreparedWrite)? { get }
  func sync() throws(PostingsError)
  func commit() throws(PostingsError) -> SaveOutcome
  func abandon()
}

extension PreparedWrite {
  var otherWay: (any PreparedWrite)? { nil }
}
