internal import ArgumentParser
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// `postings undo`: takes the last command back.
struct UndoCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "undo",
      abstract: Speech.say("Take back the last command that wrote.", "Annuler la dernière commande qui a écrit."),
      discussion: Speech.say(
        """
        Files that have changed since in other fields keep those changes; a file that has changed in the same place is left \
        as it is. Several times: one command further back each time.
        """,
        """
        Les fichiers modifiés depuis dans d’autres champs gardent ces modifications ; un fichier modifié au même endroit reste \
        tel quel. Plusieurs fois : une commande plus loin à chaque fois.
        """) + "\n\n" + Example.text("postings undo"))
  }

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    TakeBack.run(console) { (journal) throws(PostingsError) in try journal.undo() }
  }
}

/// `postings redo`: takes the last undo back.
struct RedoCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "redo", abstract: Speech.say("Take back the last undo.", "Rétablir ce qui a été annulé en dernier."),
      discussion: Example.text("postings redo"))
  }

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    TakeBack.run(console) { (journal) throws(PostingsError) in try journal.redo() }
  }
}

/// What `undo` and `redo` share.
private enum TakeBack {
  static func run(_ console: Console, _ work: (Journal) throws(PostingsError) -> TakeBackReport) -> ExitStatus {
    guard let journal = UndoJournal.standard else {
      console.error(PostingsError.noStateFolder.sentence(in: console.language))
      return .refused
    }
    Tidying.run(before: [], journal: journal, console)
    do throws(PostingsError) {
      let report = try work(journal)
      Tidying.clean(around: report.restored + report.merged + report.unchanged)
      return tell(report, console)
    } catch {
      return console.error(error)
    }
  }

  private static func tell(_ report: TakeBackReport, _ console: Console) -> ExitStatus {
    let language = console.language
    func print(_ path: FilePath, _ word: String) {
      console.printResult(String(decoding: path.bytes, as: UTF8.self) + ": " + word)
    }
    for path in report.restored { print(path, language("as before", "comme avant")) }
    for path in report.merged {
      print(path, language("as before, later changes kept", "comme avant, changements ultérieurs gardés"))
    }
    for path in report.unchanged { print(path, language("was so already", "l’était déjà")) }
    for refusal in report.refused { console.error(refusal.reason.sentence(in: language)) }
    return report.refused.isEmpty ? .done : .refused
  }
}
