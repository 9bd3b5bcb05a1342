public import SystemPackage

/// The calls that a save, the journal and the drafts make: the seam at which tests let each one fail in turn.
///
/// Names are taken relative to an open folder, so that a folder that is moved or replaced meanwhile changes nothing.
/// A symbolic link in the last place is followed by ``resolve(_:)`` and ``openToRead(_:)`` only. Every call that the system
/// may interrupt is made again by the implementation (EINTR never comes out).
public protocol FileSystem: Sendable {
  /// The path without links, `.` and `..`; everything on it must exist.
  func resolve(_ path: FilePath) throws(Errno) -> FilePath
  /// Opens a folder for use with the calls that take one.
  func openFolder(_ path: FilePath) throws(Errno) -> FileDescriptor
  /// Opens a file, never through a link, never waiting for the other end of a FIFO.
  func open(_ name: FilePath, in folder: FileDescriptor, _ use: FileUse) throws(Errno) -> FileDescriptor
  /// Opens a file for reading by its path, through links, never waiting for the other end of a FIFO.
  func openToRead(_ path: FilePath) throws(Errno) -> FileDescriptor
  /// Closes, which also gives up a lock; an error says nothing that `sync` did not.
  func close(_ file: FileDescriptor)

  func identity(of file: FileDescriptor) throws(Errno) -> FileIdentity
  /// Of the name itself when it is a link.
  func identity(of name: FilePath, in folder: FileDescriptor) throws(Errno) -> FileIdentity
  /// Whether this process may write the file, by its effective user and the file system's own word.
  func checkWritable(_ name: FilePath, in folder: FileDescriptor) throws(Errno)

  /// Reads up to the buffer's size; 0 at the end.
  func read(_ file: FileDescriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Errno) -> Int
  /// Writes the start of the buffer, perhaps not all of it.
  func write(_ file: FileDescriptor, _ buffer: UnsafeRawBufferPointer, at offset: Int) throws(Errno) -> Int
  func truncate(_ file: FileDescriptor, to size: Int) throws(Errno)
  /// Returns once the disk has it: bytes and attributes of a file, the names in a folder.
  func sync(_ file: FileDescriptor) throws(Errno)
  /// Starts what ``sync(_:)`` waits for, so that many files are written out at once.
  func startWriting(_ file: FileDescriptor) throws(Errno)

  /// Permission bits, the set-id and sticky bits with them.
  func setMode(_ file: FileDescriptor, _ mode: FilePermissions) throws(Errno)
  /// Nil leaves that one alone.
  func setOwner(_ file: FileDescriptor, user: UInt32?, group: UInt32?) throws(Errno)
  /// Extended attributes; on Linux the access control list is one of them.
  func attributeNames(of file: FileDescriptor) throws(Errno) -> [String]
  func attribute(_ name: String, of file: FileDescriptor) throws(Errno) -> [UInt8]
  func setAttribute(_ name: String, of file: FileDescriptor, to value: [UInt8]) throws(Errno)
  func removeAttribute(_ name: String, of file: FileDescriptor) throws(Errno)
  /// The access control list, where it is not an attribute (macOS).
  func copyAccessList(from: FileDescriptor, to: FileDescriptor) throws(Errno)

  /// Puts the file in the place of whatever has the new name.
  func rename(_ name: FilePath, to newName: FilePath, in folder: FileDescriptor) throws(Errno)
  /// Fails with `fileExists` when the new name is taken.
  func renameNew(_ name: FilePath, to newName: FilePath, in folder: FileDescriptor) throws(Errno)
  /// Both names change places in one step; fails with `invalidArgument` where the file system cannot.
  func exchange(_ name: FilePath, with other: FilePath, in folder: FileDescriptor) throws(Errno)
  func unlink(_ name: FilePath, in folder: FileDescriptor) throws(Errno)
  /// Makes one folder, mode 0700.
  func makeFolder(_ path: FilePath) throws(Errno)
  /// The names in a folder, without `.` and `..`, in no order.
  func names(in folder: FileDescriptor) throws(Errno) -> [FilePath]

  /// An advisory lock on the open file (flock): false when another holds it.
  func tryLock(_ file: FileDescriptor) throws(Errno) -> Bool

  /// 64 bits that nobody can foresee.
  func randomNumber() -> UInt64
  /// Nanoseconds since 1970-01-01T00:00Z.
  func now() -> Int64
  /// The effective user.
  func user() -> UInt32
  func sleep(milliseconds: Int)
}

/// What a file is opened for.
public enum FileUse: Sendable, Hashable {
  case reading
  /// An existing file, its bytes kept.
  case writing
  /// A file that must not exist yet, made with mode 0600, for reading and writing.
  case creating
  /// Reading and writing, made with mode 0600 when missing.
  case keeping
}
