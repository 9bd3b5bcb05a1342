import Foundation
import NcursesTerminal
import PostingsTestSupport
import TerminalUI
import Testing

/// A small program that shows what its terminal tells it. It is this test bundle, started again with a variable set:
/// so the real terminal is tested without a program of its own in the package.
@Suite struct TerminalProbe {
  static let variable = "TERMINAL_PROBE"
  static let mode = ProcessInfo.processInfo.environment[variable]

  /// How to start it.
  static let command = [Products.testBundle, "--testing-library", "swift-testing", "--filter", "runsTheProbe"]

  @MainActor @Test(.enabled(if: mode != nil, "is the program that other tests start")) func runsTheProbe() {
    do {
      let terminal = try NcursesTerminal()
      exit(ProbeProgram(terminal).run())
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(2)
    }
  }
}

/// The probe's run loop: the events that came, the newest at the bottom, and a command for some keys.
@MainActor private final class ProbeProgram {
  private let terminal: NcursesTerminal
  private var events: [String] = []
  private var count = 0

  init(_ terminal: NcursesTerminal) {
    self.terminal = terminal
  }

  func run() -> Int32 {
    while true {
      terminal.present(frame())
      guard let event = terminal.nextEvent(timeout: nil) else { continue }
      if let status = handle(event) {
        terminal.close()
        return status
      }
    }
  }

  private func frame() -> Frame {
    var frame = Frame(size: terminal.size)
    let head = "probe \(terminal.size.width)x\(terminal.size.height) colors=\(terminal.colors) events=\(count) é日本"
    frame.put(head, at: Position(x: 0, y: 0), style: Style(foreground: .brightRed, attributes: .bold))
    for (row, event) in events.suffix(max(0, terminal.size.height - 1)).enumerated() {
      frame.put(event, at: Position(x: 0, y: row + 1))
    }
    return frame
  }

  private func handle(_ event: TerminalEvent) -> Int32? {
    count += 1
    events = (events + [describe(event)]).suffix(200)
    switch event {
    case .ended(.signal(let number)): return 128 + number
    case .ended(.terminalLost): return 3
    case .key(let key): return handle(key)
    default: return nil
    }
  }

  private func handle(_ key: Key) -> Int32? {
    switch key.notation {
    case "C-q": return 0
    case "C-z": terminal.stopProcess()
    case "C-l": terminal.redrawAll()
    case "C-t": terminal.setTitle("probe \u{1B}]0;evil\u{07} title")
    case "C-e": terminal.suspend { _ = system("echo in the editor; read answer; echo the answer was $answer") }
    case "C-r": showRandomFrames()
    case "C-w":
      let waker = terminal.waker
      Thread.detachNewThread { waker.wake() }
    case "C-n": for _ in 0..<100 { terminal.present(frame()) }
    case "C-x": fatalError("the probe fell over")
    default: break
    }
    return nil
  }

  /// Shows frames that scroll and change at random, leaves the last one's text in the file `PROBE_FILE`, waits for a key.
  private func showRandomFrames() {
    var random = RandomFrames(size: terminal.size, seed: UInt64(count))
    for _ in 0..<200 { terminal.present(random.next()) }
    let file = ProcessInfo.processInfo.environment["PROBE_FILE"] ?? "/dev/null"
    try? random.frame.text.write(toFile: file, atomically: true, encoding: .utf8)
    _ = terminal.nextEvent(timeout: .seconds(20))
  }

  private func describe(_ event: TerminalEvent) -> String {
    switch event {
    case .key(let key): "key \(key)"
    case .paste(let text): "paste \(text.utf8.count) bytes, \(text.split(separator: "\n").count) lines"
    case .mouse(let mouse): "mouse \(mouse.action) \(mouse.position.x),\(mouse.position.y) \(mouse.modifiers.rawValue)"
    case .resized(let size): "resized \(size.width)x\(size.height)"
    case .focus(let hasFocus): "focus \(hasFocus)"
    case .background(let isLight): "background \(isLight ? "light" : "dark")"
    case .resumed: "resumed"
    case .ended(let reason): "ended \(reason)"
    case .wake: "wake"
    }
  }
}

/// Frames each of which differs from the one before as screens do: a line scrolled, a text or a style changed.
struct RandomFrames {
  private(set) var frame: Frame
  private var generator: SeededGenerator
  private var lines: [String]

  init(size: Size, seed: UInt64) {
    frame = Frame(size: size)
    generator = SeededGenerator(seed: seed)
    lines = Array(repeating: "", count: size.height)
  }

  mutating func next() -> Frame {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: lines = [line()] + lines.dropLast()
    case 1: lines = lines.dropFirst() + [line()]
    case 2: lines[Int.random(in: lines.indices, using: &generator)] = line()
    default: lines = lines.map { _ in line() }
    }
    frame = Frame(size: frame.size)
    for (y, line) in lines.enumerated() {
      let color = Color.palette(UInt8(line.utf8.count & 255))
      frame.put(line, at: Position(x: line.utf8.count % 7 - 3, y: y), style: Style(foreground: color))
    }
    frame.put("日", at: Position(x: Int.random(in: 0..<frame.size.width, using: &generator), y: 0), style: .reverse)
    return frame
  }

  private mutating func line() -> String {
    let words = ["日本語", "rédaction", "e\u{301}te\u{301}", "👍🏽", "한국", "กำ", "plain", " ", "  ", "\u{1B}[31m", "👨‍👩‍👧", "x"]
    return (0..<Int.random(in: 0..<14, using: &generator)).map { _ in words.randomElement(using: &generator)! }.joined()
  }
}
