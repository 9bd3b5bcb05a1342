internal import NcursesTerminal
internal import Postings
internal import PostingsLanguage
internal import PostingsTUI
internal import PostingsViewModels
internal import SystemPackage
internal import TerminalUI

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Opens the screens on the terminal and stays there until the person leaves.
@MainActor struct Screens {
  /// Folders and files to show.
  var roots: [FilePath]
  /// What the title bar calls them.
  var name: String
  /// Whether they are the postings built into the program, which is then said.
  var areSamples: Bool
  var language: Language
  /// Nil: what the environment says (`NO_COLOR`).
  var usesColor: Bool?
  /// The person's own.
  var settings: UserSettings

  /// Gives the status to exit with: 0, or 128 and the number of the signal that ended it.
  func run() throws(TerminalError) -> Int32 {
    let terminal = try NcursesTerminal(NcursesTerminal.Options(usesColor: usesColor, usesMouse: settings.usesMouse))
    defer { terminal.close() }
    let waker = terminal.waker
    // Absolute and without links, as the journal knows them.
    let folders = roots.map { (try? DiskFileSystem().resolve($0)) ?? $0 }
    let journal = Self.journal
    let ours = CollectionSettings.find(roots: folders)
    var options = CollectionScan.Options()
    options.roleMap = ours.roleMap
    options.names = ours.names
    let effects = EffectRunner(
      storage: .disk(journal: journal, folders: folders), drafts: Self.drafts, options: options,
      wake: { waker.wake() })
    effects.tidy {
      // What a kill left behind: files half written in place, and temporary files in the folders that were opened.
      _ = try? journal?.recover()
      for folder in folders { _ = Litter.clean(folder) }
    }
    let (keymap, misfits) = Keymap.standard.applying(settings)
    let problems = ours.problems + settings.problems + misfits
    let collection = CollectionState(roots: folders, name: name, now: Self.now(), settings: ours)
    let state = AppViewModel(
      collection: collection, language: language,
      status: problems.isEmpty ? areSamples ? .samplesShown : nil : .settingsProblems(problems),
      confirmation: settings.confirmation)
    let app = PostingsApp(
      state, terminal: terminal, effects: effects, keymap: keymap, environment: Self.editorEnvironment, clock: Self.now)
    switch app.run() {
    case .quit: return 0
    case .signal(let number): return 128 + number
    case .terminalLost: return 128 + SIGHUP
    }
  }

  /// Nil when there is no place to keep one: neither `XDG_STATE_HOME` nor `HOME` is set.
  private static var journal: Journal? {
    stateFolder.map { Journal(StateFolder($0.appending("journal"))) }
  }

  private static var stateFolder: FilePath? {
    var environment: [String: String] = [:]
    for name in ["XDG_STATE_HOME", "HOME"] { environment[name] = Environment.value(name) }
    return StateFolder.standard(environment: environment)
  }

  /// What the person likes, from the file in their home.
  static var userSettings: UserSettings {
    var environment: [String: String] = [:]
    for name in ["XDG_CONFIG_HOME", "HOME"] { environment[name] = Environment.value(name) }
    return UserSettings.read(UserSettings.path(environment: environment))
  }

  /// Where forms keep what is not saved yet; nil as for the journal.
  private static var drafts: DraftKeeper? {
    stateFolder.map { DraftKeeper(DraftStore(StateFolder($0.appending("drafts"))), now: { now() }) }
  }

  static func endProcess(_ status: Int32) -> Never { exit(status) }

  private static var editorEnvironment: [String: String] {
    var found: [String: String] = [:]
    for name in ["VISUAL", "EDITOR"] { found[name] = Environment.value(name) }
    return found
  }

  /// Seconds since 1970-01-01T00:00Z.
  private nonisolated static func now() -> Int { Int(time(nil)) }
}
