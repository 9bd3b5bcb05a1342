internal import SystemPackage

/// Where a file stands once links are followed: an open folder, and a name in it.
final class FilePlace {
  /// As it was asked for.
  let path: FilePath
  /// Absolute, without links.
  let resolved: FilePath
  let name: FilePath
  let folder: OpenFolder
  let fileSystem: any FileSystem

  init(path: FilePath, name: FilePath, folder: OpenFolder) {
    self.path = path
    self.name = name
    self.folder = folder
    self.resolved = folder.path.appending(name.components)
    self.fileSystem = folder.fileSystem
  }

  /// - Throws: ``PostingsError/notFound(_:)`` for a link that leads nowhere too.
  convenience init(
    resolving path: FilePath, in cache: FolderCache? = nil, on fileSystem: any FileSystem
  ) throws(PostingsError) {
    let cache = cache ?? FolderCache(fileSystem)
    guard let name = path.lastComponent, name.kind == .regular else { throw .notAFile(path, .folder) }
    let folder = try cache.folder(path.removingLastComponent(), for: path)
    let fileName = FilePath(root: nil, [name])
    let kind: FileIdentity.Kind
    do throws(Errno) {
      kind = try fileSystem.identity(of: fileName, in: folder.descriptor).kind
    } catch {
      throw error == .noSuchFileOrDirectory ? .notFound(path) : .failed(.read, path, error)
    }
    switch kind {
    case .file: self.init(path: path, name: fileName, folder: folder)
    case .link:
      let target = try attempt(.read, path) { () throws(Errno) in try fileSystem.resolve(folder.path.appending(name)) }
      guard let targetName = target.lastComponent else { throw .notAFile(path, .folder) }
      let targetFolder = try cache.folder(target.removingLastComponent(), for: path)
      self.init(path: path, name: FilePath(root: nil, [targetName]), folder: targetFolder)
    case let other: throw .notAFile(path, other)
    }
  }

  /// A name that need not exist yet, in a folder that does.
  init(newFile path: FilePath, in cache: FolderCache) throws(PostingsError) {
    guard let name = path.lastComponent, name.kind == .regular else { throw .notAFile(path, .folder) }
    self.path = path
    self.folder = try cache.folder(path.removingLastComponent(), for: path)
    self.name = FilePath(root: nil, [name])
    self.resolved = folder.path.appending(name)
    self.fileSystem = folder.fileSystem
  }

  /// Opens the file and makes sure that it is one.
  func open(_ use: FileUse) throws(PostingsError) -> FileDescriptor {
    let operation: PostingsError.Operation = use == .reading ? .read : .write
    let file = try attempt(operation, path) { () throws(Errno) in
      try fileSystem.open(name, in: folder.descriptor, use)
    }
    do throws(PostingsError) {
      let kind = try attempt(operation, path) { () throws(Errno) in try fileSystem.identity(of: file).kind }
      guard kind == .file else { throw .notAFile(path, kind) }
      return file
    } catch {
      fileSystem.close(file)
      throw error
    }
  }

  /// The bytes, and an identity that was the same before and after they were read when nobody was writing.
  func contents(of file: FileDescriptor, limit: Int) throws(PostingsError) -> ([UInt8], FileIdentity) {
    let identity = try attempt(.read, path) { () throws(Errno) in try fileSystem.identity(of: file) }
    guard identity.size <= limit else { throw .tooLarge(path, limit: limit) }
    let bytes = try attempt(.read, path) { () throws(Errno) in
      try fileSystem.readAll(file, sizeHint: identity.size, limit: limit)
    }
    guard let bytes else { throw .tooLarge(path, limit: limit) }
    return (bytes, identity)
  }

  /// What stands under the name now.
  func currentIdentity() throws(Errno) -> FileIdentity {
    try fileSystem.identity(of: name, in: folder.descriptor)
  }
}

/// A folder that stays open while files in it are read or written.
final class OpenFolder {
  let path: FilePath
  let descriptor: FileDescriptor
  let fileSystem: any FileSystem

  init(path: FilePath, descriptor: FileDescriptor, on fileSystem: any FileSystem) {
    self.path = path
    self.descriptor = descriptor
    self.fileSystem = fileSystem
  }

  deinit { fileSystem.close(descriptor) }
}

/// The folders that one run of saves has open, so that thousands of files in one folder resolve it once.
final class FolderCache {
  private let fileSystem: any FileSystem
  private var folders: [FilePath: OpenFolder] = [:]
  /// Descriptors are few (1,024 by default), and files need theirs.
  private let limit = 64

  init(_ fileSystem: any FileSystem) { self.fileSystem = fileSystem }

  /// - Parameter path: the folder of `file`; empty for a plain name.
  func folder(_ path: FilePath, for file: FilePath) throws(PostingsError) -> OpenFolder {
    if let folder = folders[path] { return folder }
    let folder = try attempt(.read, file) { () throws(Errno) in
      let resolved = try fileSystem.resolve(path.isEmpty ? "." : path)
      return OpenFolder(path: resolved, descriptor: try fileSystem.openFolder(resolved), on: fileSystem)
    }
    if folders.count >= limit { folders.removeAll(keepingCapacity: true) }
    folders[path] = folder
    return folder
  }
}
