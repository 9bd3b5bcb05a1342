internal import Synchronization
internal import TerminalText

/// Looks for a text in the bodies of postings, blind to case and accents, on several threads, handing over its hits as
/// it goes.
///
/// Bodies are not kept: all are read anew, which for a hundred thousand warm files costs little more than reading them
/// does.
public final class BodySearch: Sendable {
  /// What a search tells.
  public enum Event: Sendable {
    /// Rows whose bodies were looked at, and those of them that hold the text; in no order.
    case searched([PostingTable.Row], hits: [PostingTable.Row])
    /// The last event.
    case finished(wasCancelled: Bool)
  }

  /// Files that a thread takes at once.
  private static let share = 64

  private let table: PostingTable
  private let rows: [PostingTable.Row]
  private let needle: [UInt8]
  private let deliver: @Sendable (Event) -> Void
  private let next = Atomic(0)
  private let running: Atomic<Int>
  private let isCancelled = Atomic(false)

  /// Begins to search; `deliver` is called from several threads.
  ///
  /// - Parameters:
  ///   - needle: folded, as `QueryExpression.body` holds it.
  ///   - rows: where to look: those for which all else that is asked holds already.
  public init(
    for needle: [UInt8], in rows: RowSet, of table: PostingTable, threads: Int = 16,
    deliver: @escaping @Sendable (Event) -> Void
  ) {
    var present: [PostingTable.Row] = []
    rows.forEach { if table.isPresent($0) { present.append($0) } }
    self.table = table
    self.rows = present
    self.needle = needle
    self.deliver = deliver
    // No more threads than shares.
    let count = max(1, min(threads, present.count / Self.share + 1))
    running = Atomic(count)
    for _ in 0..<count {
      WorkerThreads.startOrRun(givesWay: true) { [self] in
        run()
        if running.subtract(1, ordering: .acquiringAndReleasing).newValue == 0 {
          deliver(.finished(wasCancelled: isCancelled.load(ordering: .relaxed)))
        }
      }
    }
  }

  /// Gives up; `finished` follows.
  public func cancel() { isCancelled.store(true, ordering: .relaxed) }

  private func run() {
    var reader = BodyReader()
    while true {
      let start = next.add(Self.share, ordering: .relaxed).oldValue
      guard start < rows.count else { return }
      var hits: [PostingTable.Row] = []
      let share = rows[start..<min(start + Self.share, rows.count)]
      for row in share {
        if isCancelled.load(ordering: .relaxed) { return }
        if reader.body(of: table.pathBytes(row), contains: needle) { hits.append(row) }
      }
      deliver(.searched(Array(share), hits: hits))
    }
  }
}
