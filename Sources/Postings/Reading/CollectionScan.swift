internal import Synchronization
public import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Walks folders and reads the front matter in them on many threads, handing over what it finds as it goes.
public final class CollectionScan: Sendable {
  /// How folders are walked and postings read.
  public struct Options: Sendable {
    /// Which files and folders are looked at.
    public var names = PostingNames()
    /// Which keys carry which role.
    public var roleMap = RoleMap()
    /// On a cold disk 16 is four times as fast as 2, on a warm one it costs nothing.
    public var threads = 16
    /// Postings handed over at once, at most.
    public var batchSize = 256
    /// How much may be read before what was found is taken in, in bytes: some five thousand postings.
    public var readAheadLimit = 6 << 20
    /// Gets to know each folder before it is read.
    public var watch: CollectionWatch?
    /// The usual ones.
    public init() {}
  }

  /// What a scan tells.
  public enum Event: Sendable {
    case found(RecordBatch)
    case failure(Failure)
    /// Rows of the index whose files are as they were, once for each thread.
    case unchanged(RowSet)
    /// The last event.
    case finished(wasCancelled: Bool)
  }

  /// Something that could not be read.
  public struct Failure: Sendable, Hashable {
    /// The file or folder.
    public var path: FilePath
    /// Why, as the system call said it.
    public var errno: Int32
    /// Whether it is one of the paths that were asked for.
    public var isRoot: Bool
  }

  private let queue = FolderQueue()
  private let options: Options
  private let deliver: @Sendable (Event) -> Void
  private let running: Atomic<Int>
  private let readAhead: ReadAhead

  /// Begins to read; `deliver` is called from several threads, one call after the other for each.
  ///
  /// - Parameters:
  ///   - roots: folders, walked, and files, read whatever they are called.
  ///   - ledger: what is known of the files already: those that did not change are not read. With one, what is found
  ///     can be kept in an index; nil spares the look at each file’s times.
  public init(
    _ roots: [FilePath], options: Options = Options(), ledger: FileLedger? = nil,
    deliver: @escaping @Sendable (Event) -> Void
  ) {
    self.options = options
    self.deliver = deliver
    self.running = Atomic(max(1, options.threads))
    readAhead = ReadAhead(limit: options.readAheadLimit)
    let files = roots.filter { root in
      guard let kind = FileKind(root) else {
        deliver(.failure(Failure(path: root, errno: errno, isRoot: true)))
        return false
      }
      if kind == .folder {
        var folder = ScanFolder(root: root)
        if options.names.obeysGitIgnore { folder.ignore = GitIgnore.above(root, prefix: folder.prefix) }
        queue.push(folder)
      }
      if kind != .folder { options.watch?.watch(file: root) }
      return kind != .folder
    }
    for index in 0..<max(1, options.threads) {
      WorkerThreads.startOrRun(givesWay: true) { [self] in
        var worker = ScanWorker(
          queue: queue, options: options, ledger: ledger, readAhead: readAhead, deliver: deliver)
        if index == 0 { worker.readFiles(files) }
        worker.run()
        if running.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
          deliver(.finished(wasCancelled: queue.wasCancelled))
        }
      }
    }
  }

  /// Gives up; `finished` follows.
  public func cancel() { queue.cancel() }
}

/// What a name stands for, links followed.
enum FileKind {
  case folder
  case file
  case other

  init?(_ path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
    self.init(mode: status.st_mode)
  }

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file
    default: self = .other
    }
  }
}
