internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What stood in a folder, so that a later look can tell what has changed.
struct FolderListing: Equatable {
  /// What tells that a file is another one now.
  struct Stamp: Equatable {
    var inode: UInt64
    var size: Int64
    var modified: Int64
    var changed: Int64
    var isFolder: Bool
  }

  private(set) var stamps: [[UInt8]: Stamp] = [:]

  /// Nil for a folder that cannot be read.
  ///
  /// - Parameter isWanted: whether a name, of a folder or else of a file, is of interest.
  init?(_ folder: FilePath, isWanted: (_ name: UnsafeBufferPointer<UInt8>, _ isFolder: Bool) -> Bool) {
    guard let stream = folder.withPlatformString({ opendir($0) }) else { return nil }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let start = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let characters = start.assumingMemoryBound(to: CChar.self)
      let name = UnsafeBufferPointer(start: start.assumingMemoryBound(to: UInt8.self), count: strlen(characters))
      // Asked before the file is: most names in most folders are of no interest.
      guard isWanted(name, true) || isWanted(name, false) else { continue }
      var status = stat()
      guard fstatat(dirfd(stream), characters, &status, 0) == 0 else { continue }
      let kind = FileKind(mode: status.st_mode)
      guard kind != .other, isWanted(name, kind == .folder) else { continue }
      stamps[Array(name)] = Stamp(status, isFolder: kind == .folder)
    }
  }

  /// Calls `body` with each name that is new, gone, or stands for something else.
  func forEachDifference(from old: FolderListing, _ body: (_ name: [UInt8], _ isFolder: Bool) -> Void) {
    for (name, stamp) in stamps where old.stamps[name] != stamp { body(name, stamp.isFolder) }
    for (name, stamp) in old.stamps where stamps[name] == nil || stamps[name]!.isFolder != stamp.isFolder {
      body(name, stamp.isFolder)
    }
  }
}

extension FolderListing.Stamp {
  /// A folder’s times change with what is in it, which is watched for itself.
  init(_ status: stat, isFolder: Bool) {
    self.init(
      inode: UInt64(truncatingIfNeeded: status.st_ino), size: isFolder ? 0 : Int64(status.st_size),
      modified: isFolder ? 0 : Self.nanoseconds(status, isChange: false),
      changed: isFolder ? 0 : Self.nanoseconds(status, isChange: true), isFolder: isFolder)
  }

  private static func nanoseconds(_ status: stat, isChange: Bool) -> Int64 {
    #if canImport(Glibc)
      let time = isChange ? status.st_ctim : status.st_mtim
    #else
      let time = isChange ? status.st_ctimespec : status.st_mtimespec
    #endif
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
