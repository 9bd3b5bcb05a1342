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
    /// A symbolic link, to a file or a folder.
    var isLink: Bool
  }

  private struct Frame {
    var folder: ScanFolder
    /// Whether a link was followed on the way, so that what is here may be found under a name of its own too.
    var isBehindLink: Bool
    var entries: [Entry]
    private var next = 0

    init(folder: ScanFolder, isBehindLink: Bool, entries: [Entry]) {
      self.folder = folder
      self.isBehindLink = isBehindLink
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
  /// The folders that were asked for, without links, with a slash at their end; found when a link is met.
  private lazy var resolvedRoots = Self.resolved(allRoots)
  private let allRoots: [OrderedRoots.Root]
  private var failures: [Step] = []

  init(_ paths: [FilePath], names: PostingNames) {
    self.names = names
    let ordered = OrderedRoots(paths, names: names)
    allRoots = ordered.roots
    roots = ordered.roots[...]
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
        if !entry.isFolder {
          return .file(File(path: entry.name.withUnsafeBufferPointer(frame.folder.file), root: frame.folder.root))
        }
        enter(entry, of: frame)
      } else if let root = roots.popFirst() {
        if !root.isFolder { return .file(File(path: root.path, root: root.path.removingLastComponent(), isRoot: true)) }
        var folder = ScanFolder(root: root.path)
        if names.obeysGitIgnore { folder.ignore = GitIgnore.above(root.path, prefix: folder.prefix) }
        enter(folder, isBehindLink: false)
      } else {
        return nil
      }
    }
  }

  private mutating func enter(_ entry: Entry, of frame: Frame) {
    let folder = entry.name.withUnsafeBufferPointer { frame.folder.child($0, ignore: frame.folder.ignore) }
    let isBehindLink = entry.isLink || frame.isBehindLink
    if isBehindLink, isFoundUnderOwnName(folder.path) { return }
    enter(folder, isBehindLink: isBehindLink)
  }

  private mutating func enter(_ folder: ScanFolder, isBehindLink: Bool) {
    guard let stream = folder.path.withPlatformString({ opendir($0) }) else {
      return failures.append(.failure(.failed(.read, folder.path, Errno(rawValue: errno)), isRoot: folder.isRoot))
    }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { return }
    let key = FolderQueue.FileKey(device: UInt64(bitPattern: Int64(status.st_dev)), inode: UInt64(status.st_ino))
    // Links may make loops.
    guard visited.insert(key).inserted else { return }
    var folder = folder
    if names.obeysGitIgnore {
      folder.ignore = GitIgnore.inFolder(dirfd(stream), prefix: folder.prefix, below: folder.ignore)
    }
    frames.append(Frame(folder: folder, isBehindLink: isBehindLink, entries: list(stream, of: folder)))
  }

  // MARK: Links

  /// What can be reached by its own name is listed under it, however early a link to it stands.
  private mutating func isFoundUnderOwnName(_ folder: FilePath) -> Bool {
    guard let place = Self.resolved(folder) else { return false }
    let reach = OrderedReach(names: names)
    return resolvedRoots.contains { root in
      place.starts(with: root.key) && reach.comes(by: place.dropFirst(root.key.count), isFolder: true, from: root.path)
    }
  }

  private static func resolved(_ roots: [OrderedRoots.Root]) -> [(path: FilePath, key: [UInt8])] {
    roots.filter(\.isFolder).compactMap { root in resolved(root.path).map { (root.path, $0) } }
  }

  /// Absolute, without links, with a slash at its end.
  private static func resolved(_ folder: FilePath) -> [UInt8]? {
    guard let found = folder.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(found) }
    let bytes = FilePath(platformString: found).bytes
    return bytes.last == UInt8(ascii: "/") ? bytes : bytes + [UInt8(ascii: "/")]
  }

  // MARK: Names

  private func list(_ stream: OpaquePointer, of folder: ScanFolder) -> [Entry] {
    var entries: [Entry] = []
    while let entry = readdir(stream) {
      if let found = self.entry(entry, in: dirfd(stream), of: folder) { entries.append(found) }
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

  private func entry(
    _ entry: UnsafeMutablePointer<dirent>, in descriptor: Int32, of folder: ScanFolder
  ) -> Entry? {
    let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
    let characters = start.assumingMemoryBound(to: CChar.self)
    let name = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: strlen(characters))
    guard !names.isHidden(name), let kind = FileKind(of: entry, name: characters, descriptor) else { return nil }
    let isLink = Int32(entry.pointee.d_type) == Int32(DT_LNK)
    switch kind {
    case .folder: if names.isSkipped(folder: name) { return nil }
    case .file: if !names.mayHoldPosting(fileName: name) { return nil }
    case .other: return nil
    }
    // To git a link is no folder.
    let isFolder = kind == .folder && !isLink
    if let ignore = folder.ignore,
      ignore.ignores(UnsafeRawBufferPointer(name), isFolder: isFolder, prefix: folder.prefix)
    {
      return nil
    }
    return Entry(name: Array(name), isFolder: kind == .folder, isLink: isLink)
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
