internal import ArgumentParser
internal import Postings
internal import PostingsResources
internal import SystemPackage
internal import TerminalUI

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// `postings [PATH…]`: the screens on a terminal, else a plain list.
struct OpenCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open",
      abstract: Speech.say(
        "Open the list, or print it when there is no terminal.", "Ouvrir la liste, ou l’afficher sans terminal."),
      discussion: Example.text("postings open _jobs _posts"))
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var common: CommonOptions

  @Flag(
    help: help(
      "Draw no boxes and lines: for screen readers and slow connections.",
      "Sans cadres ni traits : pour lecteurs d’écran et connexions lentes."))
  var plain = false

  @Flag(
    name: .customLong("no-index"),
    help: help(
      "Read every file anew, and keep nothing for the next start.",
      "Relire chaque fichier, et ne rien garder pour la prochaine fois."))
  var doesWithoutIndex = false

  func open() async -> ExitStatus {
    let console = Console(color: common.color)
    let roots: [FilePath]
    do throws(PostingsError) {
      roots = try input.roots()
    } catch {
      return console.finish(console.error(error))
    }
    if let (word, command) = mistypedCommand(roots) {
      console.error(CommandSentence.unknownCommand(word, nearest: command).text(in: console.language))
      return console.finish(.usage)
    }
    guard isatty(STDOUT_FILENO) == 1 else { return console.finish(printList(roots, console)) }
    return await openScreens(roots, console)
  }

  /// A first path that is not there, and the command that it looks like.
  private func mistypedCommand(_ roots: [FilePath]) -> (word: String, command: String)? {
    guard let first = roots.first, first.components.count == 1, !first.isAbsolute,
      first.withPlatformString({ access($0, F_OK) }) != 0,
      let command = NearestWord.of(first.string, among: Root.commandNames)
    else { return nil }
    return (first.string, command)
  }

  @MainActor private func openScreens(_ roots: [FilePath], _ console: Console) -> ExitStatus {
    let areSamples = input.paths.isEmpty && Self.holdsNoPosting(roots)
    do {
      let shown = areSamples ? [try SampleFolder.make()] : roots
      let settings = Screens.userSettings
      let screens = Screens(
        roots: shown, name: areSamples ? SamplePostings.folder.string : Self.name(of: roots), areSamples: areSamples,
        language: common.lang ?? settings.language ?? console.language, keepsIndex: !doesWithoutIndex,
        usesColor: common.color == .never ? false : nil, isPlain: plain, settings: settings)
      let status = try screens.run()
      // Ended by a signal: the shell is told which.
      if status != 0 { Screens.endProcess(status) }
      return console.finish(.done)
    } catch let error as PostingsError {
      return console.finish(console.error(error))
    } catch let error as TerminalError {
      console.error(error.sentence(in: common.lang ?? console.language))
      return console.finish(.noInput)
    } catch {
      console.error("\(error)")
      return console.finish(.noInput)
    }
  }

  private static func name(of roots: [FilePath]) -> String {
    roots.map { $0.lastComponent?.string ?? $0.string }.joined(separator: " ")
  }

  private func printList(_ roots: [FilePath], _ console: Console) -> ExitStatus {
    let settings = CollectionSettings.forCommand(roots, console)
    var renderer = PostingRenderer(
      .table, columns: settings.listColumns, now: console.now, language: console.language)
    renderer.isForTerminal = console.isTerminal
    var list = PostingList(renderer, console)
    if input.paths.isEmpty, Self.holdsNoPosting(roots) {
      console.error(CommandSentence.samplesShown.text(in: console.language))
      list.add(SamplePostings.all)
    } else {
      list.read(roots, settings)
    }
    return list.finish()
  }

  /// Stops at the first posting.
  private static func holdsNoPosting(_ roots: [FilePath]) -> Bool {
    var found = false
    CollectionSettings.find(roots: roots).scan.run(
      roots,
      transform: { items in items.contains { if case .posting = $0 { true } else { false } } },
      receive: {
        found = found || $0; return !found
      })
    return !found
  }
}
