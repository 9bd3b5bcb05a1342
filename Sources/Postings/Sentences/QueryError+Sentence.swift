public import PostingsLanguage

extension QueryError {
  /// What was expected at the place of the error.
  public func sentence(in language: Language) -> String {
    switch expected {
    case .value(let name): language("a value is expected after “\(name)”", "une valeur est attendue après « \(name) »")
    case .closingQuote: language("a closing \" is expected", "un \" fermant est attendu")
    case .closingParenthesis: language("a closing ) is expected", "une ) fermante est attendue")
    case .term: language("a word or field:value is expected here", "un mot ou champ:valeur est attendu ici")
    case .state(let word):
      language(
        "“\(word)” is no state: draft, scheduled, live, expired, closed, broken or duplicate",
        "« \(word) » n’est pas un état : draft, scheduled, live, expired, closed, broken ou duplicate")
    case .dateOrNumber(let text):
      language(
        "“\(text)” is no date (2017-05), age (30d) or number",
        "« \(text) » n’est ni une date (2017-05), ni un âge (30d), ni un nombre")
    case .noBodies:
      language(
        "body: works in the filter (/) only: filter, then mark what is shown with *",
        "body: seulement dans le filtre (/) : filtrez, puis marquez avec *")
    case .shellPattern(let text):
      language("“\(text)” is no file name pattern", "« \(text) » n’est pas un motif de fichier")
    }
  }
}
