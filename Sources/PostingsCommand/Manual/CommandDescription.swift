internal import ArgumentParser
internal import FrontMatter
internal import Postings

/// A command as the parser of the command line describes it: names, words and arguments.
struct CommandDescription {
  var name: String
  var abstract: String
  var discussion: String
  var arguments: [Argument]
  var subcommands: [CommandDescription]

  struct Argument {
    /// `--tag`, `-q, --quiet`; empty for a positional one.
    var names: [String]
    /// Nil for a flag.
    var valueName: String?
    var abstract: String
    var choices: [String]
    var standard: String?
    var isOptional: Bool
    var isRepeating: Bool
  }

  /// `postings` with all its commands, in the language of this run.
  static var root: CommandDescription? {
    // The parser describes itself in JSON, which is one of the notations that we read.
    let document = FrontMatterDocument(Array(Root._dumpHelp().utf8))
    return document.value(at: FieldPath(key: "command")).map(CommandDescription.init)
  }

  private init(_ value: FieldValue) {
    name = value["commandName"]?.singleText ?? ""
    abstract = value["abstract"]?.singleText ?? ""
    discussion = value["discussion"]?.singleText ?? ""
    arguments = (value["arguments"]?.items ?? []).filter { $0["shouldDisplay"]?.singleText != "false" }.map(Argument.init)
    subcommands = (value["subcommands"]?.items ?? []).filter { $0["shouldDisplay"]?.singleText != "false" }.map(CommandDescription.init)
      .filter { $0.name != "help" }
  }
}

extension CommandDescription.Argument {
  fileprivate init(_ value: FieldValue) {
    let kind = value["kind"]?.singleText
    names = (value["names"]?.items ?? []).compactMap { name in
      guard let text = name["name"]?.singleText else { return nil }
      return (name["kind"]?.singleText == "long" ? "--" : "-") + text
    }.sorted { $0.utf8.count < $1.utf8.count }
    valueName = kind == "flag" ? nil : value["valueName"]?.singleText
    abstract = value["abstract"]?.singleText ?? ""
    choices = (value["allValues"]?.items ?? []).compactMap(\.singleText)
    standard = value["defaultValue"]?.singleText
    isOptional = value["isOptional"]?.singleText == "true"
    isRepeating = value["isRepeating"]?.singleText == "true"
  }
}

extension FieldValue {
  fileprivate subscript(key: String) -> FieldValue? {
    guard case .table(let entries) = self else { return nil }
    return entries.last { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  fileprivate var items: [FieldValue] {
    guard case .list(let items) = self else { return [] }
    return items
  }
}
