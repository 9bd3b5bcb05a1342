internal import ArgumentParser

/// `postings` itself.
struct Root: ParsableCommand {
  static let version = "1.0.0"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "postings",
      abstract: Speech.say("Browse and edit text files with front matter.", "Parcourir et modifier des fichiers texte à en-tête."),
      discussion: Speech.say(
        """
        Without a command, postings opens a list of the postings below PATH, or prints it when standard output is not a \
        terminal.

        Example:
          postings _jobs
        """,
        """
        Sans commande, postings ouvre la liste des offres trouvées sous PATH, ou l’affiche si la sortie standard n’est pas \
        un terminal.

        Exemple :
          postings _jobs
        """),
      version: "postings \(version)",
      subcommands: [
        OpenCommand.self, ListCommand.self, ShowCommand.self, SetCommand.self, CheckCommand.self, FacetsCommand.self, TagsCommand.self,
        FieldsCommand.self, UndoCommand.self, RedoCommand.self, LogCommand.self, CompletionCommand.self, ManualCommand.self,
      ],
      defaultSubcommand: OpenCommand.self)
  }

  /// In the order in which help shows them.
  static var commandNames: [String] { configuration.subcommands.map { $0._commandName } }

  @OptionGroup var common: CommonOptions
}
