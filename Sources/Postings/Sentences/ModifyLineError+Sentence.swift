public import PostingsLanguage

extension ModifyLineError {
  /// What is wrong and how it is written, in one sentence. Words of the line stand in it as they are.
  public func sentence(in language: Language) -> String {
    switch reason {
    case .nothing:
      language(
        "Type changes such as locale=en tag+=Rails !type.", "Tapez des changements comme locale=en tag+=Rails !type.")
    case .noOperator(let word):
      language(
        "“\(word)” lacks a sign: \(word)=VALUE sets it, !\(word) takes it out.",
        "« \(word) » n’a pas de signe : \(word)=VALEUR le change, !\(word) le retire.")
    case .notAKey(let text): language("“\(text)” is not the name of a field.", "« \(text) » n’est pas un nom de champ.")
    case .openQuote: language("A quote is not closed.", "Un guillemet n’est pas fermé.")
    case .cannotAdd(let key):
      language(
        "+= and -= are for tags, lists and dates; set “\(key)” with =.",
        "+= et -= sont pour les tags, les listes et les dates ; changez « \(key) » avec =.")
    case .notASpan(let text):
      language(
        "“\(text)” is no length of time such as 7d, 2w, 1m or 1y.",
        "« \(text) » n’est pas une durée comme 7d, 2w, 1m ou 1y.")
    case .noValue(let key): language("A value is missing after “\(key)”.", "Il manque une valeur après « \(key) ».")
    case .noNewName(let key):
      language("The new name of “\(key)” is missing after =>.", "Le nouveau nom de « \(key) » manque après =>.")
    }
  }
}
