internal import ArgumentParser
internal import Postings
internal import PostingsResources
internal import SystemPackage

/// `postings [PATH…]`: the screens on a terminal, else a plain list.
struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open",
      abstract: Speech.say("Open the list, or print it when there is no terminal.", "Ouvrir la liste, ou l’afficher sans terminal."),
      discussion: Example.text("postings open _jobs _posts"))
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var common: CommonOptions

  func open() async -> ExitStatus {
    let console = Console(color: common.color)
    let roots: [FilePath]
    do throws(PostingsError) {
      roots = try input.roots()
    } catch {
      return console.finish(console.error(error))
    }
    return console.finish(printList(roots, console))
  }

  private func printList(_ roots: [FilePath], _ console: Console) -> ExitStatus {
    var list = PostingList(PostingRenderer(.table, now: console.now, language: console.language), console)
    if input.paths.isEmpty, Self.holdsNoPosting(roots) {
      console.error(CommandSentence.samplesShown.text(in: console.language))
      list.add(SamplePostings.all)
    } else {
      list.read(roots)
    }
    return list.finish()
  }

  /// Stops at the first posting.
  private static func holdsNoPosting(_ roots: [FilePath]) -> Bool {
    var found = false
    OrderedScan().run(
      roots,
      transform: { items in items.contains { if case .posting = $0 { true } else { false } } },
      receive: { found = found || $0; return !found })
    return !found
  }
}
