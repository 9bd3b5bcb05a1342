public import Postings
public import SystemPackage

/// A draft that a session which ended without saving has left.
public struct KeptDraft: Sendable, Hashable {
  /// Of the posting.
  public var path: FilePath
  public var content: DraftContent
  /// When it was kept, as a person reads it here: `14:02`, on another day with the day.
  public var time: String

  public init(path: FilePath, content: DraftContent, time: String) {
    self.path = path
    self.content = content
    self.time = time
  }
}

/// The drafts of the forms, as the program knows them.
struct DraftKeeping: Sendable {
  /// Left by sessions that ended without saving, the newest last.
  var abandoned: [KeptDraft] = []
  /// What this session has kept.
  var kept: (path: FilePath, draft: [UInt8])?
  /// Whether the program will be told that it is time to keep the draft.
  var isTimed = false
  /// Whether the posting that is being read is to be shown with its abandoned draft.
  var restoring: KeptDraft?
  /// The posting whose form opens without its draft.
  var openedAsIs: FilePath?
  /// Whether it was said already that drafts cannot be kept.
  var wasFailureTold = false
}
