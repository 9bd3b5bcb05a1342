import CNcurses
import TerminalUI

/// What the terminal's description says that its keys send.
enum TerminfoKeys {
  /// The sequences and their keys.
  static func read() -> [[UInt8]: Key] {
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      guard let value = cn_key_string(name) else { continue }
      let bytes = Array(String(cString: value).utf8)
      // A plain character could not be typed any more.
      guard let first = bytes.first, first < 0x20 || first == 0x7F else { continue }
      keys[bytes] = key
    }
    return keys
  }

  private static let names: [(String, Key)] = plain + function + modified

  private static let plain: [(String, Key)] = [
    ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcuf1", Key(.right)), ("kcub1", Key(.left)),
    ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
    ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kbs", Key(.backspace)), ("kcbt", Key(.backtab)),
    ("kent", Key(.enter)), ("kri", Key(.up, .shift)), ("kind", Key(.down, .shift)),
  ]

  private static let function: [(String, Key)] = (1...12).map { ("kf\($0)", Key(.function($0))) }

  /// The first is with shift; a number after the name is xterm's modifier parameter (`kUP5`: with control).
  private static let modified: [(String, Key)] = [
    ("kUP", Key.Code.up), ("kDN", .down), ("kRIT", .right), ("kLFT", .left), ("kHOM", .home), ("kEND", .end),
    ("kPRV", .pageUp), ("kNXT", .pageDown), ("kIC", .insert), ("kDC", .delete),
  ].flatMap { name, code in
    [(name, Key(code, .shift))] + (3...8).map { (name + "\($0)", Key(code, Key.Modifiers(rawValue: UInt8($0 - 1)))) }
  }
}
