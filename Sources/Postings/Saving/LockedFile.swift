internal import SystemPackage

/// A file that is open, locked against other writers of ours, and read.
final class LockedFile {
  let place: FilePlace
  let descriptor: FileDescriptor
  /// At the moment of reading.
  let identity: FileIdentity
  let bytes: [UInt8]

  var fileSystem: any FileSystem { place.fileSystem }
  var path: FilePath { place.path }
  var postingFile: PostingFile { PostingFile(path: path, bytes: bytes, identity: identity) }

  /// Waits for the lock, and starts again when the name came to mean another file meanwhile.
  ///
  /// - Parameter patience: in milliseconds.
  init(_ place: FilePlace, patience: Int) throws(PostingsError) {
    self.place = place
    var patience = Patience(milliseconds: patience, fileSystem: place.fileSystem)
    var use = FileUse.reading
    while true {
      let file = try place.open(use)
      do throws(PostingsError) {
        switch try Self.lock(file, place, &patience) {
        case .held:
          if try Self.isStillNamed(file, place) {
            (bytes, identity) = try place.contents(of: file, limit: PostingFile.sizeLimit)
            descriptor = file
            return
          }
          try patience.spend(on: place.path)
        case .needsWriting: use = .writing
        }
        place.fileSystem.close(file)
      } catch {
        place.fileSystem.close(file)
        throw error
      }
    }
  }

  deinit { fileSystem.close(descriptor) }

  private enum Lock { case held, needsWriting }

  private static func lock(
    _ file: FileDescriptor, _ place: FilePlace, _ patience: inout Patience
  ) throws(PostingsError) -> Lock {
    while true {
      do throws(Errno) {
        if try place.fileSystem.tryLock(file) { return .held }
      } catch {
        switch error {
        // NFS locks for writing only what is open for writing.
        case .badFileDescriptor: return .needsWriting
        // No locks here: the comparison of bytes before the exchange still guards.
        case .notSupported, .invalidArgument, .noFunction, .noLocks: return .held
        default: throw .failed(.lock, place.path, error)
        }
      }
      try patience.spend(on: place.path)
    }
  }

  private static func isStillNamed(_ file: FileDescriptor, _ place: FilePlace) throws(PostingsError) -> Bool {
    try attempt(.read, place.path) { () throws(Errno) in
      try place.fileSystem.identity(of: file).isSameFile(as: place.currentIdentity())
    }
  }

  /// A file that nobody may write is not written, by its owner or root neither.
  func refuseReadOnly() throws(PostingsError) {
    guard identity.mode.rawValue & 0o222 != 0 else { throw .readOnly(path) }
    do throws(Errno) {
      try fileSystem.checkWritable(place.name, in: place.folder.descriptor)
    } catch {
      throw error == .permissionDenied || error == .notPermitted ? .readOnly(path) : .failed(.write, path, error)
    }
  }

  /// Whether the name still means this file, untouched, with the bytes that were read.
  func isUntouched() throws(Errno) -> Bool {
    guard try place.currentIdentity().isUntouched(since: identity) else { return false }
    return try holdsSameBytes()
  }

  /// Times are coarse (4 ms and more), so that only the bytes tell for certain.
  func holdsSameBytes() throws(Errno) -> Bool {
    try fileSystem.readAll(descriptor, sizeHint: bytes.count, limit: bytes.count) == bytes
  }

  /// What another program has put there.
  func current() throws(PostingsError) -> SaveOutcome {
    .changedOnDisk(try PostingFile.read(path, on: fileSystem))
  }
}

/// How much longer something is waited for.
struct Patience {
  private var left: Int
  private var pause = 1
  private let fileSystem: any FileSystem

  init(milliseconds: Int, fileSystem: any FileSystem) {
    self.left = milliseconds
    self.fileSystem = fileSystem
  }

  mutating func spend(on path: FilePath) throws(PostingsError) {
    guard left > 0 else { throw .busy(path) }
    fileSystem.sleep(milliseconds: pause)
    left -= pause
    pause = min(pause * 2, 16)
  }
}
