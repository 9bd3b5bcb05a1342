internal import ArgumentParser
internal import Postings

/// `postings fields`: the names of fields in use.
struct FieldsCommand: PlainCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fields",
      abstract: Speech.say("Count the fields in use.", "Compter les champs qui servent."),
      discussion: Example.text("postings fields _jobs"))
  }

  @OptionGroup var input: InputOptions
  @Option(help: help("The form of the output.", "La forme de la sortie."))
  var format = TableOrJSON.table
  @OptionGroup var common: CommonOptions

  func perform(on console: Console) throws(CommandFailure) -> ExitStatus {
    do throws(PostingsError) {
      var collection = LoadedCollection(try input.roots(), console)
      collection.read()
      let values = collection.table.fieldUses.map { Facet.Value(label: .value($0.name), count: $0.count) }
      FacetPrinter(console, format: format).print(Facet("field", values: values))
      return collection.status
    } catch {
      return console.error(error)
    }
  }
}
