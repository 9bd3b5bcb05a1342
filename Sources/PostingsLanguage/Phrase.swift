/// The words on the screens, in each language. Sentences about errors stand beside the errors.
public enum Phrase: Sendable, Hashable {
  // Title bar and list
  case shown(Int, of: Int)
  case marked(Int)
  case reading(Int)
  case filterHint
  /// For narrow screens.
  case shortFilterHint
  case noPostings
  case noMatches
  case searchingBodies(percent: Int)
  case bestFirst
  case nearMatches
  case columnDate, columnTitle, columnTags, columnLocale, columnType
  case columnName(String)
  case noGroups
  /// So many postings in a group whose head only is shown.
  case folded(Int)
  case noValue
  case menuTitle(String)
  case problems(Int)
  case unreadable(Int)
  case screenTooSmall

  // Facets
  case facet(String)
  case missing, emptyValue, broken
  case state(String)

  // Detail
  case noBody
  case position(Int, of: Int)
  case rawView, fieldsView
  case languages
  case findMatches(Int)

  // Form
  case edit
  case changed([String])
  case wasBefore(String)
  case emptyField, nullField, emptyText
  case newField
  case newFieldName
  case bodySummary(lines: Int, words: Int)
  case storedAsCommaText
  case storedAsList
  case createValue(String)
  case looksLike(String)
  case saving

  // Built-in editor
  /// Whether all of the file is edited, and not its body alone.
  case write(Bool)
  case textChanged
  case textSize(line: Int, of: Int, words: Int?)

  // Diff and questions
  case writeThis
  case bytesChange(lines: Int, kept: Int)
  case leaveForm
  case quitForm
  case conflict(String)
  case openAddress(String)
  case leaveText
  case textConflict
  case leadsOut(String)
  case draftKept(time: String, name: String)

  // Problems

  // Help
  case keysOf(String)
  case typeToFilter

