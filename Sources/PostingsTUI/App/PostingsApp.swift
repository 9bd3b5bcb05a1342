internal import Postings
internal import PostingsLanguage
public import PostingsViewModels
internal import SystemPackage
public import TerminalUI

/// The run loop: an event becomes a message, the message changes the state and asks for effects, the state is drawn.
public final class PostingsApp {
  public private(set) var app: AppViewModel
  private let terminal: any Terminal
  private let keymap: Keymap
  private let effects: EffectRunner
  private var theme: Theme {
    Theme(colors: terminal.colors, choice: app.theme, isLight: isBackgroundLight, environment: environment)
  }
  /// What the terminal has said of the colour behind its text.
  private var isBackgroundLight: Bool?
  private let environment: [String: String]
  private let drawing: Set<Frame.Simplicity>
  private let clock: () -> Int
  private var dispatcher = KeyDispatcher()
  private var pointer = PointerReader()
  private var isDone = false
  /// What a scan found and no frame shows yet; nothing outside of ``run()``. Held, since readers rest meanwhile and leave
  /// the processor to the first frame.
  private var unshown: [RecordBatch] = []
  private var isRunning = false
  /// What came while the filter was being answered.
  private var waiting: [TerminalEvent] = []

  /// Why the loop ended.
  public enum End: Sendable, Hashable {
    case quit
    case signal(Int32)
    case terminalLost
  }

  /// - Parameter clock: seconds since 1970-01-01T00:00Z.
  public init(
    _ app: AppViewModel, terminal: any Terminal, effects: EffectRunner, keymap: Keymap = .standard,
    drawing: Set<Frame.Simplicity> = [], environment: [String: String], clock: @escaping () -> Int
  ) {
    self.app = app
    self.terminal = terminal
    self.effects = effects
    self.keymap = keymap
    self.environment = environment
    self.drawing = drawing
    self.clock = clock
  }

  /// Runs until the person quits, a signal comes or the terminal is gone.
  public func run() -> End {
    isRunning = true
    begin()
    app.defersSearch = true
    while true {
      settle()
      // A search that was given up has no frame of its own.
      if !isKeyWaiting { terminal.present(frame) }
      unshown = []
      guard let event = nextEvent(.seconds(30)) else {
        send(.clock(clock()))
        continue
      }
      if let end = handle(event) { return finish(end) }
      // What is there already is taken before the next frame: a pasted text, a held key.
      while let next = nextEvent(.zero) {
        if let end = handle(next) { return finish(end) }
        // Portions of a load follow each other: each is shown.
        if next == .wake { break }
      }
      if isDone { return finish(.quit) }
    }
  }

  private func nextEvent(_ timeout: Duration) -> TerminalEvent? {
    waiting.isEmpty ? terminal.nextEvent(timeout: timeout) : waiting.removeFirst()
  }

  /// Answers what was typed into the filter, until the next key comes.
  private func settle() {
    perform(
      app.settle { [self] in
        while !isKeyWaiting, let event = terminal.nextEvent(timeout: .zero) { waiting.append(event) }
        return isKeyWaiting
      })
  }

  private var isKeyWaiting: Bool {
    waiting.contains { event in
      switch event {
      case .key, .paste, .ended: true
      default: false
      }
    }
  }

  /// Starts reading the collection; ``run()`` does it by itself.
  public func begin() {
    resize()
    perform(app.start())
  }

  /// The screen as it should be now.
  public var frame: Frame {
    let frame = AppView(app, keymap: keymap, pending: dispatcher.pending, theme: theme).frame()
    return drawing.reduce(frame) { $0.simplified($1) }
  }

  /// Handles one event; gives the end when it is one.
  public func handle(_ event: TerminalEvent) -> End? {
    switch event {
    case .key(let key): press(key)
    case .paste(let text): if app.context.takesText { send(.typed(text)) }
    case .mouse(let event):
      if let pointing = pointer.read(event, app) { send(.pointed(pointing)) }
    case .resized, .resumed: resize()
    case .focus: send(.clock(clock()))
    case .background(let isLight): isBackgroundLight = isLight
    case .wake: effects.takeOutcomes().forEach(take)
    case .ended(.signal(let number)): return .signal(number)
    case .ended(.terminalLost): return .terminalLost
    }
    return isDone ? .quit : nil
  }

