internal import Synchronization
internal import SystemPackage

/// Tells when postings on the disk have changed: at once where the system says so (inotify), else by looking now and
/// then, in a thread of its own.
///
/// A scan that is given the watch lets it know each folder before it reads it, so that no change falls between.
/// What comes close together is told once.
public final class CollectionWatch: Sendable {
  /// How changes are looked for and put together.
  public struct Options: Sendable {
    /// Which files and folders are looked at.
    public var names = PostingNames()
    /// How long nothing more must come before changes are told.
    public var quiet = Duration.milliseconds(100)
    /// How long the first of them waits at most.
    public var longest = Duration.milliseconds(400)
    /// Whether the system is asked; without it all folders are polled.
    public var usesNotifications = true
    /// The time between two looks at folders that are polled, at least; and at least twenty times what a look takes.
    public var shortestPause = Duration.milliseconds(250)
    /// The usual ones.
    public init() {}
  }

  /// What a watch tells.
  public enum Event: Sendable, Equatable {
    case touched(TouchedPaths)
    /// No more watches are to be had: from now on some folders are polled. Told once.
    case polling
  }

  private let options: Options
  private let deliver: @Sendable (Event) -> Void
  private let notifications: FolderNotifications?
  private let alarm = WatchAlarm()
  private let state = Mutex(State())

  private struct State {
    var folders = WatchedFolders()
    var hasToldPolling = false
    var isStopped = false
  }

  /// Begins to watch, no folder yet; `deliver` is called from a thread of the watch.
  public init(_ options: Options = Options(), deliver: @escaping @Sendable (Event) -> Void) {
    self.options = options
    self.deliver = deliver
    notifications = options.usesNotifications ? FolderNotifications() : nil
    // Without a thread nothing is told: the collection stands as it was read.
    _ = WorkerThreads.start { [self] in run() }
  }

  /// Ends the thread; nothing more is told.
  public func stop() {
    state.withLock { $0.isStopped = true }
    alarm.ring()
  }

  // MARK: What is watched

  /// Watches a folder, from before it is read.
  func watch(_ folder: ScanFolder, key: FolderQueue.FileKey) {
    add(folder.path, prefix: folder.prefix, isRoot: folder.isRoot) {
      $0.isWalked = true
      $0.key = key
    }
  }

  /// Watches one file, through the folder that it lies in.
  func watch(file: FilePath) {
    watch(settings: file)
    state.withLock { $0.folders.note(root: file) }
  }

  /// The same for a file that is no posting.
  func watch(settings file: FilePath) {
    let bytes = file.bytes
    let nameStart = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
    let prefix = Array(bytes[..<nameStart])
    let folder = nameStart == 0 ? FilePath(".") : FilePath(bytes: nameStart == 1 ? prefix : prefix.dropLast())
    add(folder, prefix: prefix, isRoot: false) { $0.named.insert(Array(bytes[nameStart...])) }
  }

  private func add(
    _ path: FilePath, prefix: [UInt8], isRoot: Bool, _ change: (inout WatchedFolders.Folder) -> Void
  ) {
    var folder = state.withLock { $0.folders.folders[path] } ?? WatchedFolders.Folder(prefix: prefix)
    folder.prefix = prefix
    change(&folder)
    switch notifications?.watch(path) ?? .exhausted {
    case .watching(let watch):
      folder.watch = watch
      folder.listing = nil
    case .exhausted: folder.listing = listing(path, folder)
    case .failed: break
    }
    let isFirstPolled = state.withLock { state in
      state.folders.set(folder, at: path)
      if isRoot { state.folders.note(root: path) }
      guard folder.listing != nil, !state.hasToldPolling else { return false }
      state.hasToldPolling = true
      return true
    }
    guard isFirstPolled else { return }
    alarm.ring()
    if notifications != nil { deliver(.polling) }
  }

  /// Nothing in the folders, and below them, is watched any more.
  func forget(_ folders: Set<FilePath>) {
    for watch in state.withLock({ $0.folders.removeAll(below: folders) }) { notifications?.end(watch) }
  }

  /// Whether a folder is watched already under another name that it still has: links make such.
  func isWatched(_ key: FolderQueue.FileKey, otherwiseThan path: FilePath) -> Bool {
    guard let other = state.withLock({ $0.folders.otherPath(of: key, than: path) }) else { return false }
    return FolderQueue.FileKey(other) == key
  }

