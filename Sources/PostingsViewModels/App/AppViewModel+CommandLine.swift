internal import Postings
internal import PostingsLanguage
internal import TerminalText

extension AppViewModel {
  /// Opens the command line over the screen that has the keys.
  ///
  /// - Parameters:
  ///   - rows: the commands of that screen, made from the keymap, which this layer does not know.
  ///   - text: what stands in it already.
  public mutating func showCommandLine(_ rows: [PaletteViewModel.Row], text: String = "") {
    var completions = rows.map { row in
      CommandLineViewModel.Completion(
        line: row.command.rawValue, usage: row.command.rawValue, help: row.help, keys: row.keys,
        whyUnavailable: whyUnavailable(row.command)?.sentence(in: language), isWhole: true)
    }
    if context == .list || context == .facets {
      completions =
        LineCommand.withArguments.map { entry in
          let fixed = entry.usage.split(separator: " ").prefix { word in word.allSatisfy { $0.isLowercase } }
          return .init(
            line: fixed.joined(separator: " ") + " ", usage: entry.usage, help: entry.help(language), isWhole: false)
        } + completions
    }
    var line = CommandLineViewModel(completions, arguments: lineArguments, history: lineHistory)
    if !text.isEmpty { line.type(text) }
    push(.commandLine(line))
  }

  private var lineArguments: [(prefix: String, words: [String])] {
    let fields = fieldNames
    let views = collection.settings.views.map(\.name)
    return [
      ("view ", views + ["save ", "drop "]), ("view save ", views), ("view drop ", views), ("sort by ", fields),
      ("sort ", fields), ("columns ", fields), ("group ", ["none"] + fields),
      ("set ", ["theme ", "preview ", "language ", "confirm "]), ("set theme ", ["auto", "dark", "light", "mono"]),
      ("set preview ", PreviewMode.allCases.map(\.rawValue)), ("set language ", Language.allCases.map(\.rawValue)),
      ("set confirm ", UserSettings.Confirmation.allCases.map(\.rawValue)),
    ]
  }

  mutating func run(_ command: Command, _ times: Int, in line: CommandLineViewModel) -> [Effect] {
    var line = line
    switch command {
    case .commit: return commit(line)
    case .back, .cancel, .restore: return []
    default: _ = line.perform(command, times: times)
    }
    push(.commandLine(line))
    return []
  }

  /// Runs what is typed; a beginning of a name runs the command that is selected.
  private mutating func commit(_ line: CommandLineViewModel) -> [Effect] {
    var line = line
    let text = line.input.text.trimmingBlanks()
    do throws(LineCommand.Failure) {
      return remember(text) + execute(try LineCommand(text))
    } catch {
      if let selected = line.selected, selected.isWhole, let command = try? LineCommand(selected.line) {
        return remember(selected.line) + execute(command)
      }
      if text.isEmpty, line.selected == nil { return [] }
      if let selected = line.selected, selected.line.trimmingBlanks() != text {
        line.complete()
      } else {
        line.failure = error.sentence(in: language)
      }
      push(.commandLine(line))
      return []
    }
  }

  private mutating func remember(_ text: String) -> [Effect] {
    guard lineHistory.last != text else { return [] }
    lineHistory.removeAll { $0 == text }
    lineHistory.append(text)
    if lineHistory.count > Self.historyLimit { lineHistory.removeFirst() }
    return [.keepHistory(lineHistory)]
  }

  public static let historyLimit = 200

  private mutating func execute(_ command: LineCommand) -> [Effect] {
    status = nil
    switch command {
    case .run(.showHelp): return [.showHelp]
    case .run(.showPalette): return []
    case .run(let command): return update(.command(command, times: 1))
    case .saveView(let name): return saveView(name)
    case .dropView(let name):
      guard collection.settings.views.contains(where: { $0.name == name }) else {
        status = .cannot(.noViewNamed(name))
        return []
      }
      return [.changeSettings(.dropView(named: name), in: collection.settings.source.path)]
    case .recallView(let name): recallView(name)
    case .sort(let keys): sort(by: keys)
    case .columns(let columns): list.arrangement.columns = columns ?? collection.settings.columns
    case .group(let name): group(by: name)
    case .filter(let text):
      list.clearFilter(collection)
      list.setText(text, collection)
    case .set(let setting): set(setting)
    }
    return []
  }

  private mutating func saveView(_ name: String) -> [Effect] {
    let name = name.isEmpty ? list.arrangement.view?.name ?? "" : name
    guard !name.isEmpty else {
      status = .cannot(.viewNeedsName)
      return []
    }
    return [.changeSettings(.saveView(currentView(named: name)), in: collection.settings.source.path)]
  }

  /// By its name, else by its number.
  private mutating func recallView(_ name: String) {
    if let view = collection.settings.views.first(where: { $0.name == name }) { return recall(view) }
    if let number = Int(name) { return recall(number) }
    let folded = Folding.foldTrimmed(name)
    if let view = collection.settings.views.first(where: { Folding.fold($0.name).starts(with: folded) }) {
      return recall(view)
    }
    status = .cannot(.noViewNamed(name))
  }

  private mutating func set(_ setting: LineCommand.Setting) {
    switch setting {
    case .theme(let theme): self.theme = theme
    case .language(let language): self.language = language
    case .preview(let mode):
      list.showPreview(mode)
      layOut()
    case .confirmation(let confirmation): self.confirmation = confirmation
    }
  }

  /// The settings were written: the views are those that stand there now.
  mutating func settingsChanged(_ settings: CollectionSettings, by change: SettingsChange) {
    collection.settings = settings
    switch change {
    case .saveView(let view):
      list.arrangement.view = view
      let number = settings.views.firstIndex { $0.name == view.name }.map { $0 + 1 } ?? 0
      status = .viewSaved(view.name, number: number)
    case .dropView(let name):
      if list.arrangement.view?.name == name { list.arrangement.view = nil }
      status = .viewDropped(name)
    }
  }
}

extension LineCommand.Failure {
  func sentence(in language: Language) -> String {
    switch self {
    case .unknown(let name, let nearest):
      language("There is no command “\(name)”", "Il n’y a pas de commande « \(name) »")
        + (nearest.map { language(": did you mean “\($0)”?", " : vouliez-vous dire « \($0) » ?") } ?? ".")
    case .incomplete(let usage):
      usage.isEmpty
        ? language("Type a command.", "Tapez une commande.") : language("Write: \(usage)", "Écrivez : \(usage)")
    }
  }
}
