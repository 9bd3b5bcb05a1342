internal import FrontMatter
public import PostingsLanguage

extension Problem {
  /// The kinds that scripts, facets and queries tell apart, by their words for scripts.
  public enum Kind: String, Sendable, CaseIterable {
    case syntax
    case duplicateKey = "duplicate-key"
    case ambiguous
    case cutByComment = "cut-by-comment"
    case impossibleDate = "impossible-date"
    case lenientJSON = "lenient-json"
    case missingField = "missing-field"
    case nearDuplicate = "near-duplicate"
    case unknownLocale = "unknown-locale"
    case expired
    case duplicateTitle = "duplicate-title"
    case duplicateSlug = "duplicate-slug"
    case deadLink = "dead-link"

    /// What a person calls it.
    public func words(in language: Language) -> String {
      switch self {
      case .syntax: language("cannot be read", "illisible")
      case .duplicateKey: language("key written twice", "clé écrite deux fois")
      case .ambiguous: language("read in two ways", "lu de deux façons")
      case .cutByComment: language("cut by a comment", "coupé par un commentaire")
      case .impossibleDate: language("no such day", "jour inexistant")
      case .lenientJSON: language("JSON that Hugo refuses", "JSON que Hugo refuse")
      case .missingField: language("missing field", "champ manquant")
      case .nearDuplicate: language("spelled in two ways", "écrit de deux façons")
      case .unknownLocale: language("unknown language", "langue inconnue")
      case .expired: language("expired and published", "expirée mais publiée")
      case .duplicateTitle: language("title used twice", "titre en double")
      case .duplicateSlug: language("slug used twice", "slug en double")
      case .deadLink: language("dead link", "lien mort")
      }
    }

    /// What a person calls a kind by its word for scripts; a word of another version stands for itself.
    public static func words(for kind: String, in language: Language) -> String {
      Kind(rawValue: kind)?.words(in: language) ?? kind
    }
  }

  /// The word that scripts filter by.
  public var kind: String { known.rawValue }

  private var known: Kind {
    switch detail {
    case .frontMatter(let error): if case .duplicateKey = error.reason { .duplicateKey } else { .syntax }
    case .value(.ambiguous): .ambiguous
    case .value(.duplicateKey): .duplicateKey
    case .value(.cutByComment): .cutByComment
    case .value(.impossibleDate): .impossibleDate
    case .value(.lenientJSON): .lenientJSON
    case .missingField: .missingField
    case .lookAlike: .nearDuplicate
    case .unknownLocale: .unknownLocale
    case .expiredButPublished: .expired
    case .duplicateTitle: .duplicateTitle
    case .duplicateSlug: .duplicateSlug
    case .deadLink: .deadLink
    }
  }
}