  // MARK: The thread

  private func run() {
    var news = PendingNews(options)
    var nextLook = ContinuousClock.now
    while true {
      let isPolling = state.withLock { $0.folders.polledCount > 0 }
      let deadline = [news.deadline, isPolling ? nextLook : nil].compactMap(\.self).min()
      alarm.wait(orFor: notifications?.descriptor, until: deadline)
      guard !state.withLock({ $0.isStopped }) else { break }
      notifications?.drain { note($0, &news) }
      if isPolling, ContinuousClock.now >= nextLook {
        let start = ContinuousClock.now
        look(&news)
        nextLook = ContinuousClock.now + max(options.shortestPause, (ContinuousClock.now - start) * 20)
      }
      if let touched = news.takeIfDue() { deliver(.touched(touched)) }
    }
    notifications?.close()
  }

  private func note(_ event: FolderNotification, _ news: inout PendingNews) {
    if event.kind == .overflow {
      let roots = state.withLock { $0.folders.roots }
      return news.add(TouchedPaths(folders: roots))
    }
    guard let (path, folder) = state.withLock({ $0.folders.folder(ofWatch: event.watch) }) else { return }
    switch event.kind {
    case .ended: state.withLock { $0.folders.endWatch(event.watch) }
    case .folderGone:
      // Other folders are known to be gone by the folder that they were in.
      if state.withLock({ $0.folders.roots.contains(path) }) { news.add(TouchedPaths(folders: [path])) }
    case .written, .named:
      guard !event.name.isEmpty else { return }
      news.add(touched(event.name, isFolder: event.isFolder, isNamed: event.kind == .named, in: path, folder))
    case .overflow: break
    }
  }

  /// What a change of a name in a folder means for the collection.
  private func touched(
    _ name: [UInt8], isFolder: Bool, isNamed: Bool, in path: FilePath, _ folder: WatchedFolders.Folder
  ) -> TouchedPaths {
    let place = folder.path(name)
    if folder.named.contains(name) { return TouchedPaths(files: [place]) }
    guard folder.isWalked else { return TouchedPaths() }
    if name.elementsEqual(".gitignore".utf8) {
      return options.names.obeysGitIgnore ? TouchedPaths(folders: [path]) : TouchedPaths()
    }
    return name.withUnsafeBufferPointer { name in
      guard !options.names.isHidden(name) else { return TouchedPaths() }
      // A link to a folder comes and goes like a file.
      let mayBeLink = !isFolder && isNamed
      if isFolder || mayBeLink && (state.withLock { $0.folders.folders[place] != nil } || FileKind(place) == .folder) {
        return options.names.isSkipped(folder: name) ? TouchedPaths() : TouchedPaths(folders: [place])
      }
      return options.names.mayHoldPosting(fileName: name) ? TouchedPaths(files: [place]) : TouchedPaths()
    }
  }

  // MARK: Polling

  private func look(_ news: inout PendingNews) {
    var gone: Set<FilePath> = []
    for (path, folder) in state.withLock({ $0.folders.polled }) {
      guard let old = folder.listing else { continue }
      guard let new = listing(path, folder) else {
        gone.insert(path)
        news.add(TouchedPaths(folders: [path]))
        continue
      }
      guard new != old else { continue }
      new.forEachDifference(from: old) { name, isFolder in
        news.add(touched(name, isFolder: isFolder, isNamed: true, in: path, folder))
      }
      state.withLock { state in
        guard var current = state.folders.folders[path], current.listing != nil else { return }
        current.listing = new
        state.folders.set(current, at: path)
      }
    }
    forget(gone)
  }

  private func listing(_ path: FilePath, _ folder: WatchedFolders.Folder) -> FolderListing? {
    FolderListing(path) { name, isFolder in
      if folder.named.contains(where: { $0.elementsEqual(name) }) { return true }
      guard folder.isWalked else { return false }
      if options.names.isHidden(name) { return !isFolder && name.elementsEqual(".gitignore".utf8) }
      return isFolder ? !options.names.isSkipped(folder: name) : options.names.mayHoldPosting(fileName: name)
    }
  }
}
