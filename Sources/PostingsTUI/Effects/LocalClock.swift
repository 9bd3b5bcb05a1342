#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Moments as the clock on the wall shows them.
nonisolated enum LocalClock {
  /// `14:02`, with the day before it when that is not today's.
  ///
  /// - Parameters: both in seconds since 1970-01-01T00:00Z.
  static func text(_ instant: Int, now: Int) -> String {
    let (then, today) = (parts(instant), parts(now))
    let time = padded(Int(then.tm_hour)) + ":" + padded(Int(then.tm_min))
    if then.tm_year == today.tm_year, then.tm_yday == today.tm_yday { return time }
    return "\(then.tm_year + 1900)-" + padded(Int(then.tm_mon) + 1) + "-" + padded(Int(then.tm_mday)) + " " + time
  }

  private static func parts(_ instant: Int) -> tm {
    var time = time_t(instant)
    var parts = tm()
    localtime_r(&time, &parts)
    return parts
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
