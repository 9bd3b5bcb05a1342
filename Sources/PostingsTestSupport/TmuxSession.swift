import Foundation
public import TerminalUI

/// The real program in a real terminal: a tmux server of its own, with no settings of anyone's.
public final class TmuxSession {
  private let folder: TemporaryFolder
  private let tmux: String

  /// Whether tmux is installed.
  public static let isAvailable = (try? ProcessRunner.run("tmux", ["-V"]))?.status == 0
  /// Why a test that needs it is skipped.
  public static let reason: StaticString = "needs tmux, which is not installed"

  /// Starts a program with its arguments, in a screen of this size.
  ///
  /// - Parameters:
  ///   - environment: all of its environment, beside `TERM`.
  ///   - term: what `TERM` is; tmux itself is most like tmux-256color.
  public init(
    _ command: [String], size: Size = Size(width: 80, height: 24), term: String = "tmux-256color",
    environment: [String: String] = TestEnvironment.standard, folder workingFolder: String? = nil
  ) throws {
    folder = try TemporaryFolder()
    tmux = folder.path("socket")
    let settings = try folder.write(Self.settings, to: "tmux.conf")
    let variables = environment.merging(["TERM": term]) { $1 }
    let start = ["-f", settings, "new-session", "-d", "-x", "\(size.width)", "-y", "\(size.height)"]
    let place = ["-c", workingFolder ?? folder.path]
    let program = ["env", "-i"] + variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + command
    try run(start + place + ["sh", "-c", Self.wrapper, folder.path] + program)
  }

  /// Runs the program, tells its process and its status in files, and then stays, so that what the program has left
  /// behind can be seen. (tmux 3.3 itself forgets the status now and then.) A trap, unlike an ignored signal, is not
  /// inherited.
  private static let wrapper = """
    trap : INT QUIT
    sh -c 'echo $$ >"$0/process"; exec "$@"' "$0" "$@"
    echo $? >"$0/new"; mv "$0/new" "$0/status"
    exec cat
    """

  private static let settings = """
    set -g status off
    set -g history-limit 5000
    set -s escape-time 0
    set -s exit-empty on
    set -g focus-events off
    set -g set-titles off

    """

  deinit {
    close()
  }

  /// Ends the server and whatever runs in it.
  public func close() {
    _ = try? run(["kill-server"])
  }

  // MARK: Typing

  /// Presses keys, in their notation: `j<Enter>e`, `C-s`, `<S-Up>`.
  public func press(_ notation: String) throws {
    guard let sequence = KeySequence(notation: notation) else {
      throw ProcessRunner.Failure(description: "no keys: \(notation)")
    }
    var commands: [String] = []
    for key in sequence.keys { commands += (commands.isEmpty ? [] : [";"]) + TmuxKeys.command(for: key) }
    try run(commands)
  }

  /// Types text, character by character.
  public func type(_ text: String) throws {
    try run(["send-keys", "-l", "--", TmuxKeys.escaped(text)])
  }

  /// Pastes text, in brackets if the program asks for them.
  public func paste(_ text: String) throws {
    let file = try folder.write(text, to: "paste")
    try run(["load-buffer", file, ";", "paste-buffer", "-p", "-r"])
  }

  /// Changes the size of the screen.
  public func resize(to size: Size) throws {
    try run(["resize-window", "-x", "\(size.width)", "-y", "\(size.height)"])
  }

  // MARK: Reading

  /// The screen's rows, without the blanks at their ends.
  public func screen() throws -> String {
    try run(["capture-pane", "-p"]).output
  }

  /// The screen's rows with escape sequences for colours and attributes.
  public func styledScreen() throws -> String {
    try run(["capture-pane", "-p", "-e"]).output
  }

  /// All rows, those that have scrolled off the screen too.
  public func history() throws -> String {
    try run(["capture-pane", "-p", "-S", "-"]).output
  }

  /// Waits until the screen holds a text; gives the screen.
  @discardableResult
  public func wait(for text: String, timeout: Duration = .seconds(20)) async throws -> String {
    try await wait("\(text.debugDescription)", timeout) { $0.contains(text) }
  }

