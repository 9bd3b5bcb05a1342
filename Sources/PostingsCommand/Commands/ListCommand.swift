internal import ArgumentParser
internal import Postings
internal import SystemPackage

/// `postings list`: the postings that match, in a form for people or for programs.
struct ListCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: Speech.say("Print the postings that match.", "Afficher les offres qui correspondent."),
      discussion: Example.text(
        "postings list _jobs --tag 'civic tech' --locale fr --sort date:desc",
        "postings list . --query 'is:draft no:tag' --format jsonl"))
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var filters: FilterOptions

  @Option(
    parsing: .unconditional,
    help: help(
      "A view of .postings.yml: its filter, order and columns, before what else is said.",
      "Une vue de .postings.yml : son filtre, son tri et ses colonnes, avant ce qui est dit d’autre.",
      valueName: "name"))
  var view: TextArgument?

  @Option(
    help: help(
      "By which field; :desc turns it round. By path when nothing is said.",
      "Par quel champ ; :desc inverse. Par chemin si rien n’est dit.", valueName: "key"))
  var sort: [String] = []

  @Option(help: help("The form of the list.", "La forme de la liste."))
  var format = ListFormat.table

  @Option(
    parsing: .unconditional,
    help: help(
      "Columns of table, csv and tsv, by commas: path, title, tags, locale, date, type, state, published, format, problems, or any field.",
      "Colonnes de table, csv et tsv, par des virgules : path, title, tags, locale, date, type, state, published, format, problems, ou tout champ.",
      valueName: "names"))
  var columns: TextArgument?

  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    var expression = try filters.expression(in: console.language)
    var order = try sortOrder(console)
    let roots: [FilePath]
    do throws(PostingsError) {
      roots = try input.roots()
    } catch {
      return console.error(error)
    }
    let settings = CollectionSettings.forCommand(roots, console)
    let view = try view.map { name throws(CommandFailure) in try settings.view(named: name.text, console) }
    if let view {
      expression = .and([view.expression, expression])
      order = order ?? view.sort
    }
    let filter = PostingFilter(expression, now: console.now, roleMap: settings.roleMap)
    let columns = chosenColumns ?? view?.listColumns ?? (format == .table ? settings.listColumns : nil)
    var renderer = PostingRenderer(format, columns: columns, now: console.now, language: console.language)
    renderer.pathTerminator = input.separator.terminator
    renderer.isForTerminal = console.isTerminal
    var list = PostingList(renderer, console, filter: filter, order: order, fields: fieldNames(order, filter))
    list.read(roots, settings)
    return list.finish()
  }

  private var chosenColumns: [PostingColumn]? {
    columns.map { $0.text.split(separator: ",").map { PostingColumn(TagText.trim(String($0))) } }
  }

  private func sortOrder(_ console: Console) throws(CommandFailure) -> SortOrder? {
    var keys: [SortOrder.Key] = []
    for text in sort {
      guard let key = SortOrder.Key(parsing: text) else {
        throw .usage(CommandSentence.badSort(text).text(in: console.language))
      }
      keys.append(key)
    }
    return keys.isEmpty ? nil : SortOrder(keys)
  }

  /// Those that somebody must have, lest a slip of the pen looks like an empty result.
  private func fieldNames(_ order: SortOrder?, _ filter: PostingFilter) -> [String] {
    let columns = (chosenColumns ?? []).compactMap { if case .field(let name) = $0.source { name } else { nil } }
    return columns + (order?.fieldNames ?? []) + filter.expression.fieldNames
  }
}
