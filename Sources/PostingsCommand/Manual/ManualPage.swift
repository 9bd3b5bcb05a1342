/// The manual page, made from the commands: man(7) macros.
struct ManualPage {
  private let root: CommandDescription
  private var text = ""

  init(_ root: CommandDescription) { self.root = root }

  static func text(of root: CommandDescription) -> String {
    var page = ManualPage(root)
    page.write()
    return page.text
  }

  private mutating func write() {
    line(".\\\" " + Speech.say("Made by `postings manual`; edit the commands instead.", "Produit par `postings manual` ; modifiez plutôt les commandes."))
    line(".TH POSTINGS 1 \"\" \"postings \(Root.version)\" \"\(Speech.say("User Commands", "Commandes"))\"")
    section(Speech.say("NAME", "NOM"))
    line("postings \\- " + Roff.escaped(Self.sentenceStart(root.abstract)))
    section("SYNOPSIS")
    line(".B postings\n[\\fI\(Speech.say("PATH", "CHEMIN"))\\fR ...]")
    for command in root.subcommands where command.name != "open" { synopsis(command, under: "postings") }
    section("DESCRIPTION")
    paragraphs(root.discussion)
    section(Speech.say("COMMANDS", "COMMANDES"))
    for command in root.subcommands { describe(command, under: "postings") }
    closing()
  }

  private mutating func closing() {
    section(Speech.say("EXIT STATUS", "STATUT DE SORTIE"))
    for (status, words) in ManualWords.statuses { item("\(status)", words) }
    section(Speech.say("ENVIRONMENT", "ENVIRONNEMENT"))
    for (name, words) in ManualWords.variables { item(name, words) }
    section(Speech.say("FILES", "FICHIERS"))
    for (name, words) in ManualWords.files { item(name, words) }
  }

  private mutating func synopsis(_ command: CommandDescription, under parent: String) {
    let name = parent + " " + command.name
    if !command.subcommands.isEmpty {
      for child in command.subcommands { synopsis(child, under: name) }
      return
    }
    line(".br\n.B \(Roff.escaped(name))")
    for argument in command.arguments where !Self.isCommon(argument) { line(Roff.synopsis(argument)) }
  }

  private mutating func describe(_ command: CommandDescription, under parent: String) {
    let name = parent + " " + command.name
    line(".SS \(Roff.escaped(String(name.dropFirst("postings ".count))))")
    line(Roff.escaped(command.abstract) + "\n.PP")
    paragraphs(command.discussion)
    for argument in command.arguments where !Self.isCommon(argument) || command.name == "open" {
      item(Roff.head(argument), Self.words(argument), isRoff: true)
    }
    for child in command.subcommands { describe(child, under: name) }
  }

  /// What every command takes is described once.
  private static func isCommon(_ argument: CommandDescription.Argument) -> Bool {
    argument.names.contains { ["--lang", "--color", "--help", "--version"].contains($0) }
  }

  private static func words(_ argument: CommandDescription.Argument) -> String {
    var words = HelpWords.translated(argument.abstract, into: Speech.language)
    if !argument.choices.isEmpty { words += " " + Speech.say("One of", "L’un de") + " " + argument.choices.joined(separator: ", ") + "." }
    if let standard = argument.standard { words += " " + Speech.say("Default: ", "Par défaut : ") + standard + "." }
    return words
  }

  private static func sentenceStart(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).lowercased() + text.dropFirst()
  }

  private mutating func section(_ title: String) { line(".SH \(title)") }

  private mutating func item(_ head: String, _ words: String, isRoff: Bool = false) {
    line(".TP\n" + (isRoff ? head : ".B " + Roff.escaped(head)))
    line(Roff.escaped(words))
  }

  /// Text, with indented lines as examples.
  private mutating func paragraphs(_ text: String) {
    var isExample = false
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let isIndented = part.hasPrefix("  ")
      if isIndented != isExample { line(isIndented ? ".PP\n.RS 4\n.nf" : ".fi\n.RE") }
      isExample = isIndented
      if part.isEmpty { line(".PP") } else { line(Roff.escaped(isIndented ? String(part.dropFirst(2)) : String(part))) }
    }
    if isExample { line(".fi\n.RE") }
  }

  private mutating func line(_ line: String) { text += line + "\n" }
}

/// Text and arguments as roff spells them.
enum Roff {
  /// A line at whose start no control character stands; hyphens that may be copied.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    if text.hasPrefix(".") || text.hasPrefix("'") { escaped = "\\&" }
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  static func head(_ argument: CommandDescription.Argument) -> String {
    let names = argument.names.map { "\\fB\(escaped($0))\\fR" }.joined(separator: ", ")
    let value = argument.valueName.map { "\\fI\(escaped($0))\\fR" }
    return [names.isEmpty ? nil : names, value].compactMap { $0 }.joined(separator: " ")
  }

  static func synopsis(_ argument: CommandDescription.Argument) -> String {
    var named = argument
    named.names = argument.names.suffix(1)
    let text = head(named) + (argument.isRepeating ? " ..." : "")
    return argument.isOptional ? "[\(text)]" : text
  }
}
