internal import FrontMatter
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One thread's share of a scan: takes folders from the queue and reads the files in them.
struct ScanWorker: ~Copyable {
  private let queue: FolderQueue
  private let options: CollectionScan.Options
  private let deliver: @Sendable (CollectionScan.Event) -> Void
  private let reader = FrontMatterReader()
  private var packer: RecordPacker
  private let ledger: FileLedger?
  private let readAhead: ReadAhead
  /// Rows that the ledger knows and whose files are as they were.
  private var unchanged: RowSet
  /// Known to be one of a posting.
  private var lastPostingExtension: [UInt8] = []
  /// Of the folder that is walked.
  private var hashOfFolder: UInt64?
  /// The first batches are small, so that the first screen need not wait for a large one.
  private var batchLimit = 32
  private var hasDelivered = false

  init(
    queue: FolderQueue, options: CollectionScan.Options, ledger: FileLedger?,
    readAhead: ReadAhead = ReadAhead(limit: .max),
    deliver: @escaping @Sendable (CollectionScan.Event) -> Void
  ) {
    self.queue = queue
    self.ledger = ledger
    self.readAhead = readAhead
    unchanged = RowSet(limit: ledger?.rowLimit ?? 0)
    self.options = options
    self.deliver = deliver
    packer = RecordPacker(roleMap: options.roleMap)
  }

  deinit { reader.deallocate() }

  mutating func run() {
    while let folder = queue.pop() {
      walk(folder)
      flush()
      queue.done()
    }
    if !unchanged.isEmpty { deliver(.unchanged(unchanged)) }
  }

  /// Files that were named one by one: postings even without front matter.
  mutating func readFiles(_ files: [FilePath]) {
    for file in files where !queue.wasCancelled {
      // O_NONBLOCK: a FIFO must not hold us up.
      let descriptor = file.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
      guard descriptor >= 0 else {
        fail(file, errno, isRoot: true)
        continue
      }
      defer { close(descriptor) }
      var status = stat()
      if fstat(descriptor, &status) == 0, FileKind(mode: status.st_mode) == .file {
        readNamed(descriptor, file)
      } else {
        fail(file, EINVAL, isRoot: true)
      }
    }
    flush()
  }

  /// Files that were touched since they were read, as the walk would read them.
  mutating func readFiles(_ files: [(path: FilePath, folder: ScanFolder)]) {
    for (path, folder) in files where !queue.wasCancelled {
      let descriptor = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
      guard descriptor >= 0 else {
        fail(path, errno, isRoot: false)
        continue
      }
      var status = stat()
      if fstat(descriptor, &status) == 0, FileKind(mode: status.st_mode) == .file {
        path.lastComponentBytes.withUnsafeBufferPointer { read(descriptor, $0, in: folder) }
      }
      close(descriptor)
    }
    flush()
  }

  // MARK: Walking

  private mutating func walk(_ folder: ScanFolder) {
    guard let stream = folder.path.withPlatformString({ opendir($0) }) else {
      fail(folder.path, errno, isRoot: folder.isRoot)
      return
    }
    defer { closedir(stream) }
    hashOfFolder = nil
    let descriptor = dirfd(stream)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return fail(folder.path, errno, isRoot: folder.isRoot) }
    let key = FolderQueue.FileKey(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
    guard queue.enter(key, folder.path) else { return }
    options.watch?.watch(folder, key: key)
    let ignore =
      options.names.obeysGitIgnore
      ? GitIgnore.inFolder(descriptor, prefix: folder.prefix, below: folder.ignore) : nil
    while !queue.wasCancelled {
      errno = 0
      guard let entry = readdir(stream) else { break }
      visit(entry, in: folder, descriptor, ignore)
    }
    if errno != 0, !queue.wasCancelled { fail(folder.path, errno, isRoot: folder.isRoot) }
  }

  private mutating func visit(
    _ entry: UnsafeMutablePointer<dirent>, in folder: ScanFolder, _ descriptor: Int32, _ ignore: GitIgnore?
  ) {
    let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
    let characters = start.assumingMemoryBound(to: CChar.self)
    let name = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: strlen(characters))
    let isLink = Int32(entry.pointee.d_type) == Int32(DT_LNK)
    guard !options.names.isHidden(name) else { return }
    switch kind(of: entry, name: characters, descriptor) {
    case .folder:
      guard !options.names.isSkipped(folder: name), !isIgnored(name, isFolder: !isLink, folder, ignore) else { return }
      queue.push(folder.child(name, ignore: ignore), isLink: isLink)
    case .file:
      guard mayHoldPosting(name), !isIgnored(name, isFolder: false, folder, ignore) else {
        return
      }
      guard !isKnown(name, characters, in: folder, descriptor) else { return }
      let file = openat(descriptor, characters, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else { return fail(folder.file(name), errno, isRoot: false) }
      packer.stamp = stamp(file, name, in: folder)
      read(file, name, in: folder)
      close(file)
    case .other, nil: return
    }
  }

