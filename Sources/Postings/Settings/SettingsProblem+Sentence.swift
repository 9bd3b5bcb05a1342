internal import FrontMatter
public import PostingsLanguage
internal import SystemPackage
internal import TerminalText

extension SettingsProblem {
  /// `FILE:LINE:COLUMN: what is wrong and what to do`, clean for a terminal.
  ///
  /// - Parameter name: what the file is called here; nil: its path.
  public func sentence(in language: Language, name: String? = nil) -> String {
    // Such a sentence names its file already.
    if case .notRead(let error) = detail { return error.sentence(in: language).cleaned() }
    let file = name ?? path.string
    let place = line > 0 ? "\(file):\(line):\(column): " : "\(file): "
    return (place + detail.sentence(in: language)).cleaned()
  }
}

extension SettingsProblem.Detail {
  /// What is wrong and what to do, in one sentence; names stand in it as they are.
  public func sentence(in language: Language) -> String {
    switch self {
    case .notRead(let error): error.sentence(in: language)
    case .syntax(let error): error.sentence(in: language)
    case .unknown(let name, let kind, let nearest): Self.unknown(name, kind, nearest, language)
    case .duplicate(let key):
      language(
        "“\(key)” stands twice: only the last one counts.", "« \(key) » figure deux fois : seul le dernier compte.")
    case .expected(let key, let shape): Self.expected(key, shape, language)
    case .notOneOf(let key, let value, let allowed):
      language(
        "“\(value)” is no value of “\(key)”: write \(Self.either(allowed, "or")).",
        "« \(value) » n’est pas une valeur de « \(key) » : écrivez \(Self.either(allowed, "ou")).")
    case .namesProgram(let key):
      language(
        "“\(key)”: settings name no program to run; set $VISUAL or $EDITOR for your editor.",
        "« \(key) » : les réglages ne nomment aucun programme ; indiquez votre éditeur dans $VISUAL ou $EDITOR.")
    case .badQuery(let view, let error):
      language(
        "The filter of “\(view)” is not understood: \(error.sentence(in: language)).",
        "Le filtre de « \(view) » n’est pas compris : \(error.sentence(in: language)).")
    case .badSort(let text):
      language(
        "“\(text)” is no order: write a field, or field:desc.",
        "« \(text) » n’est pas un tri : écrivez un champ, ou champ:desc.")
    case .badWidth(let column):
      language("The width of “\(column)” is from 2 to 200.", "La largeur de « \(column) » va de 2 à 200.")
    case .badKeys(let keys):
      language(
        "“\(keys)” names no keys: write j, C-s, <F2> or “g t”.",
        "« \(keys) » ne nomme aucune touche : écrivez j, C-s, <F2> ou « g t ».")
    case .keyTypesText(let keys):
      language(
        "“\(keys)” types text here: choose C-, M- or a named key.",
        "« \(keys) » tape du texte ici : prenez C-, M- ou une touche nommée.")
    case .keysTaken(let keys, let command):
      language(
        "“\(keys)” clashes with the keys of “\(command)”: free those first with “none”.",
        "« \(keys) » se heurte aux touches de « \(command) » : libérez-les d’abord avec « none ».")
    }
  }

  private static func unknown(
    _ name: String, _ kind: SettingsProblem.Kind, _ nearest: String?, _ language: Language
  ) -> String {
    let sentence =
      switch kind {
      case .setting: language("There is no setting “\(name)”", "Il n’y a pas de réglage « \(name) »")
      case .role: language("There is no role “\(name)”", "Il n’y a pas de rôle « \(name) »")
      case .screen: language("There is no screen “\(name)”", "Il n’y a pas d’écran « \(name) »")
      case .command: language("There is no command “\(name)”", "Il n’y a pas de commande « \(name) »")
      }
    guard let nearest else { return sentence + "." }
    return sentence + language(": did you mean “\(nearest)”?", " : vouliez-vous dire « \(nearest) » ?")
  }

  private static func expected(_ key: String, _ shape: SettingsProblem.Shape, _ language: Language) -> String {
    switch shape {
    case .text: language("“\(key)” takes one text.", "« \(key) » prend un seul texte.")
    case .list:
      language("“\(key)” takes a text or a list of texts.", "« \(key) » prend un texte ou une liste de textes.")
    case .flag: language("“\(key)” is true or false.", "« \(key) » vaut true ou false.")
    case .table:
      language(
        "“\(key)” takes lines of “name: value”, indented below it.",
        "« \(key) » prend des lignes « nom : valeur », en retrait dessous.")
    }
  }

  private static func either(_ words: [String], _ or: String) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(or) " + last
  }
}
