internal import ArgumentParser
internal import Postings
internal import SystemPackage

/// `postings tags`: the tags in use, and what makes them fewer.
struct TagsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "tags",
      abstract: Speech.say("List, rename and merge tags.", "Lister, renommer et fusionner les tags."),
      discussion: Example.text(
        "postings tags _jobs", "postings tags merge civictech 'Civic-Tech' 'Civic Tech' --in _jobs --dry-run"),
      subcommands: [List.self, Rename.self, Merge.self], defaultSubcommand: List.self)
  }

  struct List: PlainCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "list",
        abstract: Speech.say("Count the postings of each tag.", "Compter les offres de chaque tag."),
        discussion: Example.text("postings tags list _jobs --format json"))
    }

    @OptionGroup var input: InputOptions
    @Option(help: help("The form of the output.", "La forme de la sortie."))
    var format = TableOrJSON.table
    @OptionGroup var common: CommonOptions

    func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
      do throws(PostingsError) {
        var collection = LoadedCollection(try input.roots(), console)
        collection.read()
        FacetPrinter(console, format: format).print(collection.facet("tag"))
        return collection.status
      } catch {
        return console.error(error)
      }
    }
  }

  struct Rename: PlainCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "rename",
        abstract: Speech.say("Spell a tag anew in all postings.", "Récrire un tag dans toutes les offres."),
        discussion: Example.text("postings tags rename 'civic tech' 'Civic Tech' --in _jobs"))
    }

    @Argument(
      help: help(
        "The tag, blind to case and accents.", "Le tag, sans égard à la casse et aux accents.", valueName: "old"))
    var old: TextArgument
    @Argument(help: help("How it is spelled from now on.", "Sa nouvelle forme.", valueName: "new"))
    var new: TextArgument
    @OptionGroup var places: PlaceOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
      places.rename([old.text], to: new.text, writing, console, label: "tags rename")
    }
  }

  struct Merge: PlainCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "merge", abstract: Speech.say("Make one tag of several.", "Faire un seul tag de plusieurs."),
        discussion: Example.text("postings tags merge dev developer 'Web development' --in _jobs --dry-run"))
    }

    @Argument(
      help: help(
        "The tags that go, then the one that stays.", "Les tags qui partent, puis celui qui reste.",
        valueName: "tag… into"))
    var tags: [TextArgument]
    @OptionGroup var places: PlaceOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var common: CommonOptions

    func validate() throws {
      if tags.count < 2 {
        throw ValidationError(
          Speech.say(
            "Name the tags that go, then the one that stays", "Nommez les tags qui partent, puis celui qui reste"))
      }
    }

    func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
      places.rename(tags.dropLast().map(\.text), to: tags[tags.count - 1].text, writing, console, label: "tags merge")
    }
  }
}

/// Where tags are renamed.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .customLong("in"), parsing: .singleValue,
    help: help(
      "Folders and files; the current folder when none is named.",
      "Dossiers et fichiers ; le dossier courant si aucun n’est nommé.", valueName: "path"))
  var paths: [PathArgument] = []

  func rename(_ old: [String], to new: String, _ writing: WritingOptions, _ console: Console, label: String)
    -> ExitStatus
  {
    var collection = LoadedCollection(
      paths.isEmpty ? ["."] : paths.map(\.path), console, .field("tag", old.map { .exact($0) }))
    collection.read()
    let files = collection.matchingPaths
    guard !files.isEmpty else {
      console.error(CommandSentence.unknownTag(old[0]).text(in: console.language))
      return collection.status.worse(than: .refused)
    }
    let plan = ChangePlan(old.map { .renameTag($0, to: new) })
    let run = ChangeRun(plan, roleMap: collection.settings.roleMap)
    return collection.status.worse(than: ChangeReport.run(run, on: files, writing, console, label: label))
  }
}
