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
  /// A place of the text that is edited: a row of it that is in view, and a column.
  case place(row: Int, column: Int)
  case sort(String)
  /// The column between list and preview, or the row of the preview's heading, was dragged to this column or row.
  case dragSplit(Int)
}

/// How an effect ended.
public enum Outcome: Sendable {
  case found([RecordBatch])
  /// What the index knows, the newest first, before the files are looked at.
  case indexed(PostingTable, isWhole: Bool)
  /// Rows of the index whose files are as they were.
  case unchanged(RowSet)
  /// The list answers for what was found so far.
  case caughtUp
  /// Other programs have changed files: what stands there now.
  case diskChanged(CollectionUpdate)
  /// Changes on the disk are noticed a little later from now on.
  case watchesRanOut
  case couldNotRead(CollectionScan.Failure)
  case loaded(wasStopped: Bool)
  case read(PostingFile, Purpose)
  case readFailed(FilePath, PostingsError, Purpose)
  case saved(PostingFile)
  case saveFailed(FilePath, PostingsError)
  /// A link leads out of the folders that were opened; nothing was written.
  case leadsOut(PostingFile, with: [UInt8], label: String, to: FilePath)
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
  /// A text of its own that the editor has had.
  case textEdited(Result<String, EditorFailure>)
  /// - wasTaken: false when there is no program for it, or that one failed at once.
  case addressOpened(String, wasTaken: Bool)
  case undone(label: String, paths: [FilePath])
  case undoFailed(PostingsError)
  /// A program that was stopped had left the file half written; its old text is back.
  case recovered(FilePath)
  case bulk(BulkOutcome)
  case git(GitOutcome)
  /// Rows whose bodies a search of this number looked into, and those that hold the text.
  case bodiesSearched(Int, [PostingTable.Row], hits: [PostingTable.Row])
  case bodySearchEnded(Int)
  case settingsChanged(CollectionSettings, by: SettingsChange)
  /// What the collection says of itself now.
  case settingsRead(CollectionSettings, FieldSchema)
  case settingsNotChanged(SettingsStore.Failure)
}

/// What a file is read for.
public enum Purpose: Sendable, Equatable {
  case preview
  case detail
  /// To be read over the posting that holds the link.
  case linked
  case form
  /// To know where its body begins, and open the person's editor there.
  case bodyInEditor
  /// To be edited in the program itself, from a line of the file on.
  case builtIn(BodyViewModel.Scope, line: Int?)
  /// To be copied under another title.
  case duplicate(title: String)
  /// To be copied for another language.
  case translation(to: String)
  /// The file was changed elsewhere: all that shows it is brought up to date.
  case refresh
}
