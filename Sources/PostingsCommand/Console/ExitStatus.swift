/// What the shell is told, after sysexits.h where it has a word for it.
enum ExitStatus: Int32, Sendable {
  case done = 0
  /// Something was refused, or problems were found.
  case refused = 1
  /// The command line makes no sense.
  case usage = 64
  /// No such input, or it cannot be opened.
  case noInput = 66
  /// Reading or writing failed.
  case failed = 74

  /// Of two things that went wrong, the one that the shell is told.
  func worse(than other: ExitStatus) -> ExitStatus { rank >= other.rank ? self : other }

  mutating func note(_ other: ExitStatus) { self = other.worse(than: self) }

  private var rank: Int {
    switch self {
    case .done: 0
    case .noInput: 1
    case .failed: 2
    case .refused: 3
    case .usage: 4
    }
  }
}
