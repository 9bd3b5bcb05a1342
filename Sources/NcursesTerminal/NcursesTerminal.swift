import CNcurses
public import TerminalUI

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The real terminal: ncurses draws, and the bytes that come in are read by an ``InputDecoder``.
///
/// A process has one at a time. It gives the terminal back in any case: on ``close()``, when the process exits, and
/// before a crash.
public final class NcursesTerminal: Terminal {
  private var decoder: InputDecoder
  private var painter = FramePainter()
  /// When the decoder has waited long enough for the rest of a sequence.
  private var flushDeadline: ContinuousClock.Instant?
  private var pending: [TerminalEvent] = []
  private var isLost = false
  /// Since when the terminal owes us the colour behind its text.
  private var askedAt: ContinuousClock.Instant?
  /// What was found while only an answer was waited for.
  private var missed = 0

  /// What a terminal is to do.
  public struct Options: Sendable {
    /// Whether colours are used, where there are some; by default unless `NO_COLOR` is set and not empty.
    public var usesColor: Bool
    /// Whether the mouse is reported; a terminal then selects text with Shift held only.
    public var usesMouse: Bool

    /// Makes options.
    public init(usesColor: Bool? = nil, usesMouse: Bool = true) {
      self.usesColor = usesColor ?? !Environment.isSet("NO_COLOR")
      self.usesMouse = usesMouse
    }
  }

  /// Takes the terminal.
  public init(_ options: Options = Options()) throws(TerminalError) {
    switch cn_open(options.usesColor, options.usesMouse) {
    case CN_READY: break
    case CN_CANNOT_MOVE: throw .cannotMoveCursor(term: Environment.value("TERM"))
    case CN_UNKNOWN_TERMINAL: throw .unknown(term: Environment.value("TERM"))
    default: throw .noTerminal
    }
    decoder = InputDecoder(keys: TerminfoKeys.read(), escapeDelay: Environment.escapeDelay)
    // With fewer colours they are those of the person's own palette, whatever lies behind.
    guard colors >= 256 else { return }
    cn_ask_background()
    askedAt = .now
  }

  /// The size of the screen now.
  public var size: Size {
    var width: Int32 = 0
    var height: Int32 = 0
    cn_size(&width, &height)
    return Size(width: Int(width), height: Int(height))
  }

  /// How many colours are used: 0, 8, 16 or 256.
  public var colors: Int { Int(cn_colors()) }

  /// Ends the sleep of ``nextEvent(timeout:)``; works after ``close()`` too, to no effect.
  public var waker: TerminalWaker { TerminalWaker { cn_wake() } }

  /// Shows a frame; one like the frame before sends nothing.
  public func present(_ frame: Frame) {
    painter.paint(frame, size: size, colors: colors)
  }

  /// Draws everything anew with the next frame.
  public func redrawAll() {
    painter.forget()
    cn_forget()
  }

  /// Gives the terminal to another program while `body` runs.
  public func suspend<Result>(while body: () throws -> Result) rethrows -> Result {
    awaitAnswer()
    cn_lend()
    defer {
      cn_take_back()
      painter.forget()
    }
    return try body()
  }

  /// Stops the process group, as Ctrl-Z does.
  public func stopProcess() {
    awaitAnswer()
    cn_stop_process()
    painter.forget()
    pending.append(.resumed)
  }

  /// Names the window, where the description says that there is a title.
  public func setTitle(_ title: String) {
    guard cn_has_title() else { return }
    WindowTitle.sequence(for: title).withUnsafeBytes { cn_write($0.baseAddress, $0.count) }
  }

  /// Puts a text on the clipboard; terminals that know nothing of it leave the sequence out.
  public func copy(_ text: String) {
    ClipboardText.sequence(for: text)?.withUnsafeBytes { cn_write($0.baseAddress, $0.count) }
  }

  /// Gives the terminal back.
  public func close() {
    awaitAnswer()
    cn_close()
  }

  /// Another program would take the answer for something typed: one that is asked for just now is waited for a moment.
  private func awaitAnswer() {
    guard let asked = askedAt, .now - asked < .milliseconds(500) else { return }
    let deadline = ContinuousClock.now + .milliseconds(100)
    while askedAt != nil, !isLost, .now < deadline {
      let found = Int(cn_wait(milliseconds(until: deadline)))
      if found & CN_INPUT != 0 { readInput() }
      if found & CN_LOST != 0 { isLost = true }
      missed |= found & ~(CN_INPUT | CN_LOST)
      while let event = decoder.next() { pending.append(noted(event)) }
    }
    askedAt = nil
  }

  private func noted(_ event: TerminalEvent) -> TerminalEvent {
    if case .background = event { askedAt = nil }
    return event
  }

  // MARK: - Events

  /// Sleeps until the next event, or until the time is over.
  public func nextEvent(timeout: Duration?) -> TerminalEvent? {
    let deadline = timeout.map { ContinuousClock.now + $0 }
    while true {
      if !pending.isEmpty { return pending.removeFirst() }
      if missed != 0 {
        defer { missed = 0 }
        handle(missed)
        continue
      }
      if isLost { return .ended(.terminalLost) }
      if let event = nextDecoded() { return event }
      let isOver = deadline.map { $0 <= .now } ?? false
      let found = Int(cn_wait(isOver ? 0 : milliseconds(until: earliest(deadline, flushDeadline))))
      if found == 0, isOver { return nil }
      handle(found)
    }
  }

  private func nextDecoded() -> TerminalEvent? {
    if let event = decoder.next() { return noted(event) }
    guard let deadline = flushDeadline else { return nil }
    guard decoder.waitingTime != nil else {
      flushDeadline = nil
      return nil
    }
    guard deadline <= .now else { return nil }
    flushDeadline = nil
    defer { if let time = decoder.waitingTime { flushDeadline = .now + time } }
    return decoder.flush()
  }

  /// Turns what the wait found into events; the gravest first.
  private func handle(_ found: Int) {
    if found & CN_END != 0 { pending.append(.ended(.signal(cn_end_signal()))) }
    if found & CN_STOP != 0 {
      stopProcess()
    } else if found & CN_CONTINUED != 0 {
      cn_recover()
      painter.forget()
      pending.append(.resumed)
    }
    if found & CN_RESIZED != 0, cn_adopt_size() {
      painter.forget()
      pending.append(.resized(size))
    }
    if found & CN_INPUT != 0 { readInput() }
    if found & CN_LOST != 0 { isLost = true }
    if found & CN_WAKE != 0 { pending.append(.wake) }
  }

  private func readInput() {
    withUnsafeTemporaryAllocation(byteCount: 1 << 16, alignment: 1) { buffer in
      let count = cn_read(buffer.baseAddress, buffer.count)
      if count < 0 { isLost = true }
      guard count > 0 else { return }
      decoder.feed(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
      flushDeadline = .now + (decoder.waitingTime ?? .zero)
    }
  }

  private func earliest(_ one: ContinuousClock.Instant?, _ other: ContinuousClock.Instant?) -> ContinuousClock.Instant?
  {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }

  private func milliseconds(until instant: ContinuousClock.Instant?) -> Int32 {
    guard let instant else { return -1 }
    let left = instant - .now
    guard left > .zero else { return 0 }
    guard left < .seconds(3600) else { return 3_600_000 }
    // Rounded up, so as not to wake too early and spin.
    let (seconds, attoseconds) = left.components
    return Int32(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
