#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a piece of work took, in milliseconds.
struct Cost {
  var wall: Double
  /// Of all threads, in user and system mode.
  var cpu: Double

  static func measure<Result>(_ work: () -> Result) -> (duration: Cost, result: Result) {
    let (wall, cpu) = (milliseconds(CLOCK_MONOTONIC), milliseconds(CLOCK_PROCESS_CPUTIME_ID))
    let result = work()
    return (
      Cost(wall: milliseconds(CLOCK_MONOTONIC) - wall, cpu: milliseconds(CLOCK_PROCESS_CPUTIME_ID) - cpu), result
    )
  }

  /// The median of several runs, wall and CPU each for itself.
  static func median(of runs: Int, _ work: () -> Void) -> Cost {
    let durations = (0..<runs).map { _ in measure(work).duration }
    return Cost(wall: durations.map(\.wall).percentile(50), cpu: durations.map(\.cpu).percentile(50))
  }

  static func milliseconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}

extension [Double] {
  /// The value that so many percent of the values do not exceed.
  func percentile(_ percent: Int) -> Double {
    isEmpty ? 0 : sorted()[Swift.min(count - 1, count * percent / 100)]
  }
}

enum Memory {
  /// Of this process in main memory now, in bytes; 0 where it cannot be told.
  static var resident: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    guard fgets(&line, 256, file) != nil else { return 0 }
    let text = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let words = String(decoding: text, as: UTF8.self).split(separator: " ")
    return words.count > 1 ? (Int(words[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
