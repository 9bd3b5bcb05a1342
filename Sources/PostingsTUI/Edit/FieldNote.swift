internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import PostingsViewModels
internal import TerminalText

/// The line below the form: what is odd about the field, else what one should know before changing it.
struct FieldNote {
  let edit: EditViewModel
  let language: Language

  /// - Returns: a text and whether it is a warning.
  var line: (text: String, isWarning: Bool) {
    if let complaint = edit.complaint { return (complaint.sentence(in: language), true) }
    guard let entry = edit.entry else { return (edit.selected.map(about) ?? "", false) }
    return (about(entry), false)
  }

  private func about(_ entry: EditViewModel.Entry) -> String {
    switch entry {
    case .newKey:
      return language("its name; Tab completes one in use", "son nom ; Tab complète un nom utilisé")
    case .rename: return language("the field's new name; its value stays", "le nouveau nom du champ ; sa valeur reste")
    case .absence:
      return language("these are different things to a site", "ce sont des choses différentes pour un site")
    case .text where edit.isTypingDate:
      return language("+ - step the part there, t is today", "+ - changent la partie, t aujourd’hui")
    case .lines(let box, _) where edit.complaint == nil && edit.offeredType == nil:
      return box.holdsLines
        ? language("Esc keeps the text, ^G gives it up", "Échap garde le texte, ^G l’abandonne")
        : language("Enter keeps it, ^J breaks the line", "Entrée le garde, ^J coupe la ligne")
    case .text, .lines, .choice, .tags: break
    }
    switch edit.offeredType {
    case .text?: return language("text", "texte")
    case let type?:
      return Self.name(of: type, language) + language(": T makes it text afterwards", " : T en fait ensuite un texte")
    case nil: break
    }
    if edit.isEntryNew { return described(entry.path?.dottedName, edit.entryType) }
    return edit.selected.map(about) ?? ""
  }

  private func about(_ row: FormRow) -> String {
    switch row.presence {
    case .inherited(let source):
      let name = String(cleaning: source.lastComponentBytes)
      return language(
        "not in the file: \(name) gives it; Enter puts it in", "pas dans le fichier : vient de \(name) ; Entrée l’y met"
      )
    case .wanted: return described(row.path.dottedName, row.type) + language("; Enter adds it", " ; Entrée l’ajoute")
    case .inFile: break
    }
    let rule = edit.knowledge.rules[row.path.dottedName]
    if rule.label != nil || rule.hint != nil { return described(row.path.dottedName, row.type) }
    return plain(row)
  }

  /// By the words of the list that the field is in.
  private func described(_ name: String?, _ type: FieldType) -> String {
    let rule = name.map { edit.knowledge.rules[$0] } ?? FieldRule()
    let words = [rule.label, rule.hint].compactMap { $0?.cleaned() }.filter { !$0.isEmpty }
    return (words.isEmpty ? [Self.name(of: type, language)] : words).joined(separator: ": ")
  }

  private func plain(_ row: FormRow) -> String {
    switch row.kind {
    case .tags:
      if case .list = row.value { return Phrase.storedAsList.text(in: language) }
      return row.tags.isEmpty ? "" : Phrase.storedAsCommaText.text(in: language)
    case .choice:
      return language("one of the values in use, or a new one", "une des valeurs utilisées, ou une nouvelle")
    case .flag: return language("yes or no: Space toggles it", "oui ou non : Espace le bascule")
    case .longText:
      return language("Enter opens the text, e your editor", "Entrée ouvre le texte, e votre éditeur")
        + (Self.style(row, language).map { language("; ", " ; ") + $0 } ?? "")
    case .group: return language("Enter goes in; its fields stand below", "Entrée y entre ; ses champs sont dessous")
    case .fixed: return language("only your editor can change it: E", "seul votre éditeur peut le changer : E")
    case .date:
      return spelling(row) ?? Self.name(of: row.type, language)
        + language(": + - move it by a day", " : + - la déplacent d’un jour")
    case .number: return Self.name(of: row.type, language)
    case .text: return spelling(row) ?? (row.type == .text ? "" : Self.name(of: row.type, language))
    case .list: return Phrase.storedAsList.text(in: language)
    }
  }

  private func spelling(_ row: FormRow) -> String? {
    switch row.spelling {
    case .singleQuoted, .doubleQuoted: language("in quotes, which stay", "entre guillemets, qui restent")
    default: nil
    }
  }

  /// How YAML spells it.
  private static func style(_ row: FormRow, _ language: Language) -> String? {
    switch row.spelling {
    case .literalBlock: language("stored line by line (|)", "enregistré ligne par ligne (|)")
    case .foldedBlock: language("stored folded (>)", "enregistré replié (>)")
    default: nil
    }
  }

  static func name(of type: FieldType, _ language: Language) -> String {
    switch type {
    case .text: language("text", "texte")
    case .longText: language("text of several lines", "texte de plusieurs lignes")
    case .number: language("a number", "un nombre")
    case .flag: language("true or false", "vrai ou faux")
    case .day: language("a date", "une date")
    case .moment: language("a date with a time", "une date avec l’heure")
    case .choice: language("one of a few values", "une valeur parmi quelques-unes")
    case .tags: language("tags", "tags")
    case .list: language("a list", "une liste")
    case .table: language("a table of fields", "un groupe de champs")
    case .url: language("an address of the web", "une adresse web")
    case .email: language("an e-mail address", "une adresse de courriel")
    case .file: language("a path within the site", "un chemin dans le site")
    case .reference: language("the name of another posting", "le nom d’une autre annonce")
    }
  }
}
