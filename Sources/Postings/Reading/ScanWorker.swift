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
  private var batch: [Posting] = []

  init(queue: FolderQueue, options: CollectionScan.Options, deliver: @escaping @Sendable (CollectionScan.Event) -> Void) {
    self.queue = queue
    self.options = options
    self.deliver = deliver
  }

  deinit { reader.deallocate() }

  mutating func run() {
    while let folder = queue.pop() {
      walk(folder)
      flush()
      queue.done()
    }
  }

  /// Files that were named one by one.
  mutating func readFiles(_ files: [FilePath]) {
    for file in files {
      let root = file.removingLastComponent()
      // O_NONBLOCK: a FIFO must not hold us up.
      let descriptor = file.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
      guard descriptor >= 0 else {
        fail(file, errno, isRoot: true)
        continue
      }
      if FileKind(file) == .file {
        read(descriptor, path: file, root: root, isRoot: true)
      } else {
        fail(file, EINVAL, isRoot: true)
      }
      close(descriptor)
    }
    flush()
  }

  private mutating func walk(_ folder: FolderQueue.Folder) {
    let isRoot = folder.path == folder.root
    guard let stream = folder.path.withPlatformString({ opendir($0) }) else {
      fail(folder.path, errno, isRoot: isRoot)
      return
    }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return }
    guard queue.enter(FolderQueue.FileKey(device: UInt64(bitPattern: Int64(status.st_dev)), inode: UInt64(status.st_ino)))
    else { return }
    while let entry = readdir(stream) {
      if queue.wasCancelled { return }
      visit(entry, in: folder, descriptor: descriptor)
    }
  }

  private mutating func visit(_ entry: UnsafeMutablePointer<dirent>, in folder: FolderQueue.Folder, descriptor: Int32) {
    let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
    let characters = start.assumingMemoryBound(to: CChar.self)
    let name = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: strlen(characters))
    guard !options.names.isHidden(name) else { return }
    switch kind(of: entry, name: characters, descriptor) {
    case .folder:
      guard !options.names.isSkipped(folder: name) else { return }
      queue.push(FolderQueue.Folder(path: Self.join(folder.path, name), root: folder.root))
    case .file:
      guard options.names.mayHoldPosting(fileName: name) else { return }
      let file = openat(descriptor, characters, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else { return fail(Self.join(folder.path, name), errno, isRoot: false) }
      read(file, path: Self.join(folder.path, name), root: folder.root, isRoot: false)
      close(file)
    case .other, nil: return
    }
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

  private mutating func read(_ descriptor: Int32, path: FilePath, root: FilePath, isRoot: Bool) {
    switch reader.read(descriptor) {
    case .failure(let failure): fail(path, failure.errno, isRoot: isRoot)
    case .success(nil): return
    case .success(let bytes?):
      let document = FrontMatterDocument(bytes)
      guard document.format != nil || !document.errors.isEmpty else { return }
      batch.append(Posting(path: path, root: root, document: document, roleMap: options.roleMap))
      if batch.count >= options.batchSize { flush() }
    }
  }

  private mutating func flush() {
    guard !batch.isEmpty else { return }
    deliver(.postings(batch))
    batch.removeAll(keepingCapacity: true)
  }

  private func fail(_ path: FilePath, _ number: Int32, isRoot: Bool) {
    deliver(.failure(CollectionScan.Failure(path: path, errno: number, isRoot: isRoot)))
  }

  /// `.` adds nothing to a name.
  private static func join(_ folder: FilePath, _ name: UnsafeBufferPointer<UInt8>) -> FilePath {
    folder.withBytes { bytes in
      if bytes.count == 1 && bytes[0] == UInt8(ascii: ".") { return FilePath(bytes: name) }
      let slash: [UInt8] = bytes.last == UInt8(ascii: "/") ? [] : [UInt8(ascii: "/")]
      return FilePath(bytes: Array(bytes) + slash + name)
    }
  }
}
