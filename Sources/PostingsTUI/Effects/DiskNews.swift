internal import Postings
internal import SystemPackage

/// What other programs have touched, and what we wrote ourselves, which is no news.
nonisolated struct DiskNews {
  private var touched = TouchedPaths()
  private var own: [FilePath: FileIdentity] = [:]

  /// More would be a collection that we have written whole, several times over.
  private static let ownLimit = 1 << 17

  mutating func add(_ more: TouchedPaths) { touched.formUnion(more) }

  mutating func noteOwn(_ path: FilePath, _ identity: FileIdentity?) {
    if own.count > Self.ownLimit { own = [:] }
    own[path] = identity
  }

  /// All that has come since the last call.
  mutating func take() -> TouchedPaths {
    defer { touched = TouchedPaths() }
    return touched
  }

  /// Without the files that are as we left them.
  func withoutOwn(_ touched: TouchedPaths) -> TouchedPaths {
    var rest = touched
    rest.files = touched.files.filter { path in
      guard let left = own[path] else { return true }
      return Self.identity(path)?.hasSameBytes(as: left) != true
    }
    return rest
  }

  /// Links followed; nil for what cannot be looked at.
  static func identity(_ path: FilePath) -> FileIdentity? {
    let disk = DiskFileSystem()
    guard let file = try? disk.openToRead(path) else { return nil }
    defer { disk.close(file) }
    return try? disk.identity(of: file)
  }
}
