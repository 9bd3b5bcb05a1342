#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The environment variables that concern a terminal.
enum Environment {
  /// The value of a variable; empty when it is not set.
  static func value(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }

  /// Whether a variable is set and not empty, as https://no-color.org asks.
  static func isSet(_ name: String) -> Bool {
    !value(name).isEmpty
  }

  /// How long a lone ESC may be the start of a sequence: ncurses' `ESCDELAY` in milliseconds, else 50.
  static var escapeDelay: Duration {
    let milliseconds = Int(value("ESCDELAY")).map { min(max(1, $0), 2000) } ?? 50
    return .milliseconds(milliseconds)
  }
}
