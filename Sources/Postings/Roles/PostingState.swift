/// What readers of the site see of a posting.
public enum PostingState: String, Sendable, Hashable, CaseIterable {
  case live
  /// `published: false`, `draft: true`, or a file in a `_drafts` folder.
  case draft
  /// Its date lies in the future.
  case scheduled
  /// Its expiry has passed.
  case expired
  /// It says so itself: `open: false`, `state: closed`, `status: filled`.
  case closed
  /// Its front matter cannot be read.
  case broken

  /// The letter that stands for it in a narrow column; a live posting needs none.
  public var letter: Character {
    switch self {
    case .live: " "
    case .draft: "D"
    case .scheduled: "S"
    case .expired: "x"
    case .closed: "C"
    case .broken: "!"
    }
  }
}
