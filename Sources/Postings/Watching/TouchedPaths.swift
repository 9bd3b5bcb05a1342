public import SystemPackage

/// What has to be looked at again: files one by one, and folders with all that lies in them.
public struct TouchedPaths: Sendable, Equatable {
  /// Files that are new, changed or gone.
  public var files: Set<FilePath>
  /// Folders that are new, gone or under new rules; or whose changes were missed.
  public var folders: Set<FilePath>

  /// These paths, none unless said otherwise.
  public init(files: Set<FilePath> = [], folders: Set<FilePath> = []) {
    self.files = files
    self.folders = folders
  }

  /// Whether there is nothing to look at.
  public var isEmpty: Bool { files.isEmpty && folders.isEmpty }

  /// Whether a path is one of the files, or lies in one of the folders.
  public func contains(_ path: FilePath) -> Bool {
    files.contains(path) || folders.contains(path) || path.lies(below: folders)
  }

  /// Adds the paths of another.
  public mutating func formUnion(_ other: TouchedPaths) {
    files.formUnion(other.files)
    folders.formUnion(other.folders)
  }
}

extension FilePath {
  /// Whether one of the folders is above this path; costs a look-up for each folder above it, however many are named.
  func lies(below folders: Set<FilePath>) -> Bool {
    var path = self
    while path.removeLastComponent() { if folders.contains(path) { return true } }
    return false
  }
}
