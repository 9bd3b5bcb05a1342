#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A pipe that wakes a thread which waits for something else to be readable.
final class WatchAlarm: Sendable {
  private let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
      }
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func ring() {
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// Until it rings, the other descriptor can be read, or it is time.
  func wait(orFor other: Int32?, until deadline: ContinuousClock.Instant?) {
    var polled = [pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)]
    if let other { polled.append(pollfd(fd: other, events: Int16(POLLIN), revents: 0)) }
    _ = poll(&polled, nfds_t(polled.count), Self.milliseconds(until: deadline))
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) > 0 {}
  }

  /// Rounded up, so that the deadline is over when the wait is; -1: without end.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let rest = max(.zero, deadline - .now)
    let (seconds, attoseconds) = rest.components
    return Int32(min(3600, seconds)) * 1000 + Int32(attoseconds / 1_000_000_000_000_000) + 1
  }
}
