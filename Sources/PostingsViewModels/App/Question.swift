/// A question that must be answered before anything else happens.
public enum Question: Sendable, Equatable {
  /// The form holds changes that are not saved.
  case leaveForm
  /// The same, on the way out of the program.
  case quitForm
  /// A session that ended without saving has left this; it is asked at the start, or where a form is to open.
  case draft(KeptDraft, opensForm: Bool)
}