  public func text(in language: Language) -> String {
    switch self {
    case .shown(let shown, let total):
      shown == total
        ? language("\(total) posting\(total == 1 ? "" : "s")", "\(total) offre\(total > 1 ? "s" : "")")
        : language("\(shown) of \(total)", "\(shown) sur \(total)")
    case .marked(let count): language("\(count) marked", "\(count) marquée\(count > 1 ? "s" : "")")
    case .reading(let count): language("reading… \(count)", "lecture… \(count)")
    case .filterHint:
      language(
        "/ to filter: words, tag:x, locale:fr, -tag:x, no:tag",
        "/ pour filtrer : mots, tag:x, locale:fr, -tag:x, no:tag")
    case .folded(let count):
      language(
        "\(count) posting\(count == 1 ? "" : "s") folded away: Enter shows \(count == 1 ? "it" : "them")",
        "\(count) offre\(count > 1 ? "s" : "") repliée\(count > 1 ? "s" : "") : Entrée \(count > 1 ? "les" : "la") montre"
      )
    case .shortFilterHint: language("/ to filter: words, tag:x, -tag:x", "/ pour filtrer : mots, tag:x, -tag:x")
    case .noPostings: language("No posting here.", "Aucune offre ici.")
    case .noMatches:
      language(
        "Nothing matches this filter. Press \\ to clear it.", "Rien ne répond à ce filtre. Tapez \\ pour l’effacer.")
    case .searchingBodies(let percent):
      language("searching bodies \(percent) %", "recherche dans les corps \(percent) %")
    case .bestFirst: language("best first", "les meilleurs d’abord")
    case .nearMatches: language("no exact match: near ones", "rien d’exact : les plus proches")
    case .columnDate: "DATE"
    case .columnTitle: language("TITLE", "TITRE")
    case .columnTags: "TAGS"
    case .columnLocale: language("LOC", "LNG")
    case .columnType: "TYPE"
    case .columnName(let name): Self.columnName(name, language)
    case .noGroups: language("(no groups)", "(sans groupes)")
    case .noValue: language("(without)", "(sans)")
    case .menuTitle(let purpose): Self.menuTitle(purpose, language)
    case .problems(let count): language("\(count) with problems", "\(count) à problème\(count > 1 ? "s" : "")")
    case .unreadable(let count): language("\(count) could not be read", "\(count) illisible\(count > 1 ? "s" : "")")
    case .screenTooSmall: language("Screen too small", "Écran trop petit")
    case .facet(let name): Self.facetName(name, language)
    case .missing: language("(missing)", "(absent)")
    case .emptyValue: language("(empty)", "(vide)")
    case .broken: language("(broken)", "(illisible)")
    case .state(let name): Self.stateName(name, language)
    case .noBody: language("No text below the front matter.", "Aucun texte sous l’en-tête.")
    case .position(let index, let total): language("\(index) of \(total)", "\(index) sur \(total)")
    case .rawView: language("raw", "brut")
    case .fieldsView: language("fields", "champs")
    case .languages: language("languages", "langues")
    case .findMatches(let count): language("\(count) found", "\(count) trouvé\(count > 1 ? "s" : "")")
    case .edit: language("Edit", "Modifier")
    case .changed(let names):
      names.isEmpty
        ? language("no change", "aucun changement")
        : language("\(names.count) changed: ", "\(names.count) modifié\(names.count > 1 ? "s" : "") : ")
          + names.joined(separator: " ")
    case .wasBefore(let text): language("was: \(text)", "avant : \(text)")
    case .emptyField: language("(empty)", "(vide)")
    case .nullField: "null"
    case .emptyText: language("(empty text)", "(texte vide)")
    case .newField: language("+ add a field", "+ ajouter un champ")
    case .newFieldName: language("name of the new field", "nom du nouveau champ")
    case .bodySummary(let lines, let words):
      language(
        "body: \(lines) line\(lines == 1 ? "" : "s"), \(words) word\(words == 1 ? "" : "s")",
        "corps : \(lines) ligne\(lines > 1 ? "s" : ""), \(words) mot\(words > 1 ? "s" : "")")
    case .storedAsCommaText: language("stored as text with commas", "enregistré comme texte avec virgules")
    case .storedAsList: language("stored as a list", "enregistré comme liste")
    case .createValue(let text): language("new: “\(text)”", "nouveau : « \(text) »")
    case .looksLike(let text): language("looks like “\(text)”", "ressemble à « \(text) »")
    case .saving: language("saving…", "enregistrement…")
    case .writeThis: language("Write this change?", "Écrire ce changement ?")
    case .bytesChange(let lines, let kept):
      language(
        "\(lines) line\(lines == 1 ? " changes" : "s change"), \(kept) stay byte for byte",
        "\(lines) ligne\(lines > 1 ? "s" : "") change\(lines > 1 ? "nt" : ""), \(kept) restent à l’octet près")
    case .leaveForm: language("Save the changes?", "Enregistrer les changements ?")
    case .quitForm:
      language(
        "A form has unsaved changes. Save them?", "Un formulaire a des changements non enregistrés. Les enregistrer ?")
    case .write(let isWhole):
      isWhole ? language("Write file", "Écrire fichier") : language("Write body", "Écrire corps")
    case .textChanged: language("changed", "modifié")
    case .textSize(let line, let count, let words):
      language("line \(line) of \(count)", "ligne \(line) sur \(count)")
        + (words.map { language(", \($0) word\($0 == 1 ? "" : "s")", ", \($0) mot\($0 > 1 ? "s" : "")") } ?? "")
    case .leaveText: language("Save the text?", "Enregistrer le texte ?")
    case .textConflict:
      language(
        "Another program changed the same lines meanwhile.", "Un autre programme a changé les mêmes lignes entre-temps."
      )
    case .leadsOut(let target):
      language(
        "This is a link to a file outside of the folders that are open. Write that file? \(target)",
        "C’est un lien vers un fichier hors des dossiers ouverts. Écrire ce fichier ? \(target)")
    case .openAddress(let address):
      language(
        "Open this address in another program? \(address)", "Ouvrir cette adresse dans un autre programme ? \(address)")
    case .conflict(let fields):
      language("changed on disk since you opened it: \(fields)", "changé sur le disque depuis l’ouverture : \(fields)")
    case .draftKept(let time, let name):
      language(
        "A draft of \(name), of \(time), is kept: it was not saved.",
        "Un brouillon de \(name), de \(time), est gardé : il n’était pas enregistré.")
    case .keysOf(let screen): language("Keys: \(screen)", "Touches : \(screen)")
    case .typeToFilter: language("type to filter", "tapez pour filtrer")
    }
  }

  /// A role in words; a field as it is called.
  private static func columnName(_ name: String, _ language: Language) -> String {
    switch name {
    case "title": language("title", "titre")
    case "tag", "tags": "tags"
    case "locale": language("locale", "langue")
    case "state": language("state", "état")
    case "path": language("path", "chemin")
    case "expires": language("expires", "expire")
    case "problems": language("problems", "problèmes")
    default: name
    }
  }

  private static func menuTitle(_ purpose: String, _ language: Language) -> String {
    switch purpose {
    case "sort": language("Sort by", "Trier selon")
    case "group": language("Group by", "Grouper selon")
    case "columns": language("Columns", "Colonnes")
    case "links": language("Links", "Liens")
    case "outline": language("Outline", "Plan")
    case "languages": language("Languages", "Langues")
    case "changes": language("Leave as it is on the disk", "Laisser comme sur le disque")
    case "facet": language("Count the values of", "Compter les valeurs de")
    case "failures": language("Could not be read", "Illisibles")
    default: language("Views", "Vues")
    }
  }

  private static func facetName(_ name: String, _ language: Language) -> String {
    switch name {
    case "tag": "TAG"
    case "locale": language("LOCALE", "LANGUE")
    case "state": language("STATE", "ÉTAT")
    case "type": "TYPE"
    case "problem": language("PROBLEM", "PROBLÈME")
    default: name.uppercased()
    }
  }

  private static func stateName(_ name: String, _ language: Language) -> String {
    switch name {
    case "live": language("live", "en ligne")
    case "draft": language("draft", "brouillon")
    case "scheduled": language("scheduled", "prévue")
    case "expired": language("expired", "expirée")
    case "closed": language("closed", "fermée")
    case "broken": language("broken", "illisible")
    default: name
    }
  }
}
