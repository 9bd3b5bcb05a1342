internal import Postings
internal import PostingsLanguage
internal import SystemPackage

extension GitFailure {
  /// - Parameter name: what a file is called here; clean for a terminal.
  func sentence(in language: Language, name: (FilePath) -> String) -> String {
    switch self {
    case .noGit: language("git is not installed.", "git n’est pas installé.")
    case .noRepository(let path):
      language("\(name(path)) lies in no git repository.", "\(name(path)) n’est dans aucun dépôt git.")
    case .notCommitted(let path):
      language("\(name(path)) is in no commit yet.", "\(name(path)) n’est encore dans aucun commit.")
    }
  }
}
