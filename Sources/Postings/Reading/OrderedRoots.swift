internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The paths that were asked for, in the order of what lies below them, without those that another one covers.
struct OrderedRoots {
  struct Root: Sendable {
    var path: FilePath
    var isFolder: Bool
    /// With `/` after a folder’s name; empty for `.`.
    var key: [UInt8]
  }

  private(set) var roots: [Root] = []
  private(set) var failures: [PostingsError] = []

  init(_ paths: [FilePath], names: PostingNames) {
    for path in paths { add(path) }
    roots.sort { $0.key.lexicographicallyPrecedes($1.key) }
    var kept: [Root] = []
    // Of those kept, the folders that the next ones may lie below: each inside the one before it.
    var open: [Root] = []
    for root in roots {
      while let last = open.last, !root.key.starts(with: last.key) { open.removeLast() }
      if kept.last?.key == root.key || Self.isCovered(root, by: open, names) { continue }
      kept.append(root)
      if root.isFolder { open.append(root) }
    }
    roots = kept
  }

  private mutating func add(_ path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else {
      let number = Errno(rawValue: errno)
      failures.append(number == .noSuchFileOrDirectory ? .notFound(path) : .failed(.read, path, number))
      return
    }
    switch FileKind(mode: status.st_mode) {
    case .folder: roots.append(Root(path: path, isFolder: true, key: Self.key(ofFolder: path)))
    case .file: roots.append(Root(path: path, isFolder: false, key: path.bytes))
    case .other: failures.append(.notAFile(path, FileIdentity.Kind(mode: status.st_mode)))
    }
  }

  private static func key(ofFolder path: FilePath) -> [UInt8] {
    let bytes = path.bytes
    if bytes.elementsEqual([UInt8(ascii: ".")]) { return [] }
    return bytes.last == UInt8(ascii: "/") ? bytes : bytes + [UInt8(ascii: "/")]
  }

  /// A path that the walk of a folder comes by anyway.
  ///
  /// - Parameter folders: with keys that the path’s begins with.
  private static func isCovered(_ root: Root, by folders: [Root], _ names: PostingNames) -> Bool {
    let isAbsolute = root.key.first == UInt8(ascii: "/")
    return folders.contains { other in
      guard !(other.key.isEmpty && isAbsolute) else { return false }
      return OrderedReach(names: names).comes(
        by: root.key.dropFirst(other.key.count), isFolder: root.isFolder, from: other.path)
    }
  }
}

extension FileIdentity.Kind {
  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFDIR: self = .folder
    case S_IFREG: self = .file
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    default: self = .device
    }
  }
}
