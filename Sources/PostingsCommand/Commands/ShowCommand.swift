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
      discussion: Speech.say(
        """
        The text is laid out for the width of the terminal ($COLUMNS, else 80 columns, where there is none), with a number \
        after each link and the addresses at the end.
        """,
        """
        Le texte est mis en page à la largeur du terminal ($COLUMNS, sinon 80 colonnes, s’il n’y en a pas), avec un numéro \
        après chaque lien et les adresses à la fin.
        """) + "\n\n" + Example.text("postings show _jobs/stage.md", "postings show _jobs/stage.md --format json"))
  }

  @Argument(help: help("The posting’s file.", "Le fichier de l’offre.", valueName: "file"))
  var file: PathArgument

  @Option(help: help("The form of the output.", "La forme de la sortie."))
  var format = Format.text

  @Flag(help: help("The text as it is written, not laid out.", "Le texte tel qu’il est écrit, sans mise en page."))
  var raw = false

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    do throws(PostingsError) {
      let file = try PostingFile.read(file.path)
      let posting = Posting(
        path: file.path, root: file.path.removingLastComponent(), document: FrontMatterDocument(file.bytes),
        roleMap: CollectionSettings.forCommand([file.path], console).roleMap)
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
    for line in FieldText.lines(of: posting.document) {
      console.out.write((line.name.map { console.paint($0 + ":", "1") } ?? "") + line.text + "\n")
    }
    let body = posting.body.drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    guard !body.isEmpty else { return }
    if !posting.document.members.isEmpty { console.out.write("\n") }
    if raw { printRaw(body, console) } else { BodyPrinter(console).print(Array(body)) }
  }

  private func printRaw(_ body: ArraySlice<UInt8>, _ console: Console) {
    let text = String(cleaning: body, for: .output)
    console.out.write(text.utf8.last == UInt8(ascii: "\n") ? text : text + "\n")
  }
}
