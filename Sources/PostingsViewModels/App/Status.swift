public import Postings
public import SystemPackage

/// What the status line says: what just happened, or why something did not.
public enum Status: Sendable, Equatable {
  case saved(FilePath, mergedFields: [String])
  case nothingChanged
  case copied(FilePath)
  case undone(String)
  /// An undo or a redo is on its way.
  case takingBack
  /// A program that was stopped had left the file half written; its old text is back.
  case recovered(FilePath)
  case refused(ChangeError)
  case failed(PostingsError)
  case stopped
  case cannot(Reason)
  case samplesShown
  case origin(FieldOrigin)
  case editorClosed
  case addressOpened(String)
  case addressNotOpened(String)
  /// - number: by which it is recalled.
  case viewSaved(String, number: Int)
  case viewDropped(String)
  /// A text went to the terminal's clipboard.
  case clipped(String)
  /// What could not be read, and why.
  case unreadable(String)
  case bodySearchStopped(percent: Int)
  case editorFailed(EditorFailure)
  case bulk(BulkStatus)
  case git(GitFailure)
  case sameAsCommitted
  /// The settings of the collection, or a site's lists of fields, changed on the disk.
  case settingsReread
  /// Entries of settings files that are not understood; at least one.
  case settingsProblems([SettingsProblem])
  /// Other programs have changed files, and that is shown now.
  case reloaded(added: Int, changed: Int, removed: Int)
  /// The file changed on the disk, and the form keeps what was typed.
  case draftKept(FilePath)
  /// The file that is open was taken away.
  case removedOnDisk(FilePath)
  case watchesRanOut

  /// Why a command cannot run now.
  public enum Reason: Sendable, Equatable {
    case noPosting
    /// The cursor is on the head of a folded group.
    case folded
    case noGroups
    case brokenPosting
    case onlyInEditor
    case noFilter
    case noUndo
    case noRedo
    case fieldIsAsInFile
    case notFound(String)
    case nothingSought
    case noLinks
    case noLink(Int)
    /// The address as written.
    case linkLeadsNowhere(String)
    case schemeRefused(String)
    case noHeadings
    case noHeading(String)
    case noOtherLanguage
    case noEditorSet
    case conflictMarked
    // Form
    case notInFile
    case noOtherType
    case noItemThere
    case noFieldChanged
    case noDateHere
    // Conflict
    case notASingleValue
    case nothingWritten
    case onlyOneSide
    case cannotKeepBoth
    case notDecided(Int)
    case asOnDisk
    // Drafts
    case draftDropped
    case draftStays
    case draftRestored
    case acts(ActReason)
    case noViews
    case noView(Int)
    case noViewNamed(String)
    case viewNeedsName
    case noFailures
  }

  public var isError: Bool {
    switch self {
    case .refused, .failed, .editorFailed, .settingsProblems, .addressNotOpened: true
    default: false
    }
  }
}
