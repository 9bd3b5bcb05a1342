internal import Postings
internal import PostingsLanguage
internal import SystemPackage
internal import TerminalText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Where a plain command speaks: standard output in pieces, standard error in single clean lines.
final class Console {
  let language: Language
  let out = OutputBuffer(descriptor: STDOUT_FILENO)
  let isTerminal = isatty(STDOUT_FILENO) != 0
  let usesColor: Bool
  /// Seconds since 1970-01-01T00:00Z.
  let now = Int(time(nil))
  private let errors = OutputBuffer(descriptor: STDERR_FILENO)
  private var results: [String] = []

  init(color: ColorChoice = .auto) {
    language = Speech.language
    usesColor =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && (Environment.value("NO_COLOR") ?? "").isEmpty && Environment.value("TERM") != "dumb"
      }
    // A reader that goes away is seen as an error of `write`, so that a save that is under way is still finished.
    signal(SIGPIPE, SIG_IGN)
  }

  /// One line on standard error, `postings: …`, without anything that a terminal would obey.
  func error(_ sentence: String) {
    if isTerminal { out.flush() }
    errors.write("postings: " + sentence.cleaned(for: .outputLine) + "\n")
    errors.flush()
  }

  /// - Returns: what the shell is told of it.
  func error(_ error: PostingsError) -> ExitStatus {
    self.error(error.sentence(in: language))
    return ExitStatus(error)
  }

  /// A line of text on standard output, cleaned.
  func print(_ line: String) { out.write(line.cleaned(for: .outputLine) + "\n") }

  /// What was written to disk, which must not be lost when standard output fails: it is then said with that error.
  func printResult(_ line: String) {
    results.append(line)
    print(line)
  }

  /// A patch that `git apply` takes: byte for byte, unless a terminal reads it.
  func writeDiff(of file: FilePath, from old: [UInt8], to new: [UInt8]) {
    let diff = UnifiedDiff(path: file.bytes, old: old, new: new).bytes
    guard isTerminal || usesColor else { return out.write(diff) }
    for line in diff.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
      let text = String(cleaning: line, for: .outputLine)
      out.write(Self.color(ofDiffLine: line).map { paint(text, $0) } ?? text)
      out.write("\n")
    }
  }

  /// The parameter of SGR that a line of a patch is shown in.
  private static func color(ofDiffLine line: some Collection<UInt8>) -> String? {
    if line.starts(with: "--- ".utf8) || line.starts(with: "+++ ".utf8) { return "1" }
    return switch line.first {
    case UInt8(ascii: "-"): "31"
    case UInt8(ascii: "+"): "32"
    case UInt8(ascii: "@"): "36"
    default: nil
    }
  }

  /// Text in a colour, where there are colours.
  ///
  /// - Parameter parameter: of SGR (ECMA-48, section 8.3.117).
  func paint(_ text: String, _ parameter: String) -> String { usesColor ? "\u{1B}[\(parameter)m\(text)\u{1B}[m" : text }

  /// Columns to fit a table into; nil when nothing limits them.
  var width: Int? {
    if isTerminal {
      var size = winsize()
      if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    }
    if let columns = Environment.value("COLUMNS").flatMap({ Int($0) }), columns > 0 { return columns }
    return isTerminal ? 80 : nil
  }

  /// Writes what is left, and settles the exit status: a failure of standard output counts even where all files were
  /// written, since what reads it has not got what it was to get.
  func finish(_ status: ExitStatus) -> ExitStatus {
    out.flush()
    guard let failure = out.failure, !out.isClosedByReader else { return status }
    error(CommandSentence.cannotWriteOutput(Errno(rawValue: failure), done: results).text(in: language))
    return .failed.worse(than: status)
  }
}

extension ExitStatus {
  init(_ error: PostingsError) {
    self =
      switch error {
      case .notFound, .notAFile, .failed(.read, _, .permissionDenied), .failed(.read, _, .tooManySymbolicLinkLevels),
        .failed(.read, _, .notDirectory):
        .noInput
      case .failed, .notConfirmed, .halfWritten, .unsafeState: .failed
      default: .refused
      }
  }
}
