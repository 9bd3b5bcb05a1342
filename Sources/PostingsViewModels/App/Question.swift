public import Postings
public import SystemPackage

/// A question that must be answered before anything else happens.
public enum Question: Sendable, Equatable {
  /// The form holds changes that are not saved.
  case leaveForm
  /// The same, on the way out of the program.
  case quitForm
  /// The built-in editor holds changes that are not saved; on the way out of the program too.
  case leaveBody(quits: Bool)
  /// Another program changed the same lines meanwhile: its file as it stands.
  case bodyConflict(PostingFile)
  /// The file that is to be written is a link's, and lies outside of the folders that were opened.
  case leadsOut(PostingFile, with: [UInt8], label: String, to: FilePath)
  /// The address is shown whole before another program gets it.
  case openAddress(String)
  /// A session that ended without saving has left this; it is asked at the start, or where a form is to open.
  case draft(KeptDraft, opensForm: Bool)
}
