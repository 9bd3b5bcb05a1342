internal import PostingsLanguage
public import SystemPackage

/// What went wrong with a file, in facts; ``sentence(in:)`` makes the words.
public enum PostingsError: Error, Sendable, Hashable {
  /// What was being done when the system said no.
  public enum Operation: Sendable, Hashable {
    case read, write, create, remove, lock
    /// Our own journal, drafts or settings.
    case keepState
  }

  /// Why a folder or file of our own is not used.
  public enum Flaw: Sendable, Hashable {
    case belongsToAnother
    case openToOthers
    case notAFolder
  }

  /// A system call failed; nothing was changed.
  case failed(Operation, FilePath, Errno)
  /// No such file, or a link that leads to none.
  case notFound(FilePath)
  /// A folder, pipe, socket or device.
  case notAFile(FilePath, FileIdentity.Kind)
  /// In bytes.
  case tooLarge(FilePath, limit: Int)
  /// No write permission for anybody (0444), or none for us.
  case readOnly(FilePath)
  /// A link leads to a file outside of the folders that were opened.
  case leadsOut(FilePath, to: FilePath)
  /// Another program has held the file's lock for longer than we wait.
  case busy(FilePath)
  case alreadyExists(FilePath)
  /// Another program keeps changing the file, and each try met a new version.
  case keepsChanging(FilePath)
  /// The file holds the new text, and the disk did not confirm that it will stay so after a power cut.
  case notConfirmed(FilePath, Errno)
  /// Writing in place failed, and so did putting the old bytes back; they are in the journal.
  case halfWritten(FilePath, Errno)
  /// A folder of ours that another user could have written.
  case unsafeState(FilePath, Flaw)
  /// The environment names no home, so that nothing of our own can be kept.
  case noStateFolder
  /// The file has changed since the write that is to be taken back, in the same fields or as text.
  case changedSince(FilePath)
  case nothingToUndo
  case nothingToRedo

  /// The file that it is about.
  public var path: FilePath? {
    switch self {
    case .failed(_, let path, _), .notFound(let path), .notAFile(let path, _), .tooLarge(let path, _),
      .readOnly(let path),
      .leadsOut(let path, _), .busy(let path), .alreadyExists(let path), .keepsChanging(let path),
      .notConfirmed(let path, _), .halfWritten(let path, _), .unsafeState(let path, _), .changedSince(let path):
      path
    case .nothingToUndo, .nothingToRedo, .noStateFolder: nil
    }
  }
}

extension PostingsError: CustomStringConvertible {
  /// The English sentence. Names stand in it as they are: clean it before it goes to a terminal.
  public var description: String { sentence(in: .english) }
}

/// Runs one call and says what it was for when it fails.
func attempt<Result>(
  _ operation: PostingsError.Operation, _ path: FilePath, _ call: () throws(Errno) -> Result
) throws(PostingsError) -> Result {
  do throws(Errno) {
    return try call()
  } catch {
    throw error == .noSuchFileOrDirectory && operation != .keepState ? .notFound(path) : .failed(operation, path, error)
  }
}
