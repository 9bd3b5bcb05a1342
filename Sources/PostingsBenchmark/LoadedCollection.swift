import Postings
import Synchronization
import SystemPackage

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
