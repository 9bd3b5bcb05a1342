import Dispatch
import Synchronization
import SystemPackage

@testable import Postings

/// What a scan came to.
struct ScanResult {
  var table = PostingTable(now: testNow)
  var failures: [CollectionScan.Failure] = []
  var wasCancelled: Bool?
  /// Of what was read, in the order in which it came.
  var rows: [PostingTable.Row] = []
  var unchanged: [RowSet] = []
  /// Calls after the last event.
  var lateEvents = 0

  /// The paths found, below a folder, in order.
  func names(below folder: FilePath) -> [String] {
    (0..<PostingTable.Row(table.rowLimit)).map { row in
      var path = table.path(row)
      _ = path.removePrefix(folder)
      return path.string
    }.sorted()
  }
}

/// Runs a scan to its end.
func scan(
  _ roots: [FilePath], _ options: CollectionScan.Options = CollectionScan.Options(), ledger: FileLedger? = nil,
  into table: PostingTable = PostingTable(now: testNow),
  onBatch: @escaping @Sendable (CollectionScan?) -> Void = { _ in }
) -> ScanResult {
  let result = Mutex(ScanResult(table: table))
  let own = Mutex<CollectionScan?>(nil)
  let done = DispatchSemaphore(value: 0)
  let scan = CollectionScan(roots, options: options, ledger: ledger) { event in
    let isBatch = result.withLock { result in
      if result.wasCancelled != nil { result.lateEvents += 1 }
      switch event {
      case .found(let batch):
        result.rows += result.table.add(batch)
        return true
      case .unchanged(let rows): result.unchanged.append(rows)
      case .failure(let failure): result.failures.append(failure)
      case .finished(let wasCancelled): result.wasCancelled = wasCancelled
      }
      return false
    }
    if isBatch { onBatch(own.withLock { $0 }) }
    if case .finished = event { done.signal() }
  }
  own.withLock { $0 = scan }
  done.wait()
  return result.withLock { $0 }
}
