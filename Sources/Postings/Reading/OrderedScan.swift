internal import FrontMatter
public import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads the postings below some folders on many threads and hands them over in the order of their paths, in memory that
/// does not grow with their number.
public struct OrderedScan: Sendable {
  /// Which files may be postings.
  public var names = PostingNames()
  /// Which keys carry which role.
  public var roleMap = RoleMap()
  /// On a cold disk 16 is four times as fast as 2, on a warm one it costs nothing.
  public var threads = 16
  /// Whether the bodies are wanted too; else only as much of a file is read as its front matter needs.
  public var readsBodies = false

  /// A scan of the front matter only, under the rules of a collection or the usual ones.
  public init(roleMap: RoleMap = RoleMap(), names: PostingNames = PostingNames()) {
    self.roleMap = roleMap
    self.names = names
  }

  /// One file, or what stands in its way.
  public enum Item: Sendable {
    case posting(Posting)
    /// - isRoot: whether it is one of the paths that were asked for.
    case failure(PostingsError, isRoot: Bool)
  }

  private static let filesPerJob = 64
  private static let jobsUnderWay = 48

  /// Runs until all is read, or `receive` says no.
  ///
  /// - Parameters:
  ///   - roots: folders, walked, and files, read whatever they are called.
  ///   - transform: called on many threads at once, with up to 64 files in their order.
  ///   - receive: called on the caller’s thread, with the outputs in their order.
  public func run<Output: Sendable>(
    _ roots: [FilePath], transform: @escaping @Sendable ([Item]) -> Output, receive: (Output) -> Bool
  ) {
    var walk = OrderedWalk(roots, names: names)
    let pipeline = OrderedPipeline<[OrderedWalk.Step], Output>(threads: threads, window: Self.jobsUnderWay) { steps in
      transform(read(steps))
    }
    pipeline.run(
      next: {
        var steps: [OrderedWalk.Step] = []
        steps.reserveCapacity(Self.filesPerJob)
        while steps.count < Self.filesPerJob, let step = walk.next() { steps.append(step) }
        return steps.isEmpty ? nil : steps
      }, receive: receive)
  }

  private func read(_ steps: [OrderedWalk.Step]) -> [Item] {
    let reader = FrontMatterReader()
    defer { reader.deallocate() }
    return steps.compactMap { step in
      switch step {
      case .failure(let error, let isRoot): .failure(error, isRoot: isRoot)
      case .file(let file): read(file, with: reader)
      }
    }
  }

  /// Nil when the file has no front matter.
  private func read(_ file: OrderedWalk.File, with reader: FrontMatterReader) -> Item? {
    // O_NONBLOCK: what was a file a moment ago may be a FIFO now.
    let descriptor = file.path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      return .failure(.failed(.read, file.path, Errno(rawValue: errno)), isRoot: file.isRoot)
    }
    defer { close(descriptor) }
    switch readsBodies ? reader.readWhole(descriptor) : reader.read(descriptor) {
    case .failure(let failure):
      return .failure(.failed(.read, file.path, Errno(rawValue: failure.errno)), isRoot: file.isRoot)
    case .success(nil): return nil
    case .success(let bytes?):
      let document = FrontMatterDocument(bytes)
      guard document.format != nil || !document.errors.isEmpty else { return nil }
      return .posting(Posting(path: file.path, root: file.root, document: document, roleMap: roleMap))
    }
  }
}
