public import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A posting that is a folder with `index.md` in it, as Hugo and Astro have them; its pictures lie beside it.
public enum PostingBundle {
  /// The folder of the posting; nil when the file is no `index` in a folder of its own.
  ///
  /// - Parameter roots: the folders that were opened, which are no postings.
  public static func folder(of path: FilePath, roots: [FilePath]) -> FilePath? {
    let folder = path.removingLastComponent()
    guard let name = path.lastComponent?.string, !folder.isEmpty, !roots.contains(folder) else { return nil }
    return name.dropLast(PostingName.ending(of: name).count) == "index" ? folder : nil
  }

  /// Makes the folder of a new posting; one that is there is as good.
  public static func makeFolder(_ path: FilePath) throws(PostingsError) {
    let failure = path.withPlatformString { mkdir($0, 0o777) == 0 || errno == EEXIST ? nil : Errno(rawValue: errno) }
    if let failure { throw .failed(.create, path, failure) }
  }
}
