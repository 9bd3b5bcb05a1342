public import Postings
public import PostingsLanguage

extension PublishingAct {
  /// One verb.
  public func name(in language: Language) -> String {
    switch self {
    case .publish: language("publish", "publier")
    case .unpublish: language("unpublish", "dépublier")
    case .close: language("close", "fermer")
    case .reopen: language("reopen", "rouvrir")
    }
  }
}
