import Postings
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder read into a table.
struct LoadedCollection {
  var table: PostingTable

  init(_ folder: FilePath) {
    let shared = Mutex(PostingTable(now: 1_500_000_000))
    Self.scan(folder) { batch in shared.withLock { _ = $0.add(batch) } }
    table = shared.withLock { $0 }
  }

  /// Waits for the end of a scan.
  static func scan(
    _ folder: FilePath, started: (CollectionScan) -> Void = { _ in }, found: @escaping @Sendable (RecordBatch) -> Void
  ) {
    let done = Completion()
    let scan = CollectionScan([folder]) { event in
      switch event {
      case .found(let batch): found(batch)
      case .failure: break
      case .finished: done.signal()
      }
    }
    started(scan)
    done.wait()
  }
}

/// Lets one thread wait for another, once.
private final class Completion: @unchecked Sendable {
  private let semaphore = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  init() { sem_init(semaphore, 0, 0) }
  deinit {
    sem_destroy(semaphore)
    semaphore.deallocate()
  }

  func signal() { sem_post(semaphore) }
  func wait() { while sem_wait(semaphore) != 0 {} }
}
