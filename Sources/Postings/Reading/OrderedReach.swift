internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Whether a walk comes by a place below a folder: not by what is hidden, left out by its name, or ignored by git.
struct OrderedReach {
  let names: PostingNames

  /// - Parameters:
  ///   - path: below `root`, without a slash before it; the empty one is the root.
  ///   - isFolder: what the path names.
  func comes(by path: ArraySlice<UInt8>, isFolder: Bool, from root: FilePath) -> Bool {
    var folder = ScanFolder(root: root)
    if names.obeysGitIgnore { folder.ignore = GitIgnore.above(root, prefix: folder.prefix) }
    let parts = path.split(separator: UInt8(ascii: "/"))
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let ignore = names.obeysGitIgnore ? folder.rules : nil
      let next = part.withUnsafeBufferPointer { name -> ScanFolder? in
        comes(by: name, isFolder: isFolder || !isLast, in: folder, ignore) ? folder.child(name, ignore: ignore) : nil
      }
      guard let next else { return false }
      folder = next
    }
    return true
  }

  private func comes(
    by name: UnsafeBufferPointer<UInt8>, isFolder: Bool, in folder: ScanFolder, _ ignore: GitIgnore?
  ) -> Bool {
    guard !names.isHidden(name), isFolder ? !names.isSkipped(folder: name) : names.mayHoldPosting(fileName: name) else {
      return false
    }
    return !(ignore?.ignores(UnsafeRawBufferPointer(name), isFolder: isFolder, prefix: folder.prefix) ?? false)
  }
}

extension ScanFolder {
  /// Those of its own `.gitignore` and of the folders above.
  fileprivate var rules: GitIgnore? {
    let place: FilePath = path.isEmpty ? "." : path
    let descriptor = place.withPlatformString { open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { return ignore }
    defer { close(descriptor) }
    return GitIgnore.inFolder(descriptor, prefix: prefix, below: ignore)
  }
}
