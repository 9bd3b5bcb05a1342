public import SystemPackage

/// The files that say something of a collection: its settings, and a site's lists of fields and defaults.
public struct SettingsPlaces: Sendable, Equatable {
  /// Where one may stand, whether it does or not.
  public let files: Set<FilePath>
  /// Each file in them says something.
  private let folders: Set<FilePath>

  /// Looks for the folders that settings are looked for in: some system calls.
  public init(roots: [FilePath], on fileSystem: some FileSystem = DiskFileSystem()) {
    var files: Set<FilePath> = []
    var folders: Set<FilePath> = []
    for site in CollectionSettings.searchedFolders(roots: roots, on: fileSystem) {
      let names = [CollectionSettings.fileName, "_config.yml", "frontmatter.json", ".forestry/settings.yml"]
      for name in names + DecapFields.places { files.insert(site.appending(FilePath(name).components)) }
      let templates = site.appending(FilePath(ForestryFields.templates).components)
      folders.insert(templates)
      for name in fileSystem.fileNames(in: templates) { files.insert(templates.appending(name.components)) }
    }
    self.files = files
    self.folders = folders
  }

  /// Whether a file is one of them.
  public func contains(_ path: FilePath) -> Bool {
    files.contains(path) || folders.contains(path.removingLastComponent())
  }
}

extension CollectionWatch {
  /// Watches these files too, in the folders that are there; to be called before a scan is given the watch.
  public func watch(_ places: SettingsPlaces) {
    for file in places.files where FileKind(file.removingLastComponent()) == .folder { watch(settings: file) }
  }
}
