import Postings
import Synchronization
import SystemPackage

/// A folder read into a table.
struct LoadedCollection {
  var table: PostingTable

  /// - Parameter stamped: whether the times of files are looked at, so that it can be kept in an index.
  init(_ folder: FilePath, stamped: Bool = false) {
    var empty = PostingTable(now: 1_500_000_000)
    let ledger = stamped ? FileLedger(&empty) : nil
    let shared = Mutex(empty)
    Self.scan(folder, ledger: ledger) { batch in shared.withLock { _ = $0.add(batch) } }
    table = shared.withLock { $0 }
  }

  /// Waits for the end of a scan.
  static func scan(
    _ folder: FilePath, ledger: FileLedger? = nil, started: (CollectionScan) -> Void = { _ in },
    unchanged: @escaping @Sendable (RowSet) -> Void = { _ in }, found: @escaping @Sendable (RecordBatch) -> Void
  ) {
    let done = Completion()
    let scan = CollectionScan([folder], ledger: ledger) { event in
      switch event {
      case .found(let batch): found(batch)
      case .unchanged(let rows): unchanged(rows)
      case .failure: break
      case .finished: done.signal()
      }
    }
    started(scan)
    done.wait()
  }
}
