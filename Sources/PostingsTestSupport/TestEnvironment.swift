import Foundation

/// The environment that programs under test run in: nothing of the developer's own settings.
public enum TestEnvironment {
  /// English, UTF-8, no backtraces that wait for a key, no configuration.
  public static let standard: [String: String] = [
    "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    "HOME": "/nonexistent",
    "LANG": "C.UTF-8",
    "TZ": "UTC",
    "SWIFT_BACKTRACE": "enable=no",
  ].merging(sanitizers) { $1 }

  /// What `.ci/sanitize` tells the sanitizers, which are in the programs under test too.
  public static let sanitizers = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
  }

  /// The standard one with some variables set otherwise.
  public static func with(_ changes: [String: String]) -> [String: String] {
    standard.merging(changes) { _, new in new }
  }
}

/// Where the programs lie that are built with the tests.
public enum Products {
  /// The running tests themselves.
  public static let testBundle: String =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    ?? Bundle.main.executablePath ?? CommandLine.arguments[0]

  /// The folder of what was built.
  public static let folder = URL(filePath: testBundle).deletingLastPathComponent().path

  /// The `postings` program.
  public static let postings = folder + "/postings"
}
