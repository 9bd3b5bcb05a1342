internal import ArgumentParser

/// `postings manual`: the manual page, for those who package the program.
struct ManualCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "manual", abstract: Speech.say("Print the manual page.", "Afficher la page de manuel."),
      discussion: Example.text("postings manual | man -l -"), shouldDisplay: false)
  }

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    guard let root = CommandDescription.root else { return .failed }
    console.out.write(ManualPage.text(of: root))
    return .done
  }
}
