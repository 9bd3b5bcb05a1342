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
  /// Whether what was read is kept for the next start.
  var keepsIndex = true
  /// Nil: what the environment says (`NO_COLOR`).
  var usesColor: Bool?
  /// Without boxes and lines, for screen readers and slow links.
  var isPlain = false
  /// The person's own.
  var settings: UserSettings

  /// Gives the status to exit with: 0, or 128 and the number of the signal that ended it.
  func run() throws(TerminalError) -> Int32 {
    ProcessMemory.keepLittle()
    let terminal = try NcursesTerminal(NcursesTerminal.Options(usesColor: usesColor, usesMouse: settings.usesMouse))
    defer { terminal.close() }
    let waker = terminal.waker
    // Absolute and without links, as the journal knows them.
    let folders = roots.map { (try? DiskFileSystem().resolve($0)) ?? $0 }
    let journal = UndoJournal.standard
    let ours = CollectionSettings.find(roots: folders)
    var options = CollectionScan.Options()
    options.roleMap = ours.roleMap
    options.names = ours.names
    let history = Self.stateFolder.map { LineHistory(StateFolder($0)) }
    var storage = EffectRunner.Storage.disk(journal: journal, folders: folders)
    storage.openAddress = { LinkOpener.open($0) }
    storage.keepHistory = { try? history?.write($0) }
    let filters = Self.stateFolder.map { LineHistory(StateFolder($0), name: "filters") }
    storage.keepFilterHistory = { try? filters?.write($0) }
    let effects = EffectRunner(
      storage: storage, drafts: Self.drafts, options: options, index: keepsIndex ? Self.index : nil, watches: true,
      wake: { waker.wake() })
    effects.tidy(folders)
    let (keymap, misfits) = Keymap.standard.applying(settings)
    let fields = FieldSchema.find(roots: folders, settings: ours)
    let problems = ours.problems + fields.problems + settings.problems + misfits
    let collection = CollectionState(roots: folders, name: name, now: Self.now(), settings: ours, fields: fields)
    let state = AppViewModel(
      collection: collection, language: language,
      status: problems.isEmpty ? areSamples ? .samplesShown : nil : .settingsProblems(problems),
      confirmation: settings.confirmation, theme: settings.theme, lineHistory: history?.read() ?? [],
      filterHistory: filters?.read() ?? [])
    let app = PostingsApp(
      state, terminal: terminal, effects: effects, keymap: keymap, drawing: drawing, environment: Self.environment,
      clock: Self.now)
    switch app.run() {
    case .quit: return 0
    case .signal(let number): return 128 + number
    case .terminalLost: return 128 + SIGHUP
    }
  }

  /// Nil when there is no place for it: neither `XDG_STATE_HOME` nor `HOME` is set.
  private static var stateFolder: FilePath? { BaseFolder.state.ofPostings(Environment.value) }

  /// How much of the drawing this terminal, and this person, can take.
  private var drawing: Set<Frame.Simplicity> {
    var drawing: Set<Frame.Simplicity> = isPlain || settings.isPlain ? [.withoutLines] : []
    if Self.isWithoutUTF8 { drawing.insert(.ascii) }
    return drawing
  }

  /// Only when the locale says so: where none is set (a container, a service) terminals read UTF-8 all the same.
  private static var isWithoutUTF8: Bool {
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { Environment.value($0) }.first { !$0.isEmpty } ?? ""
    if name == "C" || name == "POSIX" { return true }
    guard let dot = name.firstIndex(of: ".") else { return false }
    let charset = name[name.index(after: dot)...].prefix { $0 != "@" }.lowercased()
    return charset != "utf-8" && charset != "utf8"
  }

  /// Nil when there is no place to keep one: neither `XDG_CACHE_HOME` nor `HOME` is set.
  private static var index: CollectionIndex? {
    BaseFolder.cache.ofPostings(Environment.value).map { CollectionIndex($0) }
  }

  /// What the person likes, from the file in their home.
  static var userSettings: UserSettings {
    UserSettings.read(BaseFolder.config.ofPostings(Environment.value)?.appending("config.yml"))
  }

  /// Where forms keep what is not saved yet; nil as for the journal.
  private static var drafts: DraftKeeper? {
    stateFolder.map { DraftKeeper(DraftStore(StateFolder($0.appending("drafts"))), now: { now() }) }
  }

  static func endProcess(_ status: Int32) -> Never { exit(status) }

  private static var environment: [String: String] {
    var found: [String: String] = [:]
    for name in ["VISUAL", "EDITOR", "COLORFGBG"] { found[name] = Environment.value(name) }
    return found
  }

  /// Seconds since 1970-01-01T00:00Z.
  private nonisolated static func now() -> Int { Int(time(nil)) }
}
