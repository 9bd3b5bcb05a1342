public import SystemPackage

/// A file as it was read: the bytes that an edit is made on, and what tells whether they still stand on the disk.
public struct PostingFile: Sendable, Hashable {
  /// As it was asked for; a link is not yet resolved.
  public var path: FilePath
  /// The whole file.
  public var bytes: [UInt8]
  /// As it was just before the bytes were read.
  public var identity: FileIdentity

  /// 64 MB: more than any posting, and little enough for a machine.
  public static let sizeLimit = 64 << 20

  /// A file as some other reader has read it.
  public init(path: FilePath, bytes: [UInt8], identity: FileIdentity) {
    self.path = path
    self.bytes = bytes
    self.identity = identity
  }

  /// Reads a regular file; follows links.
  ///
  /// - Parameter limit: bytes above which the file is refused.
  /// - Throws: ``PostingsError/notFound(_:)``, ``PostingsError/notAFile(_:_:)``, ``PostingsError/tooLarge(_:limit:)``
  ///   or ``PostingsError/failed(_:_:_:)``.
  public static func read(
    _ path: FilePath, limit: Int = sizeLimit, on fileSystem: some FileSystem = DiskFileSystem()
  ) throws(PostingsError) -> PostingFile {
    let file = try open(path, on: fileSystem)
    defer { fileSystem.close(file) }
    let identity = try attempt(.read, path) { () throws(Errno) in try fileSystem.identity(of: file) }
    guard identity.kind == .file else { throw .notAFile(path, identity.kind) }
    guard identity.size <= limit else { throw .tooLarge(path, limit: limit) }
    let bytes = try attempt(.read, path) { () throws(Errno) in
      try fileSystem.readAll(file, sizeHint: identity.size, limit: limit)
    }
    guard let bytes else { throw .tooLarge(path, limit: limit) }
    return PostingFile(path: path, bytes: bytes, identity: identity)
  }

  private static func open(_ path: FilePath, on fileSystem: some FileSystem) throws(PostingsError) -> FileDescriptor {
    do throws(Errno) {
      return try fileSystem.openToRead(path)
    } catch {
      switch error {
      case .noSuchFileOrDirectory: throw .notFound(path)
      // What open(2) says of a socket, and of a device that is not there.
      case .noSuchAddressOrDevice: throw .notAFile(path, .socket)
      default: throw .failed(.read, path, error)
      }
    }
  }

  /// What was just written through a descriptor: should its identity not be had, it stands there all the same.
  init(
    path: FilePath, bytes: [UInt8], written file: FileDescriptor, on fileSystem: any FileSystem
  ) throws(PostingsError) {
    do throws(Errno) {
      self.init(path: path, bytes: bytes, identity: try fileSystem.identity(of: file))
    } catch {
      throw .notConfirmed(path, error)
    }
  }
}
