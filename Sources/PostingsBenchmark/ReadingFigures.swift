import Postings
import Synchronization
import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading every posting, and putting it into the table.
struct ReadingFigures {
  var folder: FilePath
  var runs: Int
  var floor: Cost

  func figures() -> [Figure] {
    let scan = Cost.median(of: runs) { LoadedCollection.scan(folder) { _ in } }
    let whole = Cost.median(of: runs) { _ = LoadedCollection(folder) }
    let first = (0..<runs * 3).map { _ in firstBatch() }
    return [
      Figure("scan, all fields parsed", scan, to: floor),
      Figure("scan and table: the complete list", whole, to: floor, goal: "≤ 1.3 × floor"),
      Figure(
        name: "first postings, p50 / p99",
        value: "\(first.percentile(50).milliseconds) / \(first.percentile(99).milliseconds)",
        goal: "≤ 40 ms with the first screen"),
    ]
  }

  /// From the start to the first batch; the rest is given up.
  private func firstBatch() -> Double {
    let start = Cost.milliseconds(CLOCK_MONOTONIC)
    let first = Mutex<Double?>(nil)
    let scan = Mutex<CollectionScan?>(nil)
    LoadedCollection.scan(folder, started: { started in scan.withLock { $0 = started } }) { _ in
      first.withLock { if $0 == nil { $0 = Cost.milliseconds(CLOCK_MONOTONIC) - start } }
      scan.withLock { $0?.cancel() }
    }
    return first.withLock { $0 ?? 0 }
  }
}
