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
@MainActor enum Screens {
  /// - Parameters:
  ///   - roots: folders and files to show.
  ///   - name: what the title bar calls them.
  ///   - areSamples: whether they are the postings built into the program, which is then said.
  /// - Returns: the status to exit with: 0, or 128 and the number of the signal that ended it.
  static func open(
    _ roots: [FilePath], name: String, areSamples: Bool, language: Language, environment: [String: String]
  ) throws(TerminalError) -> Int32 {
    let terminal = try NcursesTerminal()
    defer { terminal.close() }
    let waker = terminal.waker
    let effects = EffectRunner(storage: .disk(), wake: { waker.wake() })
    let collection = CollectionState(roots: roots, name: name, now: now())
    let state = AppViewModel(collection: collection, language: language, status: areSamples ? .samplesShown : nil)
    let app = PostingsApp(state, terminal: terminal, effects: effects, environment: environment, clock: now)
    switch app.run() {
    case .quit: return 0
    case .signal(let number): return 128 + number
    case .terminalLost: return 128 + SIGHUP
    }
  }

  /// Seconds since 1970-01-01T00:00Z.
  private static func now() -> Int { Int(time(nil)) }
}
