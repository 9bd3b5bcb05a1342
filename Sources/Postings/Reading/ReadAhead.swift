internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How much was read and not yet taken in: readers that are far ahead rest, so that a list that is slower than the disk
/// does not fill the memory with what waits for it.
final class ReadAhead: Sendable {
  /// Bytes of batches that somebody still holds.
  private let waiting = Atomic(0)
  private let limit: Int

  /// A reader rests so long at once, and goes on in any case after so many times: who keeps all batches gets all.
  private static let rest: UInt32 = 2000
  private static let restLimit = 50
  private static let firstRestLimit = 25

  /// - Parameter limit: in bytes.
  init(limit: Int) { self.limit = limit }

  /// Goes with a batch: its bytes wait as long as any copy of it is held.
  final class Ticket: Sendable {
    private let readAhead: ReadAhead
    private let size: Int

    fileprivate init(_ readAhead: ReadAhead, _ size: Int) {
      self.readAhead = readAhead
      self.size = size
      readAhead.waiting.add(size, ordering: .relaxed)
    }

    deinit { readAhead.waiting.subtract(size, ordering: .relaxed) }
  }

  func ticket(size: Int) -> Ticket { Ticket(self, size) }

  /// Rests while too much waits.
  func wait(unless isCancelled: () -> Bool) {
    for _ in 0..<Self.restLimit where waiting.load(ordering: .relaxed) > limit && !isCancelled() {
      usleep(Self.rest)
    }
  }

  /// Rests until all that was read so far is taken in and let go: the first screen is drawn from it, on cores that many
  /// readers would keep from it.
  func waitForFirstScreen(unless isCancelled: () -> Bool) {
    for _ in 0..<Self.firstRestLimit where waiting.load(ordering: .relaxed) > 0 && limit < .max && !isCancelled() {
      usleep(Self.rest)
    }
  }
}
