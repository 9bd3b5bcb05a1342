internal import Postings
internal import SystemPackage

/// The journal that commands and screens share.
enum UndoJournal {
  /// Nil where there is neither a home nor a state folder.
  static var standard: Journal? {
    BaseFolder.state.ofPostings(Environment.value).map { Journal(StateFolder($0.appending("journal"))) }
  }
}
