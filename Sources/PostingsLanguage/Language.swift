/// The languages that `postings` speaks.
public enum Language: String, Sendable, CaseIterable {
  case english = "en"
  case french = "fr"

  /// The language of a locale name as the environment gives it: `fr_CA.UTF-8` is French, all that is unknown English.
  public init(localeName: String) {
    self = localeName.utf8.starts(with: "fr".utf8) ? .french : .english
  }

  /// Chooses by `LC_ALL`, `LC_MESSAGES`, `LANG`, the first that is set and not empty (POSIX.1-2017, XBD 8.2).
  public init(environment: [String: String]) {
    let name = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    self.init(localeName: name ?? "")
  }

  /// Takes the sentence of this language.
  public func callAsFunction(_ english: String, _ french: String) -> String {
    switch self {
    case .english: english
    case .french: french
    }
  }
}