  /// Nearly all files of a folder end alike: the last answer is mostly this one's.
  private mutating func mayHoldPosting(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let bytes = PostingNames.fileExtension(of: name) else { return false }
    if !bytes.isEmpty, bytes.elementsEqual(lastPostingExtension) { return true }
    guard options.names.isPostingExtension(bytes) else { return false }
    lastPostingExtension = Array(bytes)
    return true
  }

  private func isIgnored(
    _ name: UnsafeBufferPointer<UInt8>, isFolder: Bool, _ folder: ScanFolder, _ ignore: GitIgnore?
  ) -> Bool {
    ignore?.ignores(UnsafeRawBufferPointer(name), isFolder: isFolder, prefix: folder.prefix) ?? false
  }

  private func kind(of entry: UnsafeMutablePointer<dirent>, name: UnsafePointer<CChar>, _ folder: Int32) -> FileKind? {
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_DIR): return .folder
    case Int32(DT_REG): return .file
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
      var status = stat()
      return fstatat(folder, name, &status, 0) == 0 ? FileKind(mode: status.st_mode) : nil
    default: return .other
    }
  }

  // MARK: Files that are known

  /// Whether a file is as the ledger knows it, and need not be read.
  private mutating func isKnown(
    _ name: UnsafeBufferPointer<UInt8>, _ characters: UnsafePointer<CChar>, in folder: ScanFolder, _ descriptor: Int32
  ) -> Bool {
    guard let ledger, !ledger.isEmpty else { return false }
    var status = stat()
    guard fstatat(descriptor, characters, &status, 0) == 0, FileKind(mode: status.st_mode) == .file else {
      return false
    }
    let stamp = ledger.stamp(UnsafeRawBufferPointer(name), folder: folderHash(folder, ledger), status)
    switch ledger.find(stamp) {
    case .posting(let row): unchanged.insert(row)
    case .blank:
      packer.stamp = stamp
      packer.noteBlank()
    case nil: return false
    }
    return true
  }

  /// Of the file that is open, which may be another than the one that was looked at before.
  private mutating func stamp(
    _ file: Int32, _ name: UnsafeBufferPointer<UInt8>, in folder: ScanFolder
  ) -> FileStamp {
    guard let ledger else { return .unknown }
    var status = stat()
    guard fstat(file, &status) == 0, FileKind(mode: status.st_mode) == .file else { return .unknown }
    return ledger.stamp(UnsafeRawBufferPointer(name), folder: folderHash(folder, ledger), status)
  }

  private mutating func folderHash(_ folder: ScanFolder, _ ledger: FileLedger) -> UInt64 {
    if let hash = hashOfFolder { return hash }
    let hash = folder.prefix.withUnsafeBytes { ledger.key.hash($0) }
    hashOfFolder = hash
    return hash
  }

  // MARK: Reading

  private mutating func read(_ descriptor: Int32, _ name: UnsafeBufferPointer<UInt8>, in folder: ScanFolder) {
    guard let head = reader.readHead(descriptor) else { return fail(folder.file(name), errno, isRoot: false) }
    guard FrontMatterReader.opensWithFence(head) else { return packer.noteBlank() }
    if packer.addPlain(head, name: name, in: folder) { return flushIfFull() }
    switch reader.complete(head, descriptor) {
    case .failure(let failure): fail(folder.file(name), failure.errno, isRoot: false)
    case .success(let bytes):
      let document = FrontMatterDocument(bytes)
      guard document.format != nil || !document.errors.isEmpty else { return packer.noteBlank() }
      packer.add(document, name: name, in: folder)
      flushIfFull()
    }
  }

  private mutating func readNamed(_ descriptor: Int32, _ file: FilePath) {
    switch reader.read(descriptor) {
    case .failure(let failure): fail(file, failure.errno, isRoot: true)
    case .success(let bytes):
      packer.stamp = .unknown
      let path = file.bytes
      let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
      var folder = ScanFolder(root: FilePath(bytes: path[..<nameStart]))
      // The path stays as it was typed, `./` included.
      folder.prefix = Array(path[..<nameStart])
      path[nameStart...].withUnsafeBufferPointer { name in
        packer.add(FrontMatterDocument(bytes ?? []), name: name, in: folder)
      }
      flushIfFull()
    }
  }

  private mutating func flushIfFull() {
    // A few long front matters fill a batch too.
    if packer.batch.count >= batchLimit || packer.batch.textSize >= 1 << 20 { flush() }
  }

  private mutating func flush() {
    guard !packer.batch.isEmpty || !packer.batch.blanks.isEmpty else { return }
    deliver(.found(takeBatch()))
    let queue = queue
    if hasDelivered {
      readAhead.wait { queue.wasCancelled }
    } else {
      hasDelivered = true
      readAhead.waitForFirstScreen { queue.wasCancelled }
    }
    batchLimit = min(batchLimit * 2, max(1, options.batchSize))
  }

  private mutating func takeBatch() -> RecordBatch {
    var batch = packer.takeBatch()
    batch.ticket = readAhead.ticket(size: batch.size)
    return batch
  }

  private func fail(_ path: FilePath, _ number: Int32, isRoot: Bool) {
    deliver(.failure(CollectionScan.Failure(path: path, errno: number, isRoot: isRoot)))
  }
}
