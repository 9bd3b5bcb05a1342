internal import Postings
internal import SystemPackage

/// The journal that commands and screens share.
enum UndoJournal {
  /// Nil where there is neither a home nor a state folder.
  static var standard: Journal? {
    var environment: [String: String] = [:]
    for name in ["XDG_STATE_HOME", "HOME"] { environment[name] = Environment.value(name) }
    return StateFolder.standard(environment: environment).map { Journal(StateFolder($0.appending("journal"))) }
  }
}
