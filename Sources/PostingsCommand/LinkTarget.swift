internal import Postings
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension FilePath {
  /// The file that a symbolic link stands for, absolute; nil for what is no link, or leads nowhere.
  var linkTarget: FilePath? {
    var start: CChar = 0
    guard withPlatformString({ readlink($0, &start, 1) }) >= 0 else { return nil }
    return try? DiskFileSystem().resolve(self)
  }
}
