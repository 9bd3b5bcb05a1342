import Dispatch
import Synchronization
import SystemPackage
import Testing

@testable import Postings

/// Readers that are faster than who takes in what they found.
struct ReadAheadTests {
  private func folder(_ count: Int) -> SampleFolder {
    let folder = SampleFolder()
    for number in 0..<count { folder.write("p\(number).md", "---\ntitle: Posting \(number)\n---\n") }
    return folder
  }

  private var options: CollectionScan.Options {
    var options = CollectionScan.Options()
    options.threads = 1
    options.batchSize = 1
    options.readAheadLimit = 1
    return options
  }

  @Test("a reader rests while what it found waits to be taken")
  func rests() {
    let folder = folder(300)
    let waiting = Mutex<[RecordBatch]>([])
    let isDone = Atomic(false)
    let scan = CollectionScan([folder.path], options: options) { event in
      switch event {
      case .found(let batch): waiting.withLock { $0.append(batch) }
      case .finished: isDone.store(true, ordering: .releasing)
      default: break
      }
    }
    var (most, count) = (0, 0)
    withExtendedLifetime(scan) {
      while true {
        let wasDone = isDone.load(ordering: .acquiring)
        let batch = waiting.withLock { batches in
          most = max(most, batches.count)
          return batches.isEmpty ? nil : batches.removeFirst()
        }
        count += batch?.count ?? 0
        if batch == nil, wasDone { break }
      }
    }
    #expect(count == 300)
    // It goes on after a while in any case.
    #expect(most < 100)
  }

  @Test("who keeps all that is found gets all of it")
  func keepsAll() {
    let folder = folder(34)
    let kept = Mutex<[RecordBatch]>([])
    let done = DispatchSemaphore(value: 0)
    let scan = CollectionScan([folder.path], options: options) { event in
      switch event {
      case .found(let batch): kept.withLock { $0.append(batch) }
      case .finished: done.signal()
      default: break
      }
    }
    withExtendedLifetime(scan) { done.wait() }
    #expect(kept.withLock { $0.reduce(0) { $0 + $1.count } } == 34)
  }

  @Test("a reader rests after its first batch for as long as the first screen may take")
  func restsForFirstScreen() {
    let folder = folder(100)
    var options = CollectionScan.Options()
    options.threads = 1
    let kept = Mutex<[(batch: RecordBatch, time: ContinuousClock.Instant)]>([])
    let done = DispatchSemaphore(value: 0)
    let scan = CollectionScan([folder.path], options: options) { event in
      switch event {
      case .found(let batch): kept.withLock { $0.append((batch, .now)) }
      case .finished: done.signal()
      default: break
      }
    }
    withExtendedLifetime(scan) { done.wait() }
    let times = kept.withLock { $0.map(\.time) }
    #expect(times.count > 1)
    // A reader that rests sleeps at least so long; nobody lets go of the first batch.
    #expect(times[1] - times[0] >= .milliseconds(40))
  }
}
