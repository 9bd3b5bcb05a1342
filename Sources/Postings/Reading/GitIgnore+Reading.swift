internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension GitIgnore {
  /// Longer ones are no lists of patterns.
  private static let sizeLimit = 1 << 20

  /// The rules in a folder that is open, else those of the folder above.
  static func inFolder(_ descriptor: Int32, prefix: [UInt8], below parent: GitIgnore?) -> GitIgnore? {
    let file = openat(descriptor, ".gitignore", O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard file >= 0 else { return parent }
    defer { close(file) }
    guard let text = read(file) else { return parent }
    return GitIgnore(text, parent: parent, dropped: prefix.count)
  }

  /// The rules of the folders above a root, up to the one that holds the repository; nil outside of one.
  ///
  /// - Parameter prefix: the root's path, as it is walked, with its slash.
  static func above(_ root: FilePath, prefix: [UInt8]) -> GitIgnore? {
    guard let resolved = root.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(resolved) }
    var folder = FilePath(platformString: resolved)
    var folders: [FilePath] = []
    // The root's own file is read when the root is walked.
    while !isRepository(folder) {
      guard folder.removeLastComponent() else { return nil }
      folders.append(folder)
    }
    let whole = FilePath(platformString: resolved).bytes
    // `.git/info/exclude` holds the rules that a person keeps to herself.
    let files = [(folder, ".git/info/exclude")] + folders.reversed().map { ($0, ".gitignore") }
    return files.reduce(nil) { rules, file in
      guard let text = text(of: file.0.appending(file.1)) else { return rules }
      return GitIgnore(text, parent: rules, dropped: prefix.count, below: below(file.0, whole))
    }
  }

  /// The rest of the root's path, with a slash at its end unless it is empty.
  private static func below(_ folder: FilePath, _ root: [UInt8]) -> [UInt8] {
    let rest = root.dropFirst(folder.bytes.count).drop { $0 == UInt8(ascii: "/") }
    return rest.isEmpty ? [] : Array(rest) + [UInt8(ascii: "/")]
  }

  private static func isRepository(_ folder: FilePath) -> Bool { FileKind(folder.appending(".git")) != nil }

  private static func text(of path: FilePath) -> [UInt8]? {
    let file = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW) }
    guard file >= 0 else { return nil }
    defer { close(file) }
    return read(file)
  }

  private static func read(_ file: Int32) -> [UInt8]? {
    var status = stat()
    guard fstat(file, &status) == 0, FileKind(mode: status.st_mode) == .file, status.st_size <= sizeLimit else {
      return nil
    }
    let size = Int(status.st_size)
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        #if canImport(Glibc)
          let more = Glibc.read(file, buffer.baseAddress! + count, size - count)
        #else
          let more = Darwin.read(file, buffer.baseAddress! + count, size - count)
        #endif
        if more < 0 && errno == EINTR { continue }
        guard more > 0 else { return }
        count += more
      }
    }
  }
}
