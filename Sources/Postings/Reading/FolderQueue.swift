internal import Synchronization
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is still to be walked, shared by the reader threads; ends when all are idle and nothing is left.
///
/// Folders behind links come last, so that what can be reached by its own name is found under it.
final class FolderQueue: @unchecked Sendable {
  // Guarded by `lock`.
  private var folders: [ScanFolder] = []
  private var links: [ScanFolder] = []
  private var busy = 0
  private var visited: Set<FileKey> = []
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Asked for each name, and so not behind the lock.
  private let isCancelled = Atomic(false)

  /// Whether a folder is in the collection already under another name.
  private let isKnown: @Sendable (FileKey, FilePath) -> Bool

  struct FileKey: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  init(isKnown: @escaping @Sendable (FileKey, FilePath) -> Bool = { _, _ in false }) {
    self.isKnown = isKnown
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  func push(_ folder: ScanFolder, isLink: Bool = false) {
    locked {
      if isLink { links.append(folder) } else { folders.append(folder) }
      pthread_cond_signal(changed)
    }
  }

  /// The next folder, for which ``done()`` must be called; nil when all is walked or the walk was given up.
  func pop() -> ScanFolder? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if wasCancelled { return nil }
      if let folder = folders.popLast() ?? (busy == 0 ? links.popLast() : nil) {
        busy += 1
        return folder
      }
      if busy == 0 { return nil }
      pthread_cond_wait(changed, lock)
    }
  }

  func done() {
    locked {
      busy -= 1
      if busy == 0 { pthread_cond_broadcast(changed) }
    }
  }

  func cancel() {
    locked {
      isCancelled.store(true, ordering: .relaxed)
      pthread_cond_broadcast(changed)
    }
  }

  var wasCancelled: Bool { isCancelled.load(ordering: .relaxed) }

  /// False for a folder that was already walked under another name: links may make loops.
  func enter(_ key: FileKey, _ path: FilePath) -> Bool {
    locked { visited.insert(key).inserted } && !isKnown(key, path)
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}

extension FolderQueue.FileKey {
  /// Nil when nothing has that name.
  init?(_ path: FilePath) {
    var status = stat()
    guard path.withPlatformString({ stat($0, &status) }) == 0 else { return nil }
    self.init(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino))
  }
}
