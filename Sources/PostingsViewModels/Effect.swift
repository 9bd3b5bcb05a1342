public import Postings
public import SystemPackage

/// Work that a view model asks for and never does itself.
public enum Effect: Sendable, Equatable {
  /// Read all postings under these paths.
  case load([FilePath])
  case stopLoading
  /// Read again what the collection says of itself.
  case readSettings([FilePath])
  /// Keep what was read for the next start.
  case keepIndex
  case read(FilePath, Purpose)
  /// Write a posting, if the disk still holds the bytes that the change was made on.
  case save(PostingFile, with: [UInt8], label: String)
  /// From now on the file, outside of the folders that were opened, may be written: the person has said so.
  case allowWriting(FilePath)
  /// Write a text into a new file beside another one.
  case saveCopy(beside: FilePath, [UInt8])
  /// Look for drafts of postings under these paths that crashed sessions left.
  case findDrafts([FilePath])
  /// Tell when a form's draft should be kept: soon, and not at each key.
  case timeDraft
  case keepDraft(FilePath, DraftContent)
  case dropDraft(FilePath)
  case dropAbandonedDrafts(FilePath)
  /// Open a file in the person's editor, the cursor on a line counted from 1.
  case openEditor(FilePath, line: Int)
  /// Have a text of its own edited in the person's editor, in a file of this name.
  case editText(String, name: String)
  /// Hand an address (`http:`, `https:`, `mailto:`) to the program that the desktop has for it.
  case openAddress(String)
  case undoLastWrite
  case redoLastWrite
  /// Acts on many postings, and what makes, moves and removes files.
  case bulk(BulkRequest)
  /// What git knows of a file.
  case git(GitRequest)
  /// Edit `.postings.yml`.
  case changeSettings(SettingsChange, in: FilePath)
  /// Keep the lines typed after `:` for the next time, the oldest first.
  case keepHistory([String])
  /// Keep what was typed into the filter for the next time, the oldest first.
  case keepFilterHistory([String])
  /// Look into bodies; one search at a time.
  case searchBodies(BodySearchRequest)
  case stopBodySearch
  /// Put a text on the terminal's clipboard.
  case copy(String)
  /// Open the command line with a text in it.
  case showCommandLine(String)
  /// Open the help of the screen that has the keys.
  case showHelp
  case setTitle(String)
  case redraw
  case suspend
  case quit
}
