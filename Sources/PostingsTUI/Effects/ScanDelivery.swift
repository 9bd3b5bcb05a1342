internal import Postings

/// Hands the postings that a scan finds to the screens in portions, so that no key waits for a large one, and says when
/// the list should answer for them: after each eighth that comes on top, or after a while.
nonisolated struct ScanDelivery {
  private var held: [RecordBatch] = []
  private var end: Bool?
  /// Postings that the list has answered for, and those handed over since.
  private var shownCount = 0
  private var unshownCount = 0
  private var lastShown = ContinuousClock.now

  /// Postings that are taken into the collection within a few milliseconds.
  private static let portion = 4096
  /// How long the list waits for more at most.
  private static let patience = Duration.milliseconds(200)

  /// Whether the run loop should look now.
  var isDue: Bool {
    end != nil || shownCount == 0 || (heldCount + unshownCount) * 8 >= shownCount || heldCount >= Self.portion
      || ContinuousClock.now - lastShown >= Self.patience
  }

  private var heldCount = 0

  /// Whether all has been handed over.
  private(set) var isDone = false

  mutating func add(_ batch: RecordBatch) {
    held.append(batch)
    heldCount += batch.count
  }

  mutating func end(wasStopped: Bool) { end = wasStopped }

  /// The next portion; whether the list answers for it; and how the scan ended, once all has been handed over.
  mutating func take(now: ContinuousClock.Instant = .now) -> (batches: [RecordBatch], shows: Bool, end: Bool?) {
    var (end, count) = (0, 0)
    while count < Self.portion, end < held.count {
      count += held[end].count
      end += 1
    }
    let batches = Array(held[..<end])
    // Nothing of them stays behind: the readers rest while too much is held.
    held.removeFirst(end)
    heldCount -= count
    unshownCount += count
    let ended = held.isEmpty ? self.end : nil
    let shows = ended != nil || unshownCount * 8 >= shownCount || now - lastShown >= Self.patience
    if shows, unshownCount > 0 {
      shownCount += unshownCount
      unshownCount = 0
      lastShown = now
    }
    if ended != nil {
      self.end = nil
      isDone = true
    }
    return (batches, shows, ended)
  }

  /// Whether something waits for the next look.
  var hasMore: Bool { !held.isEmpty }
}
