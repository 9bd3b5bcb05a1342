#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// How far long work has come: one line on standard error that is rewritten, where that is a terminal.
struct ProgressLine {
  private let total: Int
  private let isShown: Bool
  private let out = OutputBuffer(descriptor: STDERR_FILENO)
  private var done = 0
  private let started = Self.milliseconds()
  private var lastShown: Int

  /// Short work shows none.
  private static let patience = 500
  private static let interval = 100
  private static let width = 30

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && isatty(STDERR_FILENO) != 0
    lastShown = started
  }

  mutating func advance() {
    done += 1
    guard isShown, total > 0 else { return }
    let now = Self.milliseconds()
    guard now - started > Self.patience, now - lastShown > Self.interval else { return }
    lastShown = now
    let filled = Self.width * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    out.write("\r[\(bar)] \(done)/\(total)")
    out.flush()
  }

  /// Takes the line away, for what is printed next.
  func clear() {
    guard isShown, lastShown > started else { return }
    out.write("\r\u{1B}[K")
    out.flush()
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
