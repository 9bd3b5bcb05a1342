internal import ArgumentParser
internal import Postings
internal import PostingsLanguage
internal import TerminalText

/// Which postings are meant. All that is given must hold.
struct FilterOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: help(
      "Has this tag; several times: has them all.", "A ce tag ; plusieurs fois : les a tous.", valueName: "tag"))
  var tag: [TextArgument] = []

  @Option(
    parsing: .unconditional,
    help: help(
      "In this language; fr finds fr-CA too.", "Dans cette langue ; fr trouve aussi fr-CA.", valueName: "locale"))
  var locale: TextArgument?

  @Option(
    parsing: .unconditionalSingleValue,
    help: help(
      "The field has this value; KEY= : it has none.", "Le champ a cette valeur ; CLÉ= : il n’en a pas.",
      valueName: "key=value"))
  var `where`: [TextArgument] = []

  @Option(
    parsing: .unconditional,
    help: help(
      "This text stands in the title, tags, type, file name or body.",
      "Ce texte figure dans le titre, les tags, le type, le nom du fichier ou le corps.", valueName: "text"))
  var search: TextArgument?

  @Option(
    parsing: .unconditional,
    help: help(
      "In the words of the screens: tag:x -tag:y date>2017-05 is:draft no:tag body:text (a or b).",
      "Avec les mots des écrans : tag:x -tag:y date>2017-05 is:draft no:tag body:texte (a or b).", valueName: "query"))
  var query: TextArgument?

  func expression(in language: Language) throws(CommandFailure) -> QueryExpression {
    var parts: [QueryExpression] = tag.map { .field("tag", [.exact($0.text)]) }
    if let locale {
      parts.append(
        .or([
          .field("locale", [.exact(locale.text)]), .field("locale", [.wordPrefix(locale.text + "-")]),
          .field("locale", [.wordPrefix(locale.text + "_")]),
        ]))
    }
    for clause in `where` { parts.append(try Self.clause(clause.text, language)) }
    if let search {
      let needle = Folding.fold(search.text)
      parts.append(.or([.text(needle), .body(needle)]))
    }
    if let query { parts.append(try Self.parsed(query.text, language)) }
    return parts.isEmpty ? .all : parts.count == 1 ? parts[0] : .and(parts)
  }

  private static func clause(_ text: String, _ language: Language) throws(CommandFailure) -> QueryExpression {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")), equals > text.startIndex else {
      throw .usage(CommandSentence.notAClause(text).text(in: language))
    }
    let name = QueryExpression.fieldName(ofPath: String(text[..<equals]))
    let value = String(text[text.utf8.index(after: equals)...])
    return value.isEmpty ? .no(name) : .field(name, [.exact(value)])
  }

  private static func parsed(_ text: String, _ language: Language) throws(CommandFailure) -> QueryExpression {
    do throws(QueryError) {
      return try Query(text).expression
    } catch {
      throw .usage(error.sentence(in: language) + ".")
    }
  }
}
