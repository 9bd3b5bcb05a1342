internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Finds for a path what a scan would know of its folder, and whether it would come there at all.
struct CollectionPlaces {
  private let roots: [FilePath]
  private let names: PostingNames
  private var known: [FilePath: Place?] = [:]

  /// A folder, with the rules for what is in it.
  struct Place {
    var folder: ScanFolder
    var ignore: GitIgnore?
  }

  init(_ roots: [FilePath], _ names: PostingNames) {
    self.roots = roots
    self.names = names
  }

  /// Whether the path was asked for by its own name.
  func isRoot(_ path: FilePath) -> Bool { roots.contains(path) }

  /// A folder as the scan that comes to it would have it; nil for one that it leaves out, or that is not there.
  mutating func folder(_ path: FilePath) -> ScanFolder? {
    if isRoot(path) { return rootFolder(path) }
    guard let parent = place(path.removingLastComponent()) else { return nil }
    return path.lastComponentBytes.withUnsafeBufferPointer { name in
      isLeftOut(folder: name, in: parent) ? nil : parent.folder.child(name, ignore: parent.ignore)
    }
  }

  /// The folder of a file, when a scan would read the file.
  mutating func folder(ofFile path: FilePath) -> ScanFolder? {
    guard let place = place(path.removingLastComponent()) else { return nil }
    let isRead = path.lastComponentBytes.withUnsafeBufferPointer { name in
      !names.isHidden(name) && names.mayHoldPosting(fileName: name)
        && !(place.ignore?.ignores(UnsafeRawBufferPointer(name), isFolder: false, prefix: place.folder.prefix) ?? false)
    }
    return isRead ? place.folder : nil
  }

  private func rootFolder(_ path: FilePath) -> ScanFolder {
    var folder = ScanFolder(root: path)
    if names.obeysGitIgnore { folder.ignore = GitIgnore.above(path, prefix: folder.prefix) }
    return folder
  }

  private func isLeftOut(folder name: UnsafeBufferPointer<UInt8>, in parent: Place) -> Bool {
    names.isHidden(name) || names.isSkipped(folder: name)
      || parent.ignore?.ignores(UnsafeRawBufferPointer(name), isFolder: true, prefix: parent.folder.prefix) ?? false
  }

  private mutating func place(_ path: FilePath) -> Place? {
    if let place = known[path] { return place }
    let place = roots.contains { path.starts(with: $0) } ? folder(path).map(opened) : nil
    known[path] = .some(place)
    return place
  }

  private func opened(_ folder: ScanFolder) -> Place {
    guard names.obeysGitIgnore else { return Place(folder: folder) }
    let descriptor = folder.path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_DIRECTORY) }
    guard descriptor >= 0 else { return Place(folder: folder, ignore: folder.ignore) }
    defer { close(descriptor) }
    return Place(
      folder: folder, ignore: GitIgnore.inFolder(descriptor, prefix: folder.prefix, below: folder.ignore))
  }
}
