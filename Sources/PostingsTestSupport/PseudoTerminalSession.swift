import CPseudoTerminal
import Foundation
public import TerminalUI

/// A program in a pseudo-terminal, with every byte that it sends: for what ``TmuxSession`` would hide.
public final class PseudoTerminalSession {
  /// All bytes that the program has sent so far.
  public private(set) var output: [UInt8] = []
  /// The program's process.
  public let process: Int32
  private var terminal: Int32 = -1
  private var status: Int32?

  /// Starts a program; the path must be whole. `TERM` is xterm-256color unless the environment says otherwise.
  public init(
    _ program: String, _ arguments: [String] = [], size: Size = Size(width: 80, height: 24),
    environment: [String: String] = [:], folder: String? = nil
  ) throws {
    let variables = TestEnvironment.with(["TERM": "xterm-256color"].merging(environment) { $1 })
    var terminal: Int32 = -1
    process = CStrings.with(([program] + arguments).map { Array($0.utf8) }) { argv in
      CStrings.with(CStrings.environment(variables)) { envp in
        cpt_spawn(program, argv, envp, folder, Int32(size.width), Int32(size.height), &terminal)
      }
    }
    guard process > 0 else { throw ProcessRunner.Failure(description: "no pseudo-terminal: errno \(errno)") }
    self.terminal = terminal
  }

  deinit {
    hangUp()
    if status == nil, ExitStatus.wait(for: process, hanging: false) == nil {
      kill(process, SIGKILL)
      _ = ExitStatus.wait(for: process)
    }
  }

  /// Types bytes, all of them.
  public func send(_ bytes: some Sequence<UInt8>) async throws {
    var rest = ArraySlice(bytes)
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      if count > 0 { rest.removeFirst(count) } else if errno != EAGAIN { throw failure("cannot send") }
      read()
      if count < 0 { try await Task.sleep(for: .milliseconds(2)) }
    }
  }

  /// Types a few bytes at once, without a pause that another task could fill.
  public func sendNow(_ bytes: [UInt8]) throws {
    let count = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw failure("cannot send") }
  }

  /// Types text.
  public func send(_ text: String) async throws {
    try await send(text.utf8)
  }

  /// Changes the size of the window.
  public func resize(to size: Size) {
    _ = cpt_resize(terminal, Int32(size.width), Int32(size.height))
  }

  /// Closes the window.
  public func hangUp() {
    if terminal >= 0 { close(terminal) }
    terminal = -1
  }

  /// Whether the terminal is as a shell leaves it: it edits lines and echoes.
  public var isCooked: Bool { cpt_is_cooked(terminal) }

  /// Waits until the bytes of `text` have come, at or after an offset of ``output``; gives the offset after them.
  @discardableResult
  public func wait(for text: String, from offset: Int = 0, timeout: Duration = .seconds(20)) async throws -> Int {
    let wanted = Array(text.utf8)
    let deadline = ContinuousClock.now + timeout
    while true {
      read()
      if let found = output[min(offset, output.count)...].firstRange(of: wanted) { return found.upperBound }
      guard .now < deadline else { throw failure("\(text.debugDescription) did not come") }
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Waits until the program has ended; gives its status, 128 and the signal when one ended it.
  public func waitForEnd(timeout: Duration = .seconds(20)) async throws -> Int32 {
    let deadline = ContinuousClock.now + timeout
    while status == nil {
      read()
      status = ExitStatus.wait(for: process, hanging: false)
      if status != nil { break }
      guard .now < deadline else { throw failure("it did not end") }
      try await Task.sleep(for: .milliseconds(5))
    }
    read()
    return status!
  }

  /// Reads what has come.
  public func read() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while terminal >= 0 {
      let count = bytes(from: terminal, into: &buffer)
      guard count > 0 else { return }
      output.append(contentsOf: buffer[..<count])
    }
  }

  private func failure(_ what: String) -> ProcessRunner.Failure {
    let tail = String(decoding: output.suffix(2000), as: UTF8.self).debugDescription
    return ProcessRunner.Failure(description: "\(what); the end of the output: \(tail)")
  }
}

/// The method of the same name hides read(2).
private func bytes(from descriptor: Int32, into buffer: inout [UInt8]) -> Int {
  read(descriptor, &buffer, buffer.count)
}
