internal import ArgumentParser
internal import Postings
internal import SystemPackage

/// `postings facets`: the values of a field with the number of postings that have each.
struct FacetsCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "facets",
      abstract: Speech.say("Count the values of a field.", "Compter les valeurs d’un champ."),
      discussion: Example.text("postings facets _jobs locale"))
  }

  @Argument(
    help: help(
      "Folders and files, then the field: tag, locale, state, type or any other.",
      "Dossiers et fichiers, puis le champ : tag, locale, state, type ou tout autre.", valueName: "path… key"),
    completion: .file())
  var arguments: [PathArgument]

  @Option(help: help("The form of the output.", "La forme de la sortie."))
  var format = TableOrJSON.table

  @OptionGroup var filters: FilterOptions
  @OptionGroup var separator: SeparatorOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if arguments.isEmpty {
      throw ValidationError(Speech.say("Name a field, such as tag", "Nommez un champ, par exemple tag"))
    }
  }

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    let key = String(decoding: arguments[arguments.count - 1].bytes, as: UTF8.self)
    let name = QueryExpression.fieldName(ofPath: key)
    let paths = Array(arguments.dropLast())
    let expression = try filters.expression(in: console.language)
    do throws(PostingsError) {
      var collection = LoadedCollection(paths.isEmpty ? ["."] : try separator.expand(paths), console, expression)
      collection.read(names: [name])
      FacetPrinter(console, format: format).print(collection.facet(name))
      return collection.status
    } catch {
      return console.error(error)
    }
  }
}

enum TableOrJSON: String, ExpressibleByArgument, CaseIterable, Sendable {
  case table
  case json
}
