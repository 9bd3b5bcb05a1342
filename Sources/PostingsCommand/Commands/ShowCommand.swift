internal import ArgumentParser
internal import FrontMatter
internal import Postings
internal import SystemPackage
internal import TerminalText

/// `postings show`: one posting, all of it.
struct ShowCommand: PlainCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable, Sendable {
    case text
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: Speech.say(
        "Print one posting: its fields, then its text.", "Afficher une offre : ses champs, puis son texte."),
      discussion: Example.text("postings show _jobs/stage.md --format json"))
  }

  @Argument(help: help("The posting’s file.", "Le fichier de l’offre.", valueName: "file"))
  var file: PathArgument

  @Option(help: help("The form of the output.", "La forme de la sortie."))
  var format = Format.text

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    do throws(PostingsError) {
      let file = try PostingFile.read(file.path)
      let posting = Posting(
        path: file.path, root: file.path.removingLastComponent(), document: FrontMatterDocument(file.bytes),
        roleMap: RoleMap())
      switch format {
      case .json: printJSON(posting, console)
      case .text: printText(posting, console)
      }
      return .done
    } catch {
      return console.error(error)
    }
  }

  private func printJSON(_ posting: Posting, _ console: Console) {
    var json = JSONWriter(pretty: true)
    posting.write(to: &json, body: posting.body, now: console.now, language: console.language)
    console.out.write(json.bytes + [UInt8(ascii: "\n")])
  }

  private func printText(_ posting: Posting, _ console: Console) {
    for problem in posting.problems {
      console.out.write(problem.line(path: posting.path, in: console.language) + "\n")
    }
    for line in FieldText.lines(of: posting.document) { console.out.write(line + "\n") }
    guard !posting.body.isEmpty else { return }
    if !posting.document.members.isEmpty { console.out.write("\n") }
    let body = String(
      cleaning: posting.body.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }, for: .output)
    console.out.write(body.hasSuffix("\n") ? body : body + "\n")
  }
}
