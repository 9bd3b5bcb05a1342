public import SystemPackage

/// What was read of a collection, kept for the next start: a file of its own below `$XDG_CACHE_HOME/postings`.
///
/// It is a cache and no more. What it says is shown at once and then held against the files; it may be deleted, damaged,
/// written by another version or by two programs at once (the last one wins): then it is as if it were not there.
///
/// Columns as they lie in memory, and not SQLite: measured side by side on 100,000 postings with a million field values,
/// SQLite 3.40 took 115 ms of CPU to give them back row by row, before one of them was in a table, and 1,830 ms to write
/// them; these columns take 33 ms until the list is complete, and a tenth to write. A screenful came as fast from
/// either (1 ms).
public struct CollectionIndex: Sendable {
  private let folder: StateFolder
  /// Fewer postings than these are read as fast as their index would be.
  public var minimumCount = 1000

  /// - Parameter path: a folder of our own (mode 0700); made when it is first written to.
  public init(_ path: FilePath, on fileSystem: any FileSystem = DiskFileSystem()) {
    folder = StateFolder(path, on: fileSystem)
  }

  /// Gives what is known of a collection, a screenful first and then all; nothing when there is no sound index of it.
  ///
  /// - Parameters:
  ///   - roots: absolute, as they are scanned.
  ///   - now: seconds since 1970-01-01T00:00Z.
  ///   - head: takes the newest postings; their rows are the same in what is returned.
  /// - Returns: all postings, the newest first.
  public func load(
    _ roots: [FilePath], options: CollectionScan.Options, now: Int, head: (PostingTable) -> Void = { _ in }
  ) -> PostingTable? {
    guard let index = open(roots, options) else { return nil }
    if let newest = index.head(now: now, roleMap: options.roleMap) { head(newest) }
    return index.whole(now: now, roleMap: options.roleMap)
  }

  /// The newest postings alone, a screenful.
  public func newest(of roots: [FilePath], options: CollectionScan.Options, now: Int) -> PostingTable? {
    open(roots, options)?.head(now: now, roleMap: options.roleMap)
  }

  private func open(_ roots: [FilePath], _ options: CollectionScan.Options) -> IndexFile? {
    let identity = IndexIdentity(roots, options)
    guard let open = try? folder.openIfThere(), let file = try? open.openOwn(identity.fileName, .reading)
    else { return nil }
    return IndexFile.open(file, of: identity, on: folder.fileSystem)
  }

  /// Keeps a table for the next start, or leaves what was kept when that cannot be: a full disk, a folder that cannot be
  /// written.
  ///
  /// - Parameter roots: absolute, as they were scanned.
  /// - Returns: whether it is kept.
  @discardableResult
  public func keep(_ table: PostingTable, of roots: [FilePath], options: CollectionScan.Options) -> Bool {
    let identity = IndexIdentity(roots, options)
    guard let open = try? folder.open() else { return false }
    IndexFolder(open: open).clean()
    guard table.count >= minimumCount else {
      // One that was larger once.
      try? folder.fileSystem.unlink(identity.fileName, in: open.descriptor)
      return false
    }
    return (try? write(table, identity, in: open)) != nil
  }

  private func write(_ table: PostingTable, _ identity: IndexIdentity, in open: OpenFolder) throws(Errno) {
    let fileSystem = folder.fileSystem
    let temporary = FilePath(fileSystem.randomName() + IndexFolder.temporarySuffix)
    let file = try fileSystem.open(temporary, in: open.descriptor, .creating)
    defer { fileSystem.close(file) }
    do throws(Errno) {
      let order = table.newestFirst
      var writer = IndexWriter(file, on: fileSystem)
      try writer.append(identity.bytes)
      try writer.endColumn()
      var head = table
      head.blanks = []
      try CompactedColumns(of: head, by: order.prefix(IndexLayout.headCount)).write(to: &writer)
      try CompactedColumns(of: table, by: order).write(to: &writer)
      try writer.finish(key: table.key)
      // Not synced: after a power cut a damaged index is known by its checksums.
      try fileSystem.rename(temporary, to: identity.fileName, in: open.descriptor)
    } catch {
      try? fileSystem.unlink(temporary, in: open.descriptor)
      throw error
    }
  }
}

extension PostingTable {
  /// Whether an index spares the next start a look into this row's file: it has no problem, and did not change in the
  /// moment in which it was read.
  public func isKeptByIndex(_ row: Row) -> Bool { stamps[Int(row)] != .unknown }
}
