internal import PostingsLanguage
internal import SystemPackage

/// What the screens are opened with.
struct ScreensRequest: Sendable {
  enum Postings: Sendable {
    /// Folders and files.
    case below([FilePath])
    /// The sample postings that are built into the program.
    case samples
  }

  var postings: Postings
  var language: Language
  var usesColor: Bool
}
