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
    case "C-e": terminal.suspend { _ = system("echo in the editor; tty; read answer") }
    case "C-w":
      let waker = terminal.waker
      Thread.detachNewThread { waker.wake() }
    case "C-x": fatalError("the probe fell over")
    default: break
    }
    return nil
  }

  private func describe(_ event: TerminalEvent) -> String {
    switch event {
    case .key(let key): "key \(key)"
    case .paste(let text): "paste \(text.utf8.count) bytes, \(text.split(separator: "\n").count) lines"
    case .mouse(let mouse): "mouse \(mouse.action) \(mouse.position.x),\(mouse.position.y) \(mouse.modifiers.rawValue)"
    case .resized(let size): "resized \(size.width)x\(size.height)"
    case .focus(let hasFocus): "focus \(hasFocus)"
    case .resumed: "resumed"
    case .ended(let reason): "ended \(reason)"
    case .wake: "wake"
    }
  }
}
