public import SystemPackage

/// Temporary files that a killed save left behind.
public enum Litter {
  /// Whether a name is one that our saves give to their temporary files: `.NAME.postings-` + 16 hexadecimal digits +
  /// `.tmp`.
  public static func isOurs(_ name: FilePath) -> Bool { TemporaryName.matches(name) }

  /// Removes what was left in a folder: regular files of this user (the administrator: of anyone)
  /// with a name of ours and no other name, that no
  /// running save has locked.
  ///
  /// - Parameter minimumAge: in seconds; spares a file that was made this instant and is not locked yet.
  /// - Returns: the names that were removed. What cannot be read or removed is left.
  @discardableResult
  public static func clean(
    _ folder: FilePath, minimumAge: Int = 10, on fileSystem: some FileSystem = DiskFileSystem()
  ) -> [FilePath] {
    guard let descriptor = try? fileSystem.openFolder(folder.isEmpty ? "." : folder) else { return [] }
    defer { fileSystem.close(descriptor) }
    let names = (try? fileSystem.names(in: descriptor)) ?? []
    return names.filter { isOurs($0) && remove($0, in: descriptor, minimumAge, fileSystem) }
  }

  private static func remove(
    _ name: FilePath, in folder: FileDescriptor, _ minimumAge: Int, _ fileSystem: some FileSystem
  ) -> Bool {
    guard let file = try? fileSystem.open(name, in: folder, .reading) else { return false }
    defer { fileSystem.close(file) }
    guard let identity = try? fileSystem.identity(of: file), identity.kind == .file,
      identity.user == fileSystem.user() || fileSystem.user() == 0, identity.linkCount == 1,
      fileSystem.now() - identity.changed >= Int64(minimumAge) * 1_000_000_000,
      (try? fileSystem.tryLock(file)) ?? true
    else { return false }
    return (try? fileSystem.unlink(name, in: folder)) != nil
  }
}
