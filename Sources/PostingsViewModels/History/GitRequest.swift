public import Postings
public import SystemPackage

/// What git is asked; it is only ever read.
public enum GitRequest: Sendable, Equatable {
  /// Whether the file is as committed, and what is not.
  case compare(id: Int, FilePath)
  case history(id: Int, FilePath)
  /// What a moment changed in the file.
  case change(id: Int, FilePath, index: Int, HistoryViewModel.Moment, before: GitCommit?)
}

/// What git answered.
public enum GitOutcome: Sendable {
  /// Empty: the file is as committed.
  case moments(id: Int, [HistoryViewModel.Moment])
  case change(id: Int, index: Int, DiffViewModel)
  case failed(id: Int, GitFailure)
  case notRead(id: Int, PostingsError)
}
