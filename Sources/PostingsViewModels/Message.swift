public import Postings
public import SystemPackage

/// What comes into the view models: what a person did, and how effects ended.
public enum Message: Sendable {
  /// A command, as many times as its count says.
  case command(Command, times: Int)
  /// Characters typed or pasted where text is taken.
  case typed(String)
  case pointed(Pointing)
  case resized(columns: Int, rows: Int)
  case outcome(Outcome)
  /// Seconds since 1970-01-01T00:00Z, now and then: states change with the clock.
  case clock(Int)
}

/// What the mouse did, in terms of what is on the screen.
public enum Pointing: Sendable, Equatable {
  /// A line of the part that has the keys, counted from its first.
  case select(line: Int)
  case open(line: Int)
  case selectFacetLine(Int)
  case scroll(lines: Int)
  case sort(String)
}

/// How an effect ended.
public enum Outcome: Sendable {
  case found([RecordBatch])
  case couldNotRead(CollectionScan.Failure)
  case loaded(wasStopped: Bool)
  case read(PostingFile, Purpose)
  case readFailed(FilePath, PostingsError, Purpose)
  case saved(PostingFile)
  case saveFailed(FilePath, PostingsError)
  /// Another program wrote it meanwhile, and nothing was written: the file as it stands now.
  case changedOnDisk(PostingFile)
  /// A form's text has been written into a file of its own.
  case copied(FilePath)
  case copyFailed(PostingsError)
  /// What sessions that ended without saving have left, the newest last.
  case draftsFound([KeptDraft])
  /// It is time to keep the form's draft.
  case draftIsDue
  case draftNotKept(PostingsError)
  case editorClosed(FilePath, EditorFailure?)
  case undone(label: String, paths: [FilePath])
  case undoFailed(PostingsError)
}

/// What a file is read for.
public enum Purpose: Sendable, Equatable {
  case preview
  case detail
  case form
  /// The file was changed elsewhere: all that shows it is brought up to date.
  case refresh
}
