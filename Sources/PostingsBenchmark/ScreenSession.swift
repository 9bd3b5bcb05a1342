import CPseudoTerminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real program in a pseudo-terminal, measured from outside: from a key to the last byte that it answers.
final class ScreenSession {
  private let terminal: Int32
  private let process: pid_t
  private let started: Double
  private var output: [UInt8] = []
  private var isOver = false

  /// What counts as the end of an answer, in milliseconds without a byte.
  private static let quiet = 40.0

  /// - Parameters:
  ///   - program: its whole path.
  ///   - environment: all of it.
  /// - Returns: nil when it cannot be started.
  init?(_ program: String, _ arguments: [String], environment: [String: String], columns: Int = 80, rows: Int = 24) {
    var (words, variables) = (Self.copies([program] + arguments), Self.copies(environment.map { "\($0)=\($1)" }))
    defer { (words + variables).forEach { free($0) } }
    var terminal: Int32 = -1
    started = Cost.milliseconds(CLOCK_MONOTONIC)
    process = cpt_spawn(program, &words, &variables, nil, Int32(columns), Int32(rows), &terminal)
    self.terminal = terminal
    if process <= 0 { return nil }
  }

  private static func copies(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] { words.map { strdup($0) } + [nil] }

  deinit {
    guard process > 0 else { return }
    close(terminal)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  // MARK: What is on the screen

  /// Waits for the first posting: for a day, `2017-05-23`, since each row shows its own.
  ///
  /// - Returns: milliseconds from the start; nil when none comes.
  func firstRow(within limit: Double = 20_000) -> Double? {
    waitUntil(limit) { Self.holdsDay($0) }
  }

  /// Waits until it is at rest.
  ///
  /// - Returns: milliseconds from the start to the last byte.
  func atRest(quiet: Double = 500, within limit: Double = 120_000) -> Double {
    var last = now
    while !isOver, now < limit, read(waiting: quiet) { last = now }
    return last
  }

  /// Types, and waits for the whole answer.
  ///
  /// - Returns: milliseconds to its last byte, and its bytes.
  func press(_ keys: String) -> (time: Double, bytes: Int) {
    let (begin, known) = (now, output.count)
    var bytes = Array(keys.utf8)
    write(terminal, &bytes, bytes.count)
    var last = begin
    // The answer may be long in coming, but once begun it ends soon.
    var patience = 2000.0
    while !isOver, read(waiting: patience) {
      last = now
      patience = Self.quiet
    }
    return (last - begin, output.count - known)
  }

  /// The most main memory that it ever took, in bytes; 0 where it cannot be told.
  var peakMemory: Int {
    guard let file = fopen("/proc/\(process)/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, 256, file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (text.split { !$0.isNumber }.first.flatMap { Int($0) } ?? 0) << 10
    }
    return 0
  }

  /// Milliseconds since the start.
  private var now: Double { Cost.milliseconds(CLOCK_MONOTONIC) - started }

  private func waitUntil(_ limit: Double, _ isThere: ([UInt8]) -> Bool) -> Double? {
    while !isThere(output) {
      guard !isOver, now < limit, read(waiting: limit - now) else { return nil }
    }
    return now
  }

  /// - Returns: whether anything came in so many milliseconds.
  private func read(waiting milliseconds: Double) -> Bool {
    var event = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&event, 1, Int32(max(1, milliseconds))) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    #if canImport(Glibc)
      let count = Glibc.read(terminal, &buffer, buffer.count)
    #else
      let count = Darwin.read(terminal, &buffer, buffer.count)
    #endif
    if count > 0 { output += buffer[..<count] }
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { isOver = true }
    return count > 0
  }

  private static func holdsDay(_ output: [UInt8]) -> Bool {
    let shape = Array("0000-00-00".utf8)
    guard output.count >= shape.count else { return false }
    return (0...output.count - shape.count).contains { start in
      shape.indices.allSatisfy { offset in
        let byte = output[start + offset]
        return shape[offset] == UInt8(ascii: "-") ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
      }
    }
  }
}
