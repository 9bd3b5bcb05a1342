internal import ArgumentParser
internal import FrontMatter
internal import Postings
internal import PostingsLanguage
internal import SystemPackage

/// `postings set`: the same changes in several files, each whole or not at all.
struct SetCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "set",
      abstract: Speech.say(
        "Change fields and tags, and nothing else in the file.",
        "Changer des champs et des tags, et rien d’autre dans le fichier."),
      discussion: Speech.say(
        """
        KEY=VALUE takes the type of the value that it replaces. KEY:=LITERAL is one value as the file itself would write it. \
        KEY is a path such as author.name or missions[2].end. An argument with a / before its first = is a file: write \
        ./a=b.md for a file of that name. Changes are made in this order: --rename, --unset, KEY=VALUE, --remove-tag, --add-tag.
        """,
        """
        CLÉ=VALEUR prend le type de la valeur remplacée. CLÉ:=LITTÉRAL est une valeur telle que le fichier l’écrirait. CLÉ \
        est un chemin comme author.name ou missions[2].end. Un argument avec un / avant son premier = est un fichier : écrivez \
        ./a=b.md pour un fichier de ce nom. Ordre des changements : --rename, --unset, CLÉ=VALEUR, --remove-tag, --add-tag.
        """) + "\n\n" + Example.text("postings set _jobs/*.md published=false --if locale=fr --dry-run"))
  }

  @Argument(
    help: help(
      "Files, and changes KEY=VALUE or KEY:=LITERAL; - reads a list of files from standard input.",
      "Fichiers, et changements CLÉ=VALEUR ou CLÉ:=LITTÉRAL ; - lit une liste de fichiers sur l’entrée standard.",
      valueName: "file|key=value"),
    completion: .file())
  var arguments: [String] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: help("Add a tag, in the form that stands.", "Ajouter un tag, sous la forme en place.", valueName: "tag"))
  var addTag: [TextArgument] = []

  @Option(parsing: .unconditionalSingleValue, help: help("Take a tag out.", "Retirer un tag.", valueName: "tag"))
  var removeTag: [TextArgument] = []

  @Option(parsing: .unconditionalSingleValue, help: help("Take a field out.", "Retirer un champ.", valueName: "key"))
  var unset: [TextArgument] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: help("Give a field another key.", "Donner une autre clé à un champ.", valueName: "old=new"))
  var rename: [PairArgument] = []

  @Option(
    name: .customLong("if"), parsing: .unconditionalSingleValue,
    help: help(
      "Only where the field reads exactly so; KEY= : where it has no value.",
      "Seulement où le champ se lit exactement ainsi ; CLÉ= : où il n’a pas de valeur.", valueName: "key=value"))
  var conditions: [PairArgument] = []

  @Flag(help: help("Give a file without front matter some.", "Donner un en-tête à un fichier qui n’en a pas."))
  var create = false

  @OptionGroup var writing: WritingOptions
  @OptionGroup var separator: SeparatorOptions
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    let (files, plan) = try request(console.language)
    do throws(PostingsError) {
      let files = try separator.expand(files)
      let settings = SettingsOfFolders(of: files, console)
      let run = ChangeRun(plan, roleMap: { settings.roleMap(inFolder: $0) })
      return ChangeReport.run(run, on: files, writing, console, label: "set " + Self.label(of: plan))
    } catch {
      return console.error(error)
    }
  }

  /// What the journal calls it: the fields and tags that were named.
  private static func label(of plan: ChangePlan) -> String {
    plan.changes.map { change in
      switch change {
      case .set(let path, _), .setValue(let path, _), .setLiteral(let path, _), .unset(let path), .rename(let path, _),
        .shiftDate(let path, _), .insertItem(_, let path, _), .moveItem(let path, _, _), .addItem(_, let path),
        .removeItem(_, let path):
        "\(path)"
      case .addTag(let tag), .removeTag(let tag), .renameTag(let tag, _): "#\(tag)"
      }
    }.joined(separator: ", ")
  }

  private func request(_ language: Language) throws(CommandFailure) -> ([PathArgument], ChangePlan) {
    var files: [PathArgument] = []
    var sets: [PostingChange] = []
    for argument in arguments {
      switch try ChangeArgument(argument, in: language) {
      case .file(let file): files.append(file)
      case .change(let change): sets.append(change)
      }
    }
    var changes: [PostingChange] = []
    for pair in rename {
      changes.append(.rename(try ChangeArgument.path(pair.left.utf8, in: language), to: pair.right))
    }
    for key in unset { changes.append(.unset(try ChangeArgument.path(key.text.utf8, in: language))) }
    changes += sets
    changes += removeTag.map { .removeTag($0.text) } + addTag.map { .addTag($0.text) }
    guard !files.isEmpty else { throw .usage(CommandSentence.noFile.text(in: language)) }
    guard !changes.isEmpty else { throw .usage(CommandSentence.noChange.text(in: language)) }
    var tests: [FieldCondition] = []
    for pair in conditions {
      tests.append(FieldCondition(try ChangeArgument.path(pair.left.utf8, in: language), is: pair.right))
    }
    return (files, ChangePlan(changes, if: tests, createsFrontMatter: create))
  }
}