  /// Waits until a regular expression matches in the screen; gives the screen.
  @discardableResult
  public func wait(forMatch pattern: String, timeout: Duration = .seconds(20)) async throws -> String {
    let expression = try Regex(pattern)
    return try await wait("a match of \(pattern)", timeout) { $0.contains(expression) }
  }

  /// Waits until the screen is as told; gives the screen.
  @discardableResult
  public func wait(
    _ what: String, _ timeout: Duration = .seconds(20), until isReady: (String) throws -> Bool
  ) async throws -> String {
    let deadline = ContinuousClock.now + timeout
    while true {
      let screen = try screen()
      if try isReady(screen) { return screen }
      guard .now < deadline else {
        throw ProcessRunner.Failure(description: "no \(what) on the screen:\n\(screen)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// The value of one of tmux's formats, for example `cursor_x`.
  public func value(of format: String) throws -> String {
    try run(["display-message", "-p", "#{\(format)}"]).output.trimmingCharacters(in: .newlines)
  }

  /// Whether the alternate screen is on.
  public var isAlternateScreenOn: Bool { get throws { try value(of: "alternate_on") == "1" } }
  /// Whether the program gets the mouse.
  public var isMouseOn: Bool { get throws { try value(of: "mouse_any_flag") == "1" } }
  /// Whether the cursor is shown.
  public var isCursorVisible: Bool { get throws { try value(of: "cursor_flag") == "1" } }
  /// Where the cursor is.
  public var cursor: Position {
    get throws { Position(x: Int(try value(of: "cursor_x")) ?? -1, y: Int(try value(of: "cursor_y")) ?? -1) }
  }
  /// The program's process.
  public var process: Int32 { get throws { try number(in: "process") ?? -1 } }

  /// Waits until the program has ended; gives its status, 128 and the signal when one ended it.
  public func waitForEnd(timeout: Duration = .seconds(20)) async throws -> Int32 {
    try await wait("end of the program", timeout) { _ in try number(in: "status") != nil }
    return try number(in: "status") ?? -1
  }

  private func number(in file: String) throws -> Int32? {
    guard try folder.names().contains(file) else { return nil }
    return Int32(String(decoding: try folder.bytes(of: file), as: UTF8.self).trimmingCharacters(in: .newlines))
  }

  @discardableResult
  private func run(_ arguments: [String]) throws -> ProcessRunner.Outcome {
    let outcome = try ProcessRunner.run("tmux", ["-S", tmux] + arguments)
    guard outcome.status == 0 else {
      throw ProcessRunner.Failure(description: "tmux \(arguments.first ?? ""): \(outcome.errors)")
    }
    return outcome
  }
}

/// What tmux calls the keys.
enum TmuxKeys {
  /// The command that presses a key.
  static func command(for key: Key) -> [String] {
    if let typed = key.typed { return ["send-keys", "-l", "--", escaped(String(typed))] }
    return ["send-keys", prefix(key.modifiers) + name(of: key.code)]
  }

  /// Text as an argument of tmux, to which a semicolon at the end is the end of the command.
  static func escaped(_ text: String) -> String {
    text.hasSuffix(";") ? text.dropLast() + "\\;" : text
  }

  private static func prefix(_ modifiers: Key.Modifiers) -> String {
    (modifiers.contains(.control) ? "C-" : "") + (modifiers.contains(.alt) ? "M-" : "")
      + (modifiers.contains(.shift) ? "S-" : "")
  }

  private static func name(of code: Key.Code) -> String {
    switch code {
    case .character(" "): "Space"
    case .character(let character): escaped(String(character))
    case .enter: "Enter"
    case .tab: "Tab"
    case .backtab: "BTab"
    case .escape: "Escape"
    case .backspace: "BSpace"
    case .delete: "DC"
    case .insert: "IC"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PPage"
    case .pageDown: "NPage"
    case .function(let number): "F\(number)"
    }
  }
}
