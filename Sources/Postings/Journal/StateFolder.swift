public import SystemPackage

/// A folder of our own below `$XDG_STATE_HOME/postings`: mode 0700, its files 0600, ours alone, checked when used.
public struct StateFolder: Sendable {
  /// Where it is, whether it exists or not.
  public let path: FilePath
  let fileSystem: any FileSystem

  /// - Parameter path: made, with the folders above it, when it is first written to.
  public init(_ path: FilePath, on fileSystem: any FileSystem = DiskFileSystem()) {
    self.path = path
    self.fileSystem = fileSystem
  }

  /// Opens the folder for reading.
  ///
  /// - Returns: nil when it does not exist.
  func openIfThere() throws(PostingsError) -> OpenFolder? {
    let descriptor: FileDescriptor
    do throws(Errno) {
      descriptor = try fileSystem.openFolder(path)
    } catch {
      switch error {
      case .noSuchFileOrDirectory: return nil
      case .notDirectory: throw .unsafeState(path, .notAFolder)
      default: throw .failed(.keepState, path, error)
      }
    }
    return try checked(OpenFolder(path: path, descriptor: descriptor, on: fileSystem))
  }

  /// Opens the folder, and makes it when it is missing.
  func open() throws(PostingsError) -> OpenFolder {
    if let folder = try openIfThere() { return folder }
    try make(path)
    guard let folder = try openIfThere() else { throw .failed(.keepState, path, .noSuchFileOrDirectory) }
    return folder
  }

  /// Makes the folder, and those above it, unless it is there.
  ///
  /// - Throws: ``PostingsError/unsafeState(_:_:)`` for one that is not ours alone.
  public func makeIfMissing() throws(PostingsError) {
    _ = try open()
  }

  private func make(_ path: FilePath) throws(PostingsError) {
    do throws(Errno) {
      try fileSystem.makeFolder(path)
    } catch {
      switch error {
      case .fileExists: return
      case .noSuchFileOrDirectory where path.lastComponent != nil:
        try make(path.removingLastComponent())
        try attempt(.keepState, path) { () throws(Errno) in try makeUnlessThere(path) }
      default: throw .failed(.keepState, path, error)
      }
    }
  }

  private func makeUnlessThere(_ path: FilePath) throws(Errno) {
    do throws(Errno) {
      try fileSystem.makeFolder(path)
    } catch {
      if error != .fileExists { throw error }
    }
  }

  private func checked(_ folder: OpenFolder) throws(PostingsError) -> OpenFolder {
    let identity = try attempt(.keepState, path) { () throws(Errno) in try fileSystem.identity(of: folder.descriptor) }
    guard identity.user == fileSystem.user() else { throw .unsafeState(path, .belongsToAnother) }
    guard identity.mode.rawValue & 0o077 == 0 else { throw .unsafeState(path, .openToOthers) }
    return folder
  }
}

extension OpenFolder {
  /// Opens a file of ours; nil when it is missing, or is not what we made: a regular file of this user, with one
  /// name, closed to others.
  func openOwn(_ name: FilePath, _ use: FileUse) throws(Errno) -> FileDescriptor? {
    let file: FileDescriptor
    do throws(Errno) {
      file = try fileSystem.open(name, in: descriptor, use)
    } catch {
      if error == .noSuchFileOrDirectory || error == .tooManySymbolicLinkLevels { return nil }
      throw error
    }
    do throws(Errno) {
      let identity = try fileSystem.identity(of: file)
      let isOurs =
        identity.kind == .file && identity.user == fileSystem.user() && identity.linkCount == 1
        && identity.mode.rawValue & 0o077 == 0
      if isOurs { return file }
      fileSystem.close(file)
      return nil
    } catch {
      fileSystem.close(file)
      throw error
    }
  }

  /// All bytes of a file of ours; nil as for ``openOwn(_:_:)``, or when it is too large.
  func readOwn(_ name: FilePath, limit: Int) throws(Errno) -> [UInt8]? {
    guard let file = try openOwn(name, .reading) else { return nil }
    defer { fileSystem.close(file) }
    return try fileSystem.readAll(file, sizeHint: try fileSystem.identity(of: file).size, limit: limit)
  }
}
