internal import Postings
internal import PostingsLanguage

/// What a line typed after `:` asks for: a command by its name, or one with arguments.
enum LineCommand: Equatable {
  case run(Command)
  case saveView(String)
  case dropView(String)
  case recallView(String)
  case sort([SortOrder.Key])
  case columns([ColumnChoice]?)
  case group(String?)
  case filter(String)
  case set(Setting)

  enum Setting: Equatable {
    case theme(UserSettings.Theme?)
    case language(Language)
    case preview(PreviewMode)
    case confirmation(UserSettings.Confirmation)
  }

  /// Why a line asks for nothing.
  enum Failure: Error, Equatable {
    case unknown(String, nearest: String?)
    /// What belongs after the words typed.
    case incomplete(String)
  }

  /// The commands that take arguments, as the line shows them.
  static let withArguments: [(usage: String, help: @Sendable (Language) -> String)] = [
    ("view NAME", { $0("Recall a saved view", "Rappeler une vue enregistrée") }),
    (
      "view save NAME",
      {
        $0("Save filter, order, columns and groups as a view", "Enregistrer filtre, tri, colonnes et groupes comme vue")
      }
    ),
    ("view drop NAME", { $0("Remove a saved view", "Supprimer une vue enregistrée") }),
    ("sort by FIELD [desc] …", { $0("Sort by one field or several", "Trier selon un champ ou plusieurs") }),
    (
      "columns FIELD[:WIDTH] …",
      { $0("Choose the columns; none: the usual ones", "Choisir les colonnes ; none : les habituelles") }
    ),
    ("group FIELD", { $0("Group by a field; none: no groups", "Grouper selon un champ ; none : sans groupes") }),
    ("filter QUERY", { $0("Filter the list", "Filtrer la liste") }),
    ("set theme dark|light|mono|auto", { $0("Choose the colours", "Choisir les couleurs") }),
    ("set preview auto|strip|beside|off", { $0("Place the preview", "Placer l’aperçu") }),
    ("set language en|fr", { $0("Choose the language", "Choisir la langue") }),
    (
      "set confirm bulk|always|never",
      { $0("When changes are shown before they are written", "Quand montrer les changements avant de les écrire") }
    ),
  ]

  init(_ line: String) throws(Failure) {
    let words = line.split(separator: " ").map(String.init)
    guard let first = words.first else { throw .incomplete("") }
    let rest = Array(words.dropFirst())
    let tail = String(line.drop { $0 == " " }.dropFirst(first.count)).trimmingBlanks()
    switch first {
    case "view": self = try Self.view(rest, tail)
    case "sort" where !rest.isEmpty: self = .sort(try Self.keys(rest.first == "by" ? Array(rest.dropFirst()) : rest))
    case "columns" where !rest.isEmpty: self = .columns(tail == "none" ? nil : try Self.columns(rest))
    case "group" where !rest.isEmpty: self = .group(tail == "none" ? nil : tail)
    case "filter" where !tail.isEmpty: self = .filter(tail)
    case "set": self = .set(try Self.setting(rest))
    case "q": self = .run(.quit)
    case "w": self = .run(.savePosting)
    default: self = .run(try Self.command(line.trimmingBlanks()))
    }
  }

  private static func command(_ name: String) throws(Failure) -> Command {
    if let command = Command(rawValue: name) { return command }
    throw .unknown(name, nearest: NearestWord.of(name, among: Command.allCases.map(\.rawValue)))
  }

  private static func view(_ words: [String], _ tail: String) throws(Failure) -> LineCommand {
    guard let first = words.first else { throw .incomplete("view NAME") }
    guard first == "save" || first == "drop" else { return .recallView(tail) }
    let name = String(tail.dropFirst(first.count)).trimmingBlanks()
    // `view save` alone saves the view that was recalled.
    if first == "save" { return .saveView(name) }
    guard !name.isEmpty else { throw .incomplete("view drop NAME") }
    return .dropView(name)
  }

  /// `type date desc`, `type,date:desc`.
  private static func keys(_ words: [String]) throws(Failure) -> [SortOrder.Key] {
    var keys: [SortOrder.Key] = []
    for word in words.flatMap({ $0.split(separator: ",").map(String.init) }) {
      if word == "desc" || word == "asc", let last = keys.popLast() {
        keys.append(SortOrder.Key(last.name, descending: word == "desc"))
      } else if let key = SortOrder.Key(parsing: word) {
        keys.append(key)
      } else {
        throw .incomplete("sort by FIELD [desc] …")
      }
    }
    guard !keys.isEmpty else { throw .incomplete("sort by FIELD [desc] …") }
    return keys
  }

  private static func columns(_ words: [String]) throws(Failure) -> [ColumnChoice]? {
    var columns: [ColumnChoice] = []
    for word in words.flatMap({ $0.split(separator: ",").map(String.init) }) {
      guard let column = ColumnChoice(parsing: word) else { throw .incomplete("columns FIELD[:WIDTH] …") }
      if !columns.contains(where: { $0.name == column.name }) { columns.append(column) }
    }
    return columns.isEmpty ? nil : columns
  }

  private static func setting(_ words: [String]) throws(Failure) -> Setting {
    // `set theme light` and `set theme=light`.
    let parts = words.flatMap { $0.split(separator: "=").map(String.init) }
    guard parts.count == 2 else { throw .incomplete("set theme|preview|language|confirm …") }
    switch (parts[0], parts[1]) {
    case ("theme", "auto"): return .theme(nil)
    case ("theme", let word):
      if let theme = UserSettings.Theme(rawValue: word) { return .theme(theme) }
      throw .incomplete("set theme dark|light|mono|auto")
    case ("language", let word):
      if let language = Language(rawValue: word) { return .language(language) }
      throw .incomplete("set language en|fr")
    case ("preview", let word):
      if let preview = PreviewMode(rawValue: word) { return .preview(preview) }
      throw .incomplete("set preview auto|strip|beside|off")
    case ("confirm", let word):
      if let confirmation = UserSettings.Confirmation(rawValue: word) { return .confirmation(confirmation) }
      throw .incomplete("set confirm bulk|always|never")
    case (let name, _):
      let nearest = NearestWord.of(name, among: ["theme", "language", "preview", "confirm"])
      throw .unknown("set " + name, nearest: nearest.map { "set " + $0 })
    }
  }
}
