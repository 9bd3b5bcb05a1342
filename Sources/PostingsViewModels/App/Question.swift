public import Postings

/// A question that must be answered before anything else happens.
public enum Question: Sendable, Equatable {
  /// The form holds changes that are not saved.
  case leaveForm
  /// The same, on the way out of the program.
  case quitForm
  /// These fields were written by another program meanwhile, and changed here too.
  case conflict(PostingFile, fields: [String])
}
