public import PostingsLanguage
internal import Postings
internal import TerminalText

/// What the status line says of acts on several postings.
public enum BulkStatus: Sendable, Equatable {
  case written(label: String, count: Int, replanned: Int, refused: Int, wasStopped: Bool)
  /// All were as asked already.
  case alreadySo(Int)
  case nothingChosen
  case marked(Int)
  case removed(Int, refused: Int)
  case created(String, linkedBy: String?)
  case renamed(String)
  case noProblem

  public func sentence(in language: Language) -> String {
    switch self {
    case .written(let label, let count, let replanned, let refused, let wasStopped):
      Self.written(label, count, replanned, refused, wasStopped, language)
    case .alreadySo(let count):
      count == 1
        ? language("Nothing to change: it is so already.", "Rien à changer : c’est déjà ainsi.")
        : language("Nothing to change: all \(count) are so already.", "Rien à changer : les \(count) sont déjà ainsi.")
    case .nothingChosen: language("Nothing was written.", "Rien n’a été écrit.")
    case .marked(let count):
      language("\(count) marked by the query.", "\(count) marquée\(count > 1 ? "s" : "") par la requête.")
    case .removed(let count, let refused):
      language(
        "\(count) in the trash. u brings \(count == 1 ? "it" : "them") back.",
        "\(count) à la corbeille. u \(count == 1 ? "la" : "les") ramène.")
        + (refused > 0 ? language(" \(refused) could not be removed.", " \(refused) n’ont pas pu être retirées.") : "")
    case .created(let name, let key?):
      language(
        "Made \(name), linked by “\(key)” in both. u takes it back.",
        "\(name) créé, lié par « \(key) » dans les deux. u l’annule.")
    case .created(let name, nil): language("Made \(name). u takes it back.", "\(name) créé. u l’annule.")
    case .renamed(let name): language("It is now \(name). u takes it back.", "C’est maintenant \(name). u l’annule.")
    case .noProblem: language("Nothing is wrong.", "Tout va bien.")
    }
  }

  /// So that what u does still has room on the line.
  private static let longestLabel = 36

  private static func written(
    _ label: String, _ count: Int, _ replanned: Int, _ refused: Int, _ wasStopped: Bool, _ language: Language
  ) -> String {
    let label = label.truncated(to: longestLabel)
    var text =
      wasStopped
      ? language(
        "Stopped after \(count) file\(count == 1 ? "" : "s") (\(label))",
        "Arrêté après \(count) fichier\(count > 1 ? "s" : "") (\(label))")
      : language(
        "Written: \(label), \(count) file\(count == 1 ? "" : "s")",
        "Écrit : \(label), \(count) fichier\(count > 1 ? "s" : "")")
    if refused > 0 { text += language(", \(refused) refused", ", \(refused) refusé\(refused > 1 ? "s" : "")") }
    if replanned > 0 {
      text += language(
        ", \(replanned) changed elsewhere meanwhile and kept",
        ", \(replanned) changé\(replanned > 1 ? "s" : "") ailleurs entre-temps, gardé\(replanned > 1 ? "s" : "")")
    }
    return text + (count > 0 ? language(". u takes it back.", ". u l’annule.") : ".")
  }
}

/// Why an act cannot be done now.
public enum ActReason: Sendable, Equatable {
  /// The filter hides all that is marked.
  case allMarkedHidden(Int)
  case noRepeat
  /// No posting shows how the site says that an offer is over.
  case noClosing
  case inDraftsFolder
  case nothingToFix
  /// The check has found nothing that can be mended yet.
  case stillChecking
  case noTags

  public func sentence(in language: Language) -> String {
    switch self {
    case .allMarkedHidden(let count):
      language(
        "The filter hides all \(count) marked: \\ shows them, g Space unmarks them.",
        "Le filtre cache les \(count) marquées : \\ les montre, g Espace les démarque.")
    case .noRepeat: language("Nothing to repeat yet: m, t or P first.", "Rien à répéter : d’abord m, t ou P.")
    case .noClosing:
      language(
        "No posting here says how an offer is closed (open, status, expires): set a field with m.",
        "Aucune offre ici ne montre comment on la ferme (open, status, expires) : changez un champ avec m.")
    case .inDraftsFolder:
      language(
        "It lies in _drafts: move the file to publish it (r).",
        "Elle est dans _drafts : déplacez le fichier pour la publier (r).")
    case .nothingToFix:
      language("This needs your judgement: Enter goes to the place.", "Cela demande votre jugement : Entrée y mène.")
    case .stillChecking: language("Still checking: wait a moment.", "Vérification en cours : un instant.")
    case .noTags: language("No posting has a tag.", "Aucune offre n’a de tag.")
    }
  }
}

extension BulkRefusal {
  /// Why, and what to do; clean for a terminal.
  public func sentence(in language: Language) -> String {
    switch self {
    case .change(let error): error.sentence(in: language).cleaned()
    case .file(let error): error.sentence(in: language).cleaned()
    case .act(let reason): reason.sentence(in: language)
    }
  }
}
