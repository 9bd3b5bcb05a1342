internal import Postings
internal import SystemPackage

/// What other programs have touched, and what we wrote ourselves, which is no news.
///
/// What we left in a file is known by a hash of its bytes. Its inode, size and time would not do: by the time that they
/// can be asked for, another program may have written, and within one tick of the clock its write looks like ours.
nonisolated struct DiskNews {
  private var touched = TouchedPaths()
  private var own: [FilePath: Int] = [:]
  /// Written by us while a scan was under way, which may have read them before.
  private var writtenWhileLoading: Set<FilePath> = []

  /// More would be a collection that we have written whole, several times over.
  private static let ownLimit = 1 << 17

  mutating func add(_ more: TouchedPaths) { touched.formUnion(more) }

  /// A load begins: what it reads may be older, or newer, than what we left.
  mutating func beginLoad() {
    own = [:]
    writtenWhileLoading = []
  }

  mutating func noteOwn(_ path: FilePath, _ left: Int?, whileLoading: Bool) {
    if own.count > Self.ownLimit { own = [:] }
    own[path] = left
    if whileLoading { writtenWhileLoading.insert(path) }
  }

  /// The list shows these bytes now: what we left before is not what another program would have to bring back.
  mutating func noteShown(_ path: FilePath, _ bytes: Int) {
    if let left = own[path], left != bytes { own[path] = nil }
  }

  /// From now on these are news whatever they hold.
  mutating func forgetOwn(_ paths: TouchedPaths) {
    if paths.folders.isEmpty {
      for path in paths.files { own[path] = nil }
    } else {
      own = [:]
    }
  }

  /// All that has come since the last call.
  mutating func take() -> TouchedPaths {
    defer { touched = TouchedPaths() }
    return touched
  }

  mutating func takeWrittenWhileLoading() -> Set<FilePath> {
    defer { writtenWhileLoading = [] }
    return writtenWhileLoading
  }

  /// Without the files that are as we left them; reads those that we wrote.
  func withoutOwn(_ touched: TouchedPaths) -> TouchedPaths {
    var rest = touched
    rest.files = touched.files.filter { path in
      guard let left = own[path] else { return true }
      return Self.hash(ofFile: path) != left
    }
    return rest
  }

  /// Equal, but for accidents, when the bytes are.
  static func hash(_ bytes: [UInt8]) -> Int {
    var hasher = Hasher()
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    return hasher.finalize()
  }

  /// Links followed; nil for what cannot be read.
  static func hash(ofFile path: FilePath) -> Int? { (try? PostingFile.read(path)).map { hash($0.bytes) } }
}
