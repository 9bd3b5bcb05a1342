internal import ArgumentParser
internal import PostingsLanguage
internal import TerminalText

/// What the parser of the command line answers instead of a command: help, the version, or what is wrong.
struct ParserReply {
  private let error: any Error
  private let arguments: [String]

  init(_ error: any Error, to arguments: [String]) {
    self.error = error
    self.arguments = arguments
  }

  func write() -> ExitStatus {
    let console = Console()
    if Root.exitCode(for: error).isSuccess {
      let text = Root.fullMessage(for: error)
      console.out.write(HelpWords.translated(text, into: console.language) + (text.hasSuffix("\n") ? "" : "\n"))
      return console.finish(.done)
    }
    console.error(sentence(in: console.language))
    return console.finish(.usage)
  }

  /// What is wrong, in one line, and where to read on.
  func sentence(in language: Language) -> String {
    let words = Self.oneLine(Root.message(for: error))
    let message = HelpWords.translated(String(cleaning: RawArgument.bytes(of: words), for: .outputLine), into: language)
    let end = message.hasSuffix(".") || message.hasSuffix("?") ? "" : "."
    return language("\(message)\(end) See `\(helpCommand)`.", "\(message)\(end) Voir `\(helpCommand)`.")
  }

  /// Lines put end to end, with commas between the items of a list.
  private static func oneLine(_ text: String) -> String {
    var line = ""
    for part in text.split(whereSeparator: \.isNewline).map({ $0.drop { $0 == " " } }) {
      let isItem = part.hasPrefix("- ")
      if !line.isEmpty { line += isItem && !line.hasSuffix(":") ? ", " : " " }
      line += isItem ? part.dropFirst(2) : part
    }
    return line
  }

  private var helpCommand: String {
    guard let name = arguments.first(where: { !$0.hasPrefix("-") }), Root.commandNames.contains(name) else { return "postings --help" }
    return "postings \(name) --help"
  }
}

/// The words that the parser’s own sentences are made of.
enum HelpWords {
  /// The text in a language, word by word from the table; what is not in it stays English.
  static func translated(_ text: String, into language: Language) -> String {
    guard language == .french else { return text }
    return french.reduce(text) { $0.replacing($1.english, with: $1.french) }
  }

  private static let french: [(english: String, french: String)] = [
    ("OVERVIEW: ", "PRÉSENTATION : "),
    ("USAGE: ", "UTILISATION : "),
    ("ARGUMENTS:", "ARGUMENTS :"),
    ("OPTIONS:", "OPTIONS :"),
    ("SUBCOMMANDS:", "COMMANDES :"),
    ("Show the version.", "Affiche la version."),
    ("Show help information.", "Affiche cette aide."),
    ("Show subcommand help information.", "Affiche l’aide d’une commande."),
    ("<subcommand>", "<commande>"),
    ("(default: ", "(par défaut : "),
    ("(default)", "(par défaut)"),
    ("(values: ", "(valeurs : "),
    ("; default: ", " ; par défaut : "),
    ("See 'postings help <commande>' for detailed help.", "« postings help <commande> » en dit plus."),
    ("Unknown option ", "Option inconnue : "),
    (". Did you mean ", ". Vouliez-vous dire "),
    ("Missing value for ", "Il manque une valeur à "),
    ("Missing expected argument ", "Il manque "),
    ("Missing one of: ", "Il manque l’un de : "),
    (" unexpected arguments: ", " arguments en trop : "),
    ("Unexpected argument ", "Argument en trop : "),
    ("The option ", "L’option "),
    (" does not take any value, but ", " ne prend pas de valeur, mais en a reçu une : "),
    (" was specified", ""),
    ("The value ", "La valeur "),
    (" is invalid for ", " ne convient pas à "),
    (" Please provide one of the following:", " Choisissez parmi :"),
    (" Please provide one of ", " Choisissez parmi "),
    (" and ", " et "),
    (" or ", " ou "),
  ]
}

extension String {
  /// Every occurrence replaced, byte for byte.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    let text = Array(utf8), old = Array(old.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      if text[index] == old[0], text[index...].starts(with: old) {
        result.append(contentsOf: new.utf8)
        index += old.count
      } else {
        result.append(text[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
