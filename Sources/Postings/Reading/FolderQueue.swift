internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// What is still to be walked, shared by the reader threads; ends when all are idle and nothing is left.
final class FolderQueue: @unchecked Sendable {
  struct Folder: Sendable {
    var path: FilePath
    var root: FilePath
  }

  // Guarded by `lock`.
  private var folders: [Folder] = []
  private var busy = 0
  private var isCancelled = false
  private var visited: Set<FileKey> = []
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  struct FileKey: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  init() {
    pthread_mutex_init(lock, nil)
    pthread_cond_init(changed, nil)
  }

  deinit {
    pthread_cond_destroy(changed)
    pthread_mutex_destroy(lock)
    changed.deallocate()
    lock.deallocate()
  }

  func push(_ folder: Folder) {
    locked {
      folders.append(folder)
      pthread_cond_signal(changed)
    }
  }

  /// The next folder, for which ``done()`` must be called; nil when all is walked or the walk was given up.
  func pop() -> Folder? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    while true {
      if isCancelled { return nil }
      if let folder = folders.popLast() {
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
      isCancelled = true
      pthread_cond_broadcast(changed)
    }
  }

  var wasCancelled: Bool { locked { isCancelled } }

  /// False for a folder that was already walked under another name: links may make loops.
  func enter(_ key: FileKey) -> Bool { locked { visited.insert(key).inserted } }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
