import Dispatch
import Synchronization
public import TerminalUI

/// A terminal in memory: events are put in, frames come out.
///
/// When there is no event left, ``nextEvent(timeout:)`` waits for its ``waker`` as the real one does; after
/// ``patience`` it says that the terminal is lost, so that a test ends instead of hanging.
@MainActor public final class FakeTerminal: Terminal {
  /// The size of the screen now.
  public private(set) var size: Size
  /// How many colours there are.
  public let colors: Int
  /// The latest frames, the last one shown at the end; at most 100.
  public private(set) var frames: [Frame] = []
  /// How many frames have been shown in all.
  public private(set) var presentCount = 0
  /// The titles that were set.
  public private(set) var titles: [String] = []
  /// How often it was lent to another program.
  public private(set) var suspendCount = 0
  /// How often the process was to stop.
  public private(set) var stopCount = 0
  /// How often everything was to be drawn anew.
  public private(set) var redrawCount = 0
  /// Whether it has been given back.
  public private(set) var isClosed = false
  /// How long to wait for a wake when no event is left.
  public var patience: Duration = .seconds(10)

  private var events: [TerminalEvent] = []
  private let alarm = Alarm()

  /// Makes a terminal.
  public init(size: Size = Size(width: 80, height: 24), colors: Int = 256) {
    self.size = size
    self.colors = colors
  }

  // MARK: What a test does

  /// Puts keys in, in their notation: `j<Enter>e`.
  public func press(_ notation: String) {
    guard let sequence = KeySequence(notation: notation) else { preconditionFailure("no keys: \(notation)") }
    send(sequence.keys.map(TerminalEvent.key))
  }

  /// Puts a key in for each character.
  public func type(_ text: String) {
    send(text.map { .key(Key($0)) })
  }

  /// Puts events in.
  public func send(_ events: [TerminalEvent]) {
    self.events += events
  }

  /// Gives the screen another size, and puts in the event that says so.
  public func resize(to size: Size) {
    self.size = size
    send([.resized(size)])
  }

  /// Whether all events have been taken.

  /// The frame that is shown.
  public var frame: Frame? { frames.last }

  /// The text that is shown; empty before the first frame.
  public var screen: String { frame?.text ?? "" }

  // MARK: Terminal

  /// Ends the wait of ``nextEvent(timeout:)``.
  public var waker: TerminalWaker {
    let alarm = alarm
    return TerminalWaker { alarm.ring() }
  }

  /// The next event that was put in, else a wake, else `nil` or the end.
  public func nextEvent(timeout: Duration?) -> TerminalEvent? {
    if !events.isEmpty { return events.removeFirst() }
    if alarm.hasRung(within: min(timeout ?? patience, patience)) { return .wake }
    return timeout == nil ? .ended(.terminalLost) : nil
  }

  /// Keeps a frame.
  public func present(_ frame: Frame) {
    presentCount += 1
    frames.append(frame)
    if frames.count > 100 { frames.removeFirst() }
  }

  /// Counts.
  public func redrawAll() {
    redrawCount += 1
  }

  /// Counts, and runs `body`.
  public func suspend<Result>(while body: () throws -> Result) rethrows -> Result {
    suspendCount += 1
    return try body()
  }

  /// Counts, and puts in that the process goes on.
  public func stopProcess() {
    stopCount += 1
    send([.resumed])
  }

  /// Keeps the title.
  public func setTitle(_ title: String) {
    titles.append(title)
  }

  /// What was put on the clipboard, the last one last.
  public private(set) var copies: [String] = []

  /// Keeps the text.
  public func copy(_ text: String) {
    copies.append(text)
  }

  /// Remembers that it was closed.
  public func close() {
    isClosed = true
  }
}

/// Rings once for any number of calls from any thread.
private final class Alarm: Sendable {
  private let isRinging = Mutex(false)
  private let semaphore = DispatchSemaphore(value: 0)

  func ring() {
    let wasRinging = isRinging.withLock { ringing in
      defer { ringing = true }
      return ringing
    }
    if !wasRinging { semaphore.signal() }
  }

  func hasRung(within time: Duration) -> Bool {
    let (seconds, attoseconds) = time.components
    let nanoseconds = Double(seconds) * 1e9 + Double(attoseconds) / 1e9
    guard semaphore.wait(timeout: .now() + .nanoseconds(Int(nanoseconds))) == .success else { return false }
    isRinging.withLock { $0 = false }
    return true
  }
}
