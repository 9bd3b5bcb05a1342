public import SystemPackage

extension CollectionSettings {
  /// Reads the settings of a collection: `.postings.yml` in one of its folders, else in a folder above the first one,
  /// up to the one that holds `.git`, or outside of a repository up to the current folder.
  ///
  /// Never fails: what is wrong stands in ``problems``. Where there is no file, ``source`` is where it would be.
  public static func find(roots: [FilePath], on fileSystem: some FileSystem = DiskFileSystem()) -> CollectionSettings {
    let searched = searchedFolders(roots: roots, on: fileSystem)
    for folder in searched {
      let path = folder.appending(fileName)
      do throws(PostingsError) {
        let file = try PostingFile.read(path, limit: SettingsDocument.sizeLimit, on: fileSystem)
        return CollectionSettings(SettingsDocument(path: path, bytes: file.bytes))
      } catch {
        if error.meansAbsence { continue }
        return CollectionSettings(unreadable: path, error)
      }
    }
    let home = searched.first ?? "."
    return CollectionSettings(SettingsDocument(path: home.appending(fileName)), exists: false)
  }

  /// Reads one settings file again, as after a change.
  public static func read(_ path: FilePath, on fileSystem: some FileSystem = DiskFileSystem()) -> CollectionSettings {
    do throws(PostingsError) {
      let file = try PostingFile.read(path, limit: SettingsDocument.sizeLimit, on: fileSystem)
      return CollectionSettings(SettingsDocument(path: path, bytes: file.bytes))
    } catch {
      if error.meansAbsence { return CollectionSettings(SettingsDocument(path: path), exists: false) }
      return CollectionSettings(unreadable: path, error)
    }
  }

  /// Where settings are looked for: the folders that are opened, then those above the first one.
  static func searchedFolders(roots: [FilePath], on fileSystem: some FileSystem) -> [FilePath] {
    let folders = roots.map { folder(of: $0, on: fileSystem) }
    return folders + (folders.first.map { foldersAbove($0, on: fileSystem) } ?? [])
  }

  /// A file, or a pipe, stands for the folder that it is in.
  private static func folder(of root: FilePath, on fileSystem: some FileSystem) -> FilePath {
    let path = (try? fileSystem.resolve(root.isEmpty ? "." : root)) ?? root
    return FileKind(path) ?? .folder == .folder ? path : path.removingLastComponent()
  }

  /// The folders from the parent up to the top of the repository, or up to the current folder; none outside of both.
  private static func foldersAbove(_ folder: FilePath, on fileSystem: some FileSystem) -> [FilePath] {
    var above: [FilePath] = []
    var current = folder
    while FileKind(current.appending(".git")) == nil {
      guard current.lastComponent != nil, above.count < 64 else {
        let here = try? fileSystem.resolve(".")
        return above.firstIndex { $0 == here }.map { Array(above[...$0]) } ?? []
      }
      current = current.removingLastComponent()
      above.append(current)
    }
    return above
  }
}

extension PostingsError {
  /// No settings: there is no such file, or what was taken for its folder is none.
  fileprivate var meansAbsence: Bool {
    switch self {
    case .notFound, .failed(_, _, .notDirectory): true
    default: false
    }
  }
}
