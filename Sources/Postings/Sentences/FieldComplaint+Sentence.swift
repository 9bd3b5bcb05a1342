public import PostingsLanguage
internal import TerminalText

extension FieldComplaint {
  /// What is odd and what becomes of it, in one sentence.
  public func sentence(in language: Language) -> String {
    switch self {
    case .notANumber: language("not a number: it is kept as text", "pas un nombre : gardé comme texte")
    case .notABoolean: language("neither true nor false: it is kept as text", "ni true ni false : gardé comme texte")
    case .notADate: language("not a date, such as 2017-05-23", "pas une date, comme 2017-05-23")
    case .noSuchDay: language("the calendar has no such day", "ce jour n’existe pas dans le calendrier")
    case .notAURL: language("not an address such as https://example.org", "pas une adresse comme https://example.org")
    case .notAnEMail: language("not an e-mail address", "pas une adresse de courriel")
    case .notAPath:
      language("not a path: it holds control characters", "pas un chemin : il contient des caractères de contrôle")
    case .noSuchPosting: language("no posting has this name", "aucune annonce n’a ce nom")
    case .notOneOf(let values):
      language("not one of \(Self.list(values))", "pas une des valeurs \(Self.list(values))")
    case .required: language("a value is asked for here", "une valeur est demandée ici")
    case .tooSmall(let least): language("less than \(least.cleaned())", "moins que \(least.cleaned())")
    case .tooLarge(let most): language("more than \(most.cleaned())", "plus que \(most.cleaned())")
    case .tooLong(let count, let most):
      language("\(count) characters, \(most) at most", "\(count) caractères, \(most) au plus")
    }
  }

  private static func list(_ values: [String]) -> String {
    values.prefix(5).map { $0.cleaned() }.joined(separator: ", ") + (values.count > 5 ? ", …" : "")
  }
}
