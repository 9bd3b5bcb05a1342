internal import SystemPackage

/// The folders that are watched: by the number that the system gave them, or by looking at them now and then.
struct WatchedFolders {
  struct Folder {
    /// What stands before a name in it, as ``ScanFolder`` has it.
    var prefix: [UInt8]
    /// Whether all postings in it count, not only files that were named one by one.
    var isWalked = false
    var named: Set<[UInt8]> = []
    var key: FolderQueue.FileKey?
    var watch: Int32?
    /// What was there at the last look; nil for a folder that the system watches.
    var listing: FolderListing?

    func path(_ name: some Sequence<UInt8>) -> FilePath { FilePath(bytes: prefix + name) }
  }

  private(set) var folders: [FilePath: Folder] = [:]
  private var pathOfWatch: [Int32: FilePath] = [:]
  private var pathOfKey: [FolderQueue.FileKey: FilePath] = [:]
  private(set) var roots: Set<FilePath> = []
  private(set) var polledCount = 0

  func folder(ofWatch watch: Int32) -> (FilePath, Folder)? {
    guard let path = pathOfWatch[watch], let folder = folders[path] else { return nil }
    return (path, folder)
  }

  mutating func set(_ folder: Folder, at path: FilePath) {
    if folders[path]?.listing != nil { polledCount -= 1 }
    if folder.listing != nil { polledCount += 1 }
    if let watch = folder.watch { pathOfWatch[watch] = path }
    if let key = folder.key { pathOfKey[key] = path }
    folders[path] = folder
  }

  mutating func note(root: FilePath) { roots.insert(root) }

  mutating func endWatch(_ watch: Int32) {
    guard let path = pathOfWatch.removeValue(forKey: watch), folders[path]?.watch == watch else { return }
    remove(path)
  }

  /// Takes folders out, and those below them.
  ///
  /// - Returns: the numbers of their watches.
  mutating func removeAll(below paths: Set<FilePath>) -> [Int32] {
    if paths.isEmpty { return [] }
    let gone = folders.keys.filter { paths.contains($0) || $0.lies(below: paths) }
    let watches = gone.compactMap { folders[$0]?.watch }
    for path in gone { remove(path) }
    return watches
  }

  private mutating func remove(_ path: FilePath) {
    guard let folder = folders.removeValue(forKey: path) else { return }
    if folder.listing != nil { polledCount -= 1 }
    if let watch = folder.watch, pathOfWatch[watch] == path { pathOfWatch[watch] = nil }
    if let key = folder.key, pathOfKey[key] == path { pathOfKey[key] = nil }
  }

  /// Under which other name a folder is watched.
  func otherPath(of key: FolderQueue.FileKey, than path: FilePath) -> FilePath? {
    pathOfKey[key].flatMap { $0 == path ? nil : $0 }
  }

  var polled: [(FilePath, Folder)] { folders.filter { $0.value.listing != nil }.map { ($0.key, $0.value) } }
}
