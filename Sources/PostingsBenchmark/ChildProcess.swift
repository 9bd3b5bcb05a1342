import SystemPackage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs other programs and measures what they take; what they print is thrown away.
enum ChildProcess {
  /// - Parameters:
  ///   - program: looked for in `PATH`, unless it holds a slash.
  ///   - input: a file that it reads; nothing when nil.
  ///   - highestStatus: that counts as success.
  /// - Returns: nil when it cannot be run, or fails.
  static func run(_ program: String, _ arguments: [String], input: String? = nil, highestStatus: Int32 = 0) -> Cost? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, input ?? "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let words = ([program] + arguments).map { strdup($0) }
    defer { words.forEach { free($0) } }
    let started = Cost.milliseconds(CLOCK_MONOTONIC)
    var process: pid_t = 0
    guard posix_spawnp(&process, program, &actions, nil, words + [nil], environ) == 0 else { return nil }
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(process, &status, 0, &usage) < 0 && errno == EINTR {}
    let wall = Cost.milliseconds(CLOCK_MONOTONIC) - started
    // Of one that was killed by a signal the lower bits are set.
    guard status & 0xFF == 0, status >> 8 <= highestStatus else { return nil }
    return Cost(wall: wall, cpu: usage.ru_utime.milliseconds + usage.ru_stime.milliseconds)
  }

  /// The medians of several runs of some programs, run in turn so that all have the same weather; nil for one that failed.
  static func medians(of runs: Int, _ programs: [() -> Cost?]) -> [Cost?] {
    var costs = programs.map { _ in [Cost?]() }
    for _ in 0..<runs {
      for (index, program) in programs.enumerated() { costs[index].append(program()) }
    }
    return costs.map { runs in
      let done = runs.compactMap { $0 }
      return done.count == runs.count
        ? Cost(wall: done.map(\.wall).percentile(50), cpu: done.map(\.cpu).percentile(50)) : nil
    }
  }
}

extension timeval {
  fileprivate var milliseconds: Double { Double(tv_sec) * 1000 + Double(tv_usec) / 1000 }
}