  private func take(_ outcome: Outcome) {
    if isRunning, case .found(let batches) = outcome { unshown += batches }
    receive(outcome)
  }

  /// Takes what came of an effect.
  public func receive(_ outcome: Outcome) { send(.outcome(outcome)) }

  private func press(_ key: Key) {
    if let command = viewCommand(key) { return send(.command(command, times: 1)) }
    switch dispatcher.press(key, in: app.context, keymap) {
    case .command(.showHelp, _): showPalette()
    case .command(.showPalette, _): app.showCommandLine(rows)
    case .command(let command, let times): send(.command(command, times: times))
    case .text(let text): send(.typed(text))
    case .waiting, .unbound: break
    }
  }

  /// A digit recalls the view of its number where there is one; any other digit begins a count, and so does every one
  /// while a range is drawn, which another view would end.
  private func viewCommand(_ key: Key) -> Command? {
    guard app.context == .list, !dispatcher.isWaiting, let digit = key.text.flatMap({ Int($0) }),
      (1...9).contains(digit),
      !app.list.marks.isInRange, app.collection.settings.views.count >= digit
    else { return nil }
    return Command.views[digit - 1]
  }

  private func showPalette() { app.showPalette(rows) }

  /// The commands of the screen that has the keys.
  private var rows: [PaletteViewModel.Row] {
    let context = app.context
    return keymap.bindings(in: context).map { binding in
      PaletteViewModel.Row(
        command: binding.command, keys: binding.keys.map(\.label).joined(separator: " "),
        help: binding.command.help(in: app.language, on: context))
    }
  }

  private func send(_ message: Message) { perform(app.update(message)) }

  private func perform(_ requested: [Effect]) {
    for effect in requested {
      switch effect {
      case .quit: isDone = true
      case .showHelp: showPalette()
      case .redraw: terminal.redrawAll()
      case .suspend: terminal.stopProcess()
      case .setTitle(let title): terminal.setTitle(title)
      case .openEditor(let path, let line): openEditor(path, line)
      case .editText(let text, let name): editText(text, name)
      case .copy(let text): terminal.copy(text)
      case .showCommandLine(let text): app.showCommandLine(rows, text: text)
      case .searchBodies(let request): effects.searchBodies(request, in: app.collection.table)
      case .keepIndex: effects.keepIndex(of: app.collection.table, roots: app.collection.roots)
      default: effects.run(effect)
      }
    }
  }

  private func openEditor(_ path: FilePath, _ line: Int) {
    guard let command = EditorLauncher.command(environment: environment) else {
      return send(.outcome(.editorClosed(path, .noEditor)))
    }
    // A save that is under way must be on the disk before the editor reads it.
    effects.finishWrites()
    let failure = terminal.suspend { () -> EditorFailure? in
      do throws(EditorFailure) {
        try EditorLauncher.run(command, on: path, line: line)
        return nil
      } catch {
        return error
      }
    }
    send(.outcome(.editorClosed(path, failure)))
  }

  /// In a file of its own, which is gone afterwards. What is in the form is kept on the disk meanwhile.
  private func editText(_ text: String, _ name: String) {
    guard let command = EditorLauncher.command(environment: environment) else {
      return send(.outcome(.textEdited(.failure(.noEditor))))
    }
    receive(.draftIsDue)
    effects.finishWrites()
    let edited = terminal.suspend { () -> Result<String, EditorFailure> in
      do throws(EditorFailure) {
        let file = try EditedText(text, name: name)
        defer { file.remove() }
        try EditorLauncher.run(command, on: file.path, line: 1)
        return .success(try file.read())
      } catch {
        return .failure(error)
      }
    }
    send(.outcome(.textEdited(edited)))
  }

  private func resize() { send(.resized(columns: terminal.size.width, rows: terminal.size.height)) }

  private func finish(_ end: End) -> End {
    // A hangup in the middle of a word: what is typed is kept for the next start.
    if end != .quit { receive(.draftIsDue) }
    effects.finishWrites()
    return end
  }
}
