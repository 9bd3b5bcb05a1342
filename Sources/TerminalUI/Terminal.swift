/// A terminal as the program needs it: events in, frames out.
///
/// The run loop is plain and synchronous: draw, then ``nextEvent(timeout:)``, which sleeps until something happens.
/// While it sleeps the main actor is busy, so nothing else on the main actor runs: background work leaves its results
/// where the loop will look (behind a `Mutex`) and calls the ``waker``, and the loop gets ``TerminalEvent/wake``.
@MainActor public protocol Terminal: AnyObject {
  /// The size of the screen now; changes before a ``TerminalEvent/resized(_:)`` or ``TerminalEvent/resumed`` comes.
  var size: Size { get }

  /// How many colours there are: 0, 8, 16 or 256. With 0 only attributes are shown.
  var colors: Int { get }

  /// Ends the sleep of ``nextEvent(timeout:)`` from any thread.
  var waker: TerminalWaker { get }

  /// Waits for an event; `nil` when the time is over first. Without a timeout it waits as long as it takes, with
  /// `.zero` it only looks.
  func nextEvent(timeout: Duration?) -> TerminalEvent?

  /// Shows a frame; only what differs from the one before is sent. A lost terminal is reported by the next event.
  func present(_ frame: Frame)

  /// Draws everything anew at the next ``present(_:)``, whatever the screen shows now.
  func redrawAll()

  /// Gives the terminal to another program (an editor) while `body` runs, and takes it back after. The next frame is
  /// drawn in full, and the size may have changed.
  func suspend<Result>(while body: () throws -> Result) rethrows -> Result

  /// Stops the process as Ctrl-Z does in other programs; returns when it is continued, and ``TerminalEvent/resumed``
  /// follows.
  func stopProcess()

  /// Names the window, where the terminal has a name; the text is cleaned first.
  func setTitle(_ title: String)

  /// Puts a text on the clipboard of the terminal, where it has one and lets programs write it; a long text is left out
  /// (``ClipboardText/limit``).
  func copy(_ text: String)

  /// Gives the terminal back as it was found. Calling it again does nothing.
  func close()
}

/// Wakes a sleeping ``Terminal`` from any thread; several calls before it looks may count as one.
public struct TerminalWaker: Sendable {
  private let action: @Sendable () -> Void

  /// Makes a waker of what is to be done; it must return at once and may be called from any thread.
  public init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  /// Lets the run loop get ``TerminalEvent/wake``.
  public func wake() {
    action()
  }
}

/// What happened at the terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted, in one piece; line ends are `\n`, anything else is as it came and may hold control characters.
  case paste(String)
  case mouse(MouseEvent)
  /// The screen has this size now.
  case resized(Size)
  /// The window got (`true`) or lost the focus.
  case focus(Bool)
  /// The terminal says whether the colour behind its text is a light one.
  case background(isLight: Bool)
  /// The process was stopped and goes on: draw again, the size may have changed.
  case resumed
  /// The program must end: save drafts, close the terminal.
  case ended(EndReason)
  /// A ``TerminalWaker`` was used.
  case wake

  /// Why the program must end.
  public enum EndReason: Hashable, Sendable {
    /// By this signal (SIGTERM, SIGHUP, SIGINT); the exit status is 128 plus it.
    case signal(Int32)
    /// The terminal went away.
    case terminalLost
  }
}

/// What the mouse did, where, and with which keys held.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public var action: Action
  /// At which cell; it may lie outside of the screen.
  public var position: Position
  /// What was held.
  public var modifiers: Key.Modifiers

  /// Makes an event of its parts.
  public init(_ action: Action, at position: Position, modifiers: Key.Modifiers = []) {
    self.action = action
    self.position = position
    self.modifiers = modifiers
  }

  /// What was done.
  public enum Action: Hashable, Sendable {
    case press(Button)
    case release(Button)
    /// Moved with the button held.
    case drag(Button)
    case wheelUp
    case wheelDown
    case wheelLeft
    case wheelRight
  }

  /// Which button.
  public enum Button: Hashable, Sendable {
    case left
    case middle
    case right
  }
}

/// Why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// There is none: neither a standard stream nor `/dev/tty` is one.
  case noTerminal
  /// `TERM` names one that cannot move its cursor.
  case cannotMoveCursor(term: String)
  /// Neither `TERM` nor `xterm-256color` is described on this machine.
  case unknown(term: String)
}

extension TerminalError: CustomStringConvertible {
  /// The sentence for a person: what is wrong and what to do.
  public var description: String {
    switch self {
    case .noTerminal:
      "no terminal: run it in one, or use the plain commands (see --help)"
    case .cannotMoveCursor(let term):
      "the terminal \"\(term)\" cannot move its cursor: set TERM to what you use, or use the plain commands (see --help)"
    case .unknown(let term):
      "the terminal \"\(term)\" is not known on this machine: set TERM (try TERM=xterm-256color), or install ncurses-term"
    }
  }
}
