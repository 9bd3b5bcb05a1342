internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Names the files below some folders in the order of the bytes of their paths: the order in which lists are printed.
///
/// One folder’s names are held at a time for each level of depth.
struct OrderedWalk {
  /// A file that may be a posting.
  struct File: Sendable {
    var path: FilePath
    /// The folder that was asked for, or the one that holds a file that was.
    var root: FilePath
    /// Whether it was named by the person who asked, so that its extension does not matter.
    var isRoot = false
  }

  enum Step: Sendable {
    case file(File)
    case failure(PostingsError, isRoot: Bool)
  }

  private struct Entry {
    var name: [UInt8]
    var isFolder: Bool
  }

  private struct Frame {
    var path: FilePath
    var root: FilePath
    var entries: [Entry]
    private var next = 0

    init(path: FilePath, root: FilePath, entries: [Entry]) {
      self.path = path
      self.root = root
      self.entries = entries
    }

    mutating func popNext() -> Entry? {
      guard next < entries.count else { return nil }
      defer { next += 1 }
      return entries[next]
    }
  }

  private let names: PostingNames
  private var roots: ArraySlice<OrderedRoots.Root>
  private var frames: [Frame] = []
  private var visited: Set<FolderQueue.FileKey> = []
  private var failures: [Step] = []

  init(_ roots: [FilePath], names: PostingNames) {
    self.names = names
    let ordered = OrderedRoots(roots, names: names)
    self.roots = ordered.roots[...]
    failures = ordered.failures.map { .failure($0, isRoot: true) }.reversed()
  }

  mutating func next() -> Step? {
    while true {
      if let failure = failures.popLast() { return failure }
      if let frame = frames.last {
        guard let entry = frames[frames.count - 1].popNext() else {
          frames.removeLast()
          continue
        }
        let path = frame.path.appending(name: entry.name)
        if !entry.isFolder { return .file(File(path: path, root: frame.root)) }
        enter(path, root: frame.root)
      } else if let root = roots.popFirst() {
        if !root.isFolder { return .file(File(path: root.path, root: root.path.removingLastComponent(), isRoot: true)) }
        enter(root.path, root: root.path)
      } else {
        return nil
      }
    }
  }

  private mutating func enter(_ path: FilePath, root: FilePath) {
    guard let stream = path.withPlatformString({ opendir($0) }) else {
      return failures.append(.failure(.failed(.read, path, Errno(rawValue: errno)), isRoot: path == root))
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { return }
    let key = FolderQueue.FileKey(device: UInt64(bitPattern: Int64(status.st_dev)), inode: UInt64(status.st_ino))
    // Links may make loops.
    guard visited.insert(key).inserted else { return }
    frames.append(Frame(path: path, root: root, entries: list(stream)))
  }

  private func list(_ stream: OpaquePointer) -> [Entry] {
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      if let found = self.entry(entry, in: dirfd(stream)) { entries.append(found) }
    }
    // A folder’s name is followed by `/` in every path below it.
    entries.sort { a, b in Self.precedes(a, b) }
    return entries
  }

  private static func precedes(_ a: Entry, _ b: Entry) -> Bool {
    let count = min(a.name.count, b.name.count)
    let order = memcmp(a.name, b.name, count)
    if order != 0 { return order < 0 }
    func following(_ entry: Entry) -> Int {
      entry.name.count > count ? Int(entry.name[count]) : entry.isFolder ? Int(UInt8(ascii: "/")) : -1
    }
    return following(a) < following(b)
  }

  private func entry(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32) -> Entry? {
    let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
    let characters = start.assumingMemoryBound(to: CChar.self)
    let name = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: strlen(characters))
    guard !names.isHidden(name), let kind = FileKind(of: entry, name: characters, folder) else { return nil }
    switch kind {
    case .folder: return names.isSkipped(folder: name) ? nil : Entry(name: Array(name), isFolder: true)
    case .file: return names.mayHoldPosting(fileName: name) ? Entry(name: Array(name), isFolder: false) : nil
    case .other: return nil
    }
  }
}

extension FilePath {
  /// A name below this folder; `.` adds nothing to it.
  func appending(name: [UInt8]) -> FilePath {
    withBytes { bytes in
      if bytes.isEmpty || bytes.count == 1 && bytes[0] == UInt8(ascii: ".") { return FilePath(bytes: name) }
      var joined: [UInt8] = []
      joined.reserveCapacity(bytes.count + 1 + name.count)
      joined.append(contentsOf: bytes)
      if joined.last != UInt8(ascii: "/") { joined.append(UInt8(ascii: "/")) }
      joined.append(contentsOf: name)
      return FilePath(bytes: joined)
    }
  }
}

extension FileKind {
  /// What an entry of a folder stands for, links followed; nil when it leads nowhere.
  init?(of entry: UnsafeMutablePointer<dirent>, name: UnsafePointer<CChar>, _ folder: Int32) {
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_DIR): self = .folder
    case Int32(DT_REG): self = .file
    case Int32(DT_LNK), Int32(DT_UNKNOWN):
      var status = stat()
      guard fstatat(folder, name, &status, 0) == 0 else { return nil }
      self.init(mode: status.st_mode)
    default: self = .other
    }
  }
}
