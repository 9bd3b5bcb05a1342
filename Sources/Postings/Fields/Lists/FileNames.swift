internal import SystemPackage

extension FileSystem {
  /// The names in a folder; none where there is no such folder, or it cannot be read.
  func fileNames(in folder: FilePath) -> [FilePath] {
    guard let open = try? openFolder(folder) else { return [] }
    defer { close(open) }
    return (try? names(in: open)) ?? []
  }
}
