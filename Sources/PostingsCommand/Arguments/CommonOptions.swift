internal import ArgumentParser
internal import PostingsLanguage

/// What every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: help(
      "Language of messages; else by LC_ALL, LC_MESSAGES, LANG.",
      "Langue des messages ; sinon d’après LC_ALL, LC_MESSAGES, LANG."))
  var lang: Language?

  @Option(
    help: help(
      "When to use colours; NO_COLOR turns them off too.", "Quand utiliser des couleurs ; NO_COLOR les coupe aussi."))
  var color = ColorChoice.auto
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto
  case always
  case never
}

/// Help in the language of this run.
func help(_ english: String, _ french: String, valueName: String? = nil, isShown: Bool = true) -> ArgumentHelp {
  ArgumentHelp(
    stringLiteral: Speech.unbreakable(Speech.say(english, french))
  ).with(valueName: valueName, isShown: isShown)
}

extension ArgumentHelp {
  fileprivate func with(valueName: String?, isShown: Bool) -> ArgumentHelp {
    var copy = self
    copy.valueName = valueName
    copy.visibility = isShown ? .default : .hidden
    return copy
  }
}
