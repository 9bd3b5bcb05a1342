public import SystemPackage

/// A file as it was read: the bytes that an edit is made on, and what tells whether they still stand on the disk.
public struct PostingFile: Sendable, Hashable {
  /// As it was asked for; a link is not yet resolved.
  public var path: FilePath
  public var bytes: [UInt8]
  public var identity: FileIdentity

  /// 64 MB: more than any posting, and little enough for a machine.
  public static let sizeLimit = 64 << 20

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
    let place = try FilePlace(resolving: path, on: fileSystem)
    let file = try place.open(.reading)
    defer { fileSystem.close(file) }
    let (bytes, identity) = try place.contents(of: file, limit: limit)
    return PostingFile(path: path, bytes: bytes, identity: identity)
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
