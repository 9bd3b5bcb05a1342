internal import SystemPackage

/// The journal's files: records appended to the newest, the oldest dropped.
///
/// Appending is under a lock, and a record is one write: two processes do not mix, and a kill leaves a torn record at
/// the end, behind which the next one starts. An empty file named `lock` carries the lock, so that it can go with no
/// process and never be stale.
struct JournalStorage: Sendable {
  var folder: StateFolder
  var limits: Journal.Limits

  private var fileSystem: any FileSystem { folder.fileSystem }
  /// A file that has grown beyond this is followed by a new one, in bytes.
  private var fileLimit: Int { max(4096, limits.bytes / 16) }
  private static let readLimit = 512 << 20
  private static let suffix = Array(".journal".utf8)

  /// Appends records in one write, and syncs them.
  func append(_ records: [JournalRecord], syncs: Bool) throws(PostingsError) {
    let bytes = records.flatMap { RecordFrame.framed($0.payload) }
    let open = try folder.open()
    let lock = try self.lock(open)
    defer { fileSystem.close(lock) }
    try attempt(.keepState, folder.path) { () throws(Errno) in
      if records.contains(where: { $0.entries.contains(where: \.isInPlace) }) { try mark(open) }
      let (file, isNew) = try newest(in: open)
      defer { fileSystem.close(file) }
      let end = try fileSystem.identity(of: file).size
      do throws(Errno) {
        try fileSystem.writeAll(file, bytes, at: end)
        if syncs { try fileSystem.sync(file) }
        if syncs && isNew { try fileSystem.sync(open.descriptor) }
      } catch {
        try? fileSystem.truncate(file, to: end)
        throw error
      }
    }
  }

  /// All sound records, the oldest first, and how many damaged places were skipped.
  func read() throws(PostingsError) -> (records: [JournalRecord], damaged: Int) {
    guard let open = try folder.openIfThere() else { return ([], 0) }
    var records: [JournalRecord] = []
    var damaged = 0
    try attempt(.keepState, folder.path) { () throws(Errno) in
      for name in try names(in: open) {
        guard let bytes = try open.readOwn(name, limit: Self.readLimit) else {
          damaged += 1
          continue
        }
        let (payloads, skipped) = RecordFrame.payloads(in: bytes)
        damaged += skipped
        for payload in payloads {
          if let record = JournalRecord(payload) { records.append(record) } else { damaged += 1 }
        }
      }
    }
    return (records, damaged)
  }

  /// A file beside the records that is as old as the last write in place: only when there was one of late must all
  /// records be read at each start.
  private static let markName: FilePath = "in-place"

  private func mark(_ open: OpenFolder) throws(Errno) {
    guard let file = try open.openOwn(Self.markName, .keeping) else { return }
    defer { fileSystem.close(file) }
    try fileSystem.writeAll(file, [1], at: 0)
  }

  /// Whether a file was written in place since a time, in nanoseconds since 1970.
  func hasWritesInPlace(since time: Int64) throws(PostingsError) -> Bool {
    guard let open = try folder.openIfThere() else { return false }
    return withExtendedLifetime(open) {
      (try? fileSystem.identity(of: Self.markName, in: open.descriptor)).map { $0.modified >= time } ?? false
    }
  }

  private func lock(_ open: OpenFolder) throws(PostingsError) -> FileDescriptor {
    let file = try attempt(.keepState, folder.path) { () throws(Errno) in try open.openOwn("lock", .keeping) }
    guard let file else { throw .unsafeState(folder.path.appending("lock"), .openToOthers) }
    var patience = Patience(milliseconds: 10_000, fileSystem: fileSystem)
    do throws(PostingsError) {
      while true {
        do throws(Errno) {
          if try fileSystem.tryLock(file) { return file }
        } catch {
          // No locks here: a torn mixture of two appends would be skipped when read.
          return file
        }
        try patience.spend(on: folder.path)
      }
    } catch {
      fileSystem.close(file)
      throw error
    }
  }

  /// The file to append to, made when there is none or it is full.
  private func newest(in open: OpenFolder) throws(Errno) -> (FileDescriptor, isNew: Bool) {
    let names = try names(in: open)
    if let name = names.last, let file = try open.openOwn(name, .writing) {
      if try fileSystem.identity(of: file).size < fileLimit { return (file, false) }
      fileSystem.close(file)
    }
    let number = names.last.flatMap(Self.number(of:)).map { $0 &+ 1 } ?? 1
    prune(names, in: open)
    let name = FilePath("\(HexText.text(of: number))-\(fileSystem.randomName()).journal")
    return (try fileSystem.open(name, in: open.descriptor, .creating), true)
  }

  /// Drops what is too old, and the oldest of what is too much. What cannot be dropped stays.
  private func prune(_ names: [FilePath], in open: OpenFolder) {
    var total = 0
    for name in names.reversed() {
      guard let identity = try? fileSystem.identity(of: name, in: open.descriptor) else { continue }
      total += identity.size
      let age = (fileSystem.now() - identity.modified) / 1_000_000_000
      if total > limits.bytes - fileLimit || age > Int64(limits.days) * 86_400 {
        try? fileSystem.unlink(name, in: open.descriptor)
      }
    }
  }

  /// In the order in which they were made.
  private func names(in open: OpenFolder) throws(Errno) -> [FilePath] {
    try fileSystem.names(in: open.descriptor).filter { Self.number(of: $0) != nil }
      .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }

  private static func number(of name: FilePath) -> UInt64? {
    name.withBytes { bytes in
      guard bytes.count == 33 + suffix.count, bytes[16] == UInt8(ascii: "-"),
        bytes.suffix(suffix.count).elementsEqual(suffix),
        HexText.number(of: bytes[17..<33]) != nil
      else { return nil }
      return HexText.number(of: bytes[..<16])
    }
  }
}
