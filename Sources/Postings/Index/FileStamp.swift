internal import CFileCalls

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file as it was when it was read, in one number: its path, inode, size, and when its bytes and attributes changed.
///
/// Two states of a file have the same number by chance once in 2⁶⁴. The time of the last change of attributes cannot be
/// set back by a program, so that a file whose modification time was restored is seen to have changed.
struct FileStamp: Sendable, Hashable, BitwiseCopyable {
  var rawValue: UInt64

  /// Of a file that may change again within the same tick of its file system's clock, or was never looked at: such a
  /// file is always read.
  static let unknown = FileStamp(rawValue: 0)

  /// - Parameters:
  ///   - folder: ``HashKey/hash(_:seed:)`` of the path of the folder.
  ///   - status: links followed.
  init(_ name: UnsafeRawBufferPointer, folder: UInt64, _ status: stat, key: HashKey) {
    let times = Times(status)
    var hash = key.hash(name, seed: folder)
    hash = key.hash(UInt64(truncatingIfNeeded: status.st_ino), seed: hash)
    hash = key.hash(UInt64(truncatingIfNeeded: status.st_size), seed: hash)
    hash = key.hash(UInt64(bitPattern: times.modified), seed: hash)
    hash = key.hash(UInt64(bitPattern: times.changed), seed: hash)
    // Leaves 0 to `unknown`.
    rawValue = max(1, hash)
  }

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Nanoseconds since 1970-01-01T00:00Z.
  struct Times {
    var modified: Int64
    var changed: Int64

    init(_ status: stat) {
      #if canImport(Glibc)
        (modified, changed) = (Self.nanoseconds(status.st_mtim), Self.nanoseconds(status.st_ctim))
      #else
        (modified, changed) = (Self.nanoseconds(status.st_mtimespec), Self.nanoseconds(status.st_ctimespec))
      #endif
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
      Int64(truncatingIfNeeded: time.tv_sec) &* 1_000_000_000 &+ Int64(truncatingIfNeeded: time.tv_nsec)
    }
  }
}
