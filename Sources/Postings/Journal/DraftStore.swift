public import SystemPackage
internal import Synchronization

/// What a form holds before it is saved, kept so that a crash does not lose it.
public struct StoredDraft: Sendable, Hashable {
  /// Of the posting; absolute.
  public var path: FilePath
  /// Of the bytes that the draft was made on.
  public var base: ContentHash
  /// Nanoseconds since 1970-01-01T00:00Z.
  public var time: Int64
  /// The form's own business.
  public var content: [UInt8]

  /// A draft to be kept.
  public init(path: FilePath, base: ContentHash, time: Int64, content: [UInt8]) {
    self.path = path
    self.base = base
    self.time = time
    self.content = content
  }
}

/// The drafts of all sessions: one file each, written beside and renamed, locked for as long as its session lives.
///
/// A draft whose lock is free belongs to a session that has crashed, and is offered at the next start. Kept in
/// `$XDG_STATE_HOME/postings/drafts`, mode 0700, files 0600.
public final class DraftStore: Sendable {
  private let folder: StateFolder
  private let session: String
  /// The open, locked file of each draft of this session.
  private let heldFiles = Mutex<[FilePath: FileDescriptor]>([:])
  private var fileSystem: any FileSystem { folder.fileSystem }

  /// A draft is text that a person has typed, in bytes.
  private static let sizeLimit = 128 << 20
  private static let version: UInt8 = 1
  private static let suffix = Array(".draft".utf8)

  /// - Parameter folder: `drafts` in ``BaseFolder/state``.
  public init(_ folder: StateFolder) {
    self.folder = folder
    self.session = folder.fileSystem.randomName()
  }

  deinit {
    let fileSystem = folder.fileSystem
    heldFiles.withLock { held in for file in held.values { fileSystem.close(file) } }
  }

  /// Keeps a draft in the place of this session's earlier one for the same posting.
  public func save(_ draft: StoredDraft) throws(PostingsError) {
    let open = try folder.open()
    let name = fileName(for: draft.path)
    let file = try attempt(.keepState, folder.path) { () throws(Errno) in try write(draft, as: name, in: open) }
    let earlier = heldFiles.withLock { $0.updateValue(file, forKey: draft.path) }
    if let earlier { fileSystem.close(earlier) }
  }

  /// Forgets this session's draft for a posting, once it is saved or thrown away.
  public func remove(_ path: FilePath) throws(PostingsError) {
    let file = heldFiles.withLock { $0.removeValue(forKey: path) }
    defer { if let file { fileSystem.close(file) } }
    try unlink(fileName(for: path))
  }

  /// This session’s own drafts, as they are on the disk.
  public var held: [StoredDraft] {
    heldFiles.withLock { $0.values.compactMap { draft(in: $0) } }
  }

  /// Gives up the locks and leaves the drafts, as the end of the process does.
  public func abandonAll() {
    heldFiles.withLock { held in
      for file in held.values { fileSystem.close(file) }
      held = [:]
    }
  }

  /// Drafts that crashed sessions left, the newest last; damaged ones are left out.
  public func abandoned() throws(PostingsError) -> [StoredDraft] {
    try scan().map(\.draft).sorted { $0.time < $1.time }
  }

  /// Forgets the drafts that crashed sessions left for a posting.
  public func removeAbandoned(_ path: FilePath) throws(PostingsError) {
    for (name, draft) in try scan() where draft.path == path { try unlink(name) }
  }

  /// Removes what is of no use: damaged drafts and halves of ones that a kill left.
  ///
  /// - Returns: how many damaged drafts there were.
  @discardableResult
  public func clean() throws(PostingsError) -> Int {
    guard let open = try folder.openIfThere() else { return 0 }
    Litter.clean(open.path, on: fileSystem)
    var damaged = 0
    for name in try names(in: open) where try isDamaged(name, in: open) {
      try unlink(name)
      damaged += 1
    }
    return damaged
  }

  private func isDamaged(_ name: FilePath, in open: OpenFolder) throws(PostingsError) -> Bool {
    guard let file = try attempt(.keepState, folder.path, { () throws(Errno) in try open.openOwn(name, .reading) })
    else {
      return false
    }
    defer { fileSystem.close(file) }
    guard isFree(file) else { return false }
    return draft(in: file) == nil
  }

  private func write(_ draft: StoredDraft, as name: FilePath, in open: OpenFolder) throws(Errno) -> FileDescriptor {
    let temporary = try TemporaryFile(
      beside: FilePlace(path: open.path.appending(name.components), name: name, folder: open))
    try fileSystem.writeAll(temporary.descriptor, RecordFrame.framed(payload(of: draft)))
    try fileSystem.sync(temporary.descriptor)
    try fileSystem.rename(temporary.name, to: name, in: open.descriptor)
    temporary.wasMoved()
    try fileSystem.sync(open.descriptor)
    return temporary.keepOpen()
  }

  /// Drafts that nobody holds, this session's own excepted.
  private func scan() throws(PostingsError) -> [(name: FilePath, draft: StoredDraft)] {
    guard let open = try folder.openIfThere() else { return [] }
    var found: [(FilePath, StoredDraft)] = []
    for name in try names(in: open) {
      guard let file = try? open.openOwn(name, .reading) else { continue }
      defer { fileSystem.close(file) }
      if isFree(file), let draft = draft(in: file) { found.append((name, draft)) }
    }
    return found
  }

  private func isFree(_ file: FileDescriptor) -> Bool { (try? fileSystem.tryLock(file)) ?? true }

  private func names(in open: OpenFolder) throws(PostingsError) -> [FilePath] {
    try attempt(.keepState, folder.path) { () throws(Errno) in
      try fileSystem.names(in: open.descriptor).filter { name in
        name.withBytes { $0.suffix(6).elementsEqual(Self.suffix) }
      }
    }
  }

  private func unlink(_ name: FilePath) throws(PostingsError) {
    guard let open = try folder.openIfThere() else { return }
    do throws(Errno) {
      try fileSystem.unlink(name, in: open.descriptor)
    } catch {
      if error != .noSuchFileOrDirectory { throw .failed(.keepState, folder.path, error) }
    }
  }

  private func fileName(for path: FilePath) -> FilePath {
    FilePath("\(HexText.text(of: ContentHash(path.bytes).first))-\(session).draft")
  }

  private func payload(of draft: StoredDraft) -> [UInt8] {
    var writer = RecordWriter()
    writer.put(Self.version)
    writer.put(draft.path)
    writer.put(draft.base)
    writer.put(draft.time)
    writer.put(draft.content)
    return writer.bytes
  }

  private func draft(in file: FileDescriptor) -> StoredDraft? {
    guard let size = try? fileSystem.identity(of: file).size,
      let bytes = try? fileSystem.readAll(file, sizeHint: size, limit: Self.sizeLimit),
      let payload = RecordFrame.payloads(in: bytes).payloads.first
    else { return nil }
    var reader = RecordReader(payload)
    guard reader.number(UInt8.self) == Self.version, let path = reader.path(), let base = reader.hash(),
      let time = reader.number(Int64.self), let content = reader.content(), reader.isAtEnd
    else { return nil }
    return StoredDraft(path: path, base: base, time: time, content: Array(content))
  }
}
