internal import Postings
internal import PostingsLanguage
internal import SystemPackage

extension CollectionScan.Failure {
  /// Why it could not be read, in a few words.
  func reason(in language: Language) -> String {
    switch Errno(rawValue: errno) {
    case .permissionDenied, .notPermitted: language("permission denied", "permission refusée")
    case .noSuchFileOrDirectory: language("not there", "introuvable")
    case .notDirectory: language("no folder", "pas un dossier")
    case let error: error.description
    }
  }
}
