import CPseudoTerminal
import Foundation

/// Runs programs and gives back all that they said, as bytes.
public enum ProcessRunner {
  /// What came of a program.
  public struct Outcome: Sendable {
    /// What it wrote to standard output.
    public var standardOutput: [UInt8]
    /// What it wrote to standard error.
    public var standardError: [UInt8]
    /// The exit status; 128 and the signal's number when a signal ended it, as shells count.
    public var status: Int32

    /// Standard output as text.
    public var output: String { String(decoding: standardOutput, as: UTF8.self) }
    /// Standard error as text.
    public var errors: String { String(decoding: standardError, as: UTF8.self) }
  }

  /// Why a program could not be run to its end.
  public struct Failure: Error, CustomStringConvertible {
    /// What went wrong.
    public let description: String
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: its path, or a name that is looked for in `PATH`.
  ///   - environment: all of its environment.
  ///   - input: what it reads from standard input.
  ///   - folder: where it runs; here when `nil`.
  ///   - timeout: when it is killed, which is an error.
  public static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = TestEnvironment.standard,
    input: some Sequence<UInt8> = [], folder: String? = nil, timeout: Duration = .seconds(240)
  ) throws -> Outcome {
    try run(
      program, bytes: arguments.map { Array($0.utf8) }, environment: environment, input: input, folder: folder,
      timeout: timeout)
  }

  /// The same with arguments of any bytes (but zero), as file names may have.
  public static func run(
    _ program: String, bytes arguments: [[UInt8]], environment: [String: String] = TestEnvironment.standard,
    input: some Sequence<UInt8> = [], folder: String? = nil, timeout: Duration = .seconds(240)
  ) throws -> Outcome {
    var child = try Child(program, arguments, environment, folder)
    do {
      try child.exchange(Array(input), until: .now + timeout)
      return Outcome(standardOutput: child.output, standardError: child.errors, status: child.waitForEnd())
    } catch {
      kill(child.process, SIGKILL)
      _ = child.waitForEnd()
      throw error
    }
  }
}

/// A running program and its three pipes.
private struct Child {
  let process: pid_t
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private var inputEnd: Int32
  private var outputEnd: Int32
  private var errorEnd: Int32

  init(_ program: String, _ arguments: [[UInt8]], _ environment: [String: String], _ folder: String?) throws {
    // A program need not read what it is given.
    signal(SIGPIPE, SIG_IGN)
    let input = try Self.newPipe(), output = try Self.newPipe(), errors = try Self.newPipe()
    let theirs = [input.read, output.write, errors.write]
    defer { theirs.forEach { close($0) } }
    process = try Self.spawn(program, arguments, environment, folder, theirs)
    (inputEnd, outputEnd, errorEnd) = (input.write, output.read, errors.read)
    for end in [inputEnd, outputEnd, errorEnd] { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
  }

  private static func newPipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw ProcessRunner.Failure(description: "no pipe: errno \(errno)") }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ program: String, _ arguments: [[UInt8]], _ environment: [String: String], _ folder: String?, _ ends: [Int32]
  ) throws -> pid_t {
    let path = try path(of: program, environment)
    let process = CStrings.with([Array(program.utf8)] + arguments) { argv in
      CStrings.with(CStrings.environment(environment)) { envp in
        cpt_run(path, argv, envp, folder, ends[0], ends[1], ends[2])
      }
    }
    guard process > 0 else { throw ProcessRunner.Failure(description: "no process: errno \(errno)") }
    return process
  }

  private static func path(of program: String, _ environment: [String: String]) throws -> String {
    let folders = program.contains("/") ? [""] : (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
    guard let path = folders.map({ $0 + program }).first(where: FileManager.default.isExecutableFile) else {
      throw ProcessRunner.Failure(description: "there is no program \(program)")
    }
    return path
  }

  /// Writes the input and reads until both outputs are closed.
  mutating func exchange(_ input: [UInt8], until deadline: ContinuousClock.Instant) throws {
    var rest = input[...]
    if rest.isEmpty { closeInput() }
    while outputEnd >= 0 || errorEnd >= 0 {
      guard .now < deadline else { throw ProcessRunner.Failure(description: "the program took too long") }
      var ends = [
        pollfd(fd: inputEnd, events: Int16(POLLOUT), revents: 0),
        pollfd(fd: outputEnd, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errorEnd, events: Int16(POLLIN), revents: 0),
      ]
      poll(&ends, 3, 100)
      if ends[0].revents != 0 { writeInput(&rest) }
      if ends[1].revents != 0, Self.take(from: outputEnd, into: &output) { outputEnd = Self.closed(outputEnd) }
      if ends[2].revents != 0, Self.take(from: errorEnd, into: &errors) { errorEnd = Self.closed(errorEnd) }
    }
    closeInput()
  }

  private mutating func writeInput(_ rest: inout ArraySlice<UInt8>) {
    let count = rest.withUnsafeBytes { write(inputEnd, $0.baseAddress, $0.count) }
    if count > 0 { rest.removeFirst(count) }
    if rest.isEmpty || (count < 0 && errno != EAGAIN && errno != EINTR) { closeInput() }
  }

  private mutating func closeInput() {
    if inputEnd >= 0 { inputEnd = Self.closed(inputEnd) }
  }

  private static func closed(_ end: Int32) -> Int32 {
    close(end)
    return -1
  }

  /// Reads what is there; true at the end.
  private static func take(from end: Int32, into bytes: inout [UInt8]) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(end, &buffer, buffer.count)
    if count > 0 { bytes.append(contentsOf: buffer[..<count]) }
    return count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)
  }

  /// Closes what is open and gives the status once the program has ended.
  mutating func waitForEnd() -> Int32 {
    for end in [inputEnd, outputEnd, errorEnd] where end >= 0 { close(end) }
    (inputEnd, outputEnd, errorEnd) = (-1, -1, -1)
    return ExitStatus.wait(for: process) ?? -1
  }
}

/// How a process ended.
enum ExitStatus {
  /// Waits for a process; 128 and the signal when one ended it, `nil` when it is not there.
  static func wait(for process: pid_t, hanging: Bool = true) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, hanging ? 0 : WNOHANG)
      if ended < 0, errno == EINTR { continue }
      guard ended == process else { return nil }
      let signal = status & 0x7F
      return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
  }
}

/// Lists of C strings, as `exec` wants them.
enum CStrings {
  static func environment(_ variables: [String: String]) -> [[UInt8]] {
    variables.sorted { $0.key < $1.key }.map { Array("\($0.key)=\($0.value)".utf8) }
  }

  static func with<Result>(_ strings: [[UInt8]], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result) -> Result {
    let copies = strings.map { bytes in bytes.map(CChar.init(bitPattern:)) + [0] }.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }
}
