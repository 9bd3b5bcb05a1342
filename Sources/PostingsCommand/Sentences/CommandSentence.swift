internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// What the plain commands say, in facts; ``text(in:)`` makes the words.
enum CommandSentence: Sendable, Hashable {
  /// - done: what was written to disk all the same.
  case cannotWriteOutput(Errno, done: [String])
  /// A file that a killed program had written half.
  case recovered(String)
  case nothingFound(isFiltered: Bool)
  case nearWords
  case unknownField(String)
  case badSort(String)
  case notAClause(String)
  case notAKey(String)
  case notUTF8(String)
  case noFile
  case noChange
  case unknownTag(String)
  case unknownCommand(String, nearest: String)
  case unknownView(String, known: [String])
  case problemsLeft(Int)
  case damagedEntries(Int)
  case samplesShown

  func text(in language: Language) -> String {
    switch self {
    case .cannotWriteOutput(let error, let done):
      language(
        "standard output cannot be written: \(error.words(in: language)).",
        "la sortie standard ne peut pas être écrite : \(error.words(in: language)).") + Self.all(done, in: language)
    case .recovered(let path):
      language(
        "\(path) was left half written by a program that was stopped: its old text is back.",
        "\(path) avait été à moitié écrit par un programme arrêté : son ancien texte est rétabli.")
    case .nearWords:
      language(
        "no posting has these words: those with words near to them are printed. Quotes (\"…\") ask for the word itself.",
        "aucune offre n’a ces mots : voici celles qui ont des mots proches. Entre guillemets (\"…\"), le mot même est demandé."
      )
    case .nothingFound(isFiltered: true):
      language("no posting matches.", "aucune offre ne correspond.")
    case .nothingFound(isFiltered: false):
      language(
        "no posting here: a posting is a text file that begins with front matter, such as a line of ---.",
        "aucune offre ici : une offre est un fichier texte qui commence par un en-tête, par exemple une ligne ---.")
    case .unknownField(let name):
      language(
        "no posting has a field “\(name)”: `postings fields` names those in use.",
        "aucune offre n’a de champ « \(name) » : `postings fields` nomme ceux qui servent.")
    case .badSort(let text):
      language(
        "“\(text)” is no sort order: write a field’s name, then :desc for the other way round.",
        "« \(text) » n’est pas un tri : écrivez le nom d’un champ, puis :desc pour l’ordre inverse.")
    case .notAClause(let text):
      language(
        "“\(text)” is no condition: write KEY=VALUE, or KEY= for a field without a value.",
        "« \(text) » n’est pas une condition : écrivez CLÉ=VALEUR, ou CLÉ= pour un champ sans valeur.")
    case .notAKey(let text):
      language(
        "“\(text)” is no field: write title, author.name or missions[2].end, and quote a key that holds a dot or a blank.",
        "« \(text) » n’est pas un champ : écrivez title, author.name ou missions[2].end, et entre guillemets droits une clé avec un point ou une espace."
      )
    case .notUTF8(let path):
      language(
        "the value for “\(path)” is not UTF-8, so no reader could read it.",
        "la valeur de « \(path) » n’est pas en UTF-8 : aucun lecteur ne la lirait.")
    case .noFile:
      language(
        "which file? Name one, or - for a list on standard input. See `postings set --help`.",
        "quel fichier ? Nommez-en un, ou - pour une liste sur l’entrée standard. Voir `postings set --help`.")
    case .noChange:
      language(
        "what is to change? Write KEY=VALUE, or an option such as --add-tag. See `postings set --help`.",
        "que faut-il changer ? Écrivez CLÉ=VALEUR, ou une option comme --add-tag. Voir `postings set --help`.")
    case .unknownTag(let tag):
      language(
        "no posting has the tag “\(tag)”: `postings tags` lists those in use.",
        "aucune offre n’a le tag « \(tag) » : `postings tags` liste ceux qui servent.")
    case .unknownCommand(let word, let nearest):
      language(
        "there is no file and no command “\(word)”: did you mean `postings \(nearest)`?",
        "il n’y a ni fichier ni commande « \(word) » : vouliez-vous dire `postings \(nearest)` ?")
    case .unknownView(let name, known: let known) where known.isEmpty:
      language(
        "there is no view “\(name)”: .postings.yml names none.",
        "il n’y a pas de vue « \(name) » : .postings.yml n’en nomme pas.")
    case .unknownView(let name, known: let known):
      language(
        "there is no view “\(name)”: .postings.yml has \(known.joined(separator: ", ")).",
        "il n’y a pas de vue « \(name) » : .postings.yml a \(known.joined(separator: ", ")).")
    case .problemsLeft(let count):
      language(
        "\(count) problems need a person: `postings check` names them.",
        "\(count) problèmes demandent une personne : `postings check` les nomme.")
    case .damagedEntries(let count):
      language(
        "\(count) entries of the journal cannot be read and were skipped.",
        "\(count) entrées du journal sont illisibles et ont été sautées.")
    case .samplesShown:
      language(
        "no posting in this folder, so these are the samples that come with the program.",
        "aucune offre dans ce dossier : voici les exemples fournis avec le programme.")
    }
  }

  /// What was done although nobody could be told; a long list as its number.
  private static func all(_ done: [String], in language: Language) -> String {
    switch done.count {
    case 0: ""
    case 1: language(" The files were written all the same: ", " Les fichiers ont été écrits malgré tout : ") + done[0]
    default:
      language(
        " The files were written all the same: \(done.count) of them.",
        " Les fichiers ont été écrits malgré tout : \(done.count).")
    }
  }
}
