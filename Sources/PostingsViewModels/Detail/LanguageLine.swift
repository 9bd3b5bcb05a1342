internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// What the head of a posting says of its other languages: `fr   en: older   es: none`.
enum LanguageLine {
  static func text(_ siblings: LocaleSiblings, in language: Language) -> String {
    let own = siblings.own.map { [$0.cleaned()] } ?? []
    let others = siblings.others.map { sibling in
      let name = name(of: sibling, in: language)
      return sibling.isOlder
        ? name + ": " + language("older", "plus ancienne") : name + ": " + language("there", "présente")
    }
    let missing = siblings.missing.map { $0.cleaned() + ": " + language("none", "aucune") }
    return (own + others + missing).joined(separator: "   ")
  }

  static func name(of sibling: LocaleSiblings.Sibling, in language: Language) -> String {
    sibling.locale.isEmpty ? language("(not said)", "(non dite)") : sibling.locale.cleaned()
  }
}
