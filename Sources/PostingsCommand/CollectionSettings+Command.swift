internal import Postings
internal import SystemPackage
internal import TerminalText

extension CollectionSettings {
  /// Roots that are asked for a settings file; a list on standard input may hold a hundred thousand.
  private static let mostRoots = 8

  /// What the collection that a command works on says of itself; an entry that is not understood is said, and costs
  /// nothing but itself.
  static func forCommand(_ roots: [FilePath], _ console: Console) -> CollectionSettings {
    let settings = find(roots: Array(roots.prefix(mostRoots)))
    for problem in settings.problems { console.error(problem.sentence(in: console.language)) }
    return settings
  }

  /// A scan that reads as this collection says.
  var scan: OrderedScan { OrderedScan(roleMap: roleMap, names: names) }
}

extension CollectionSettings {
  /// The columns of a table, when the collection says which.
  var listColumns: [PostingColumn]? { columns.map { $0.map { PostingColumn($0.name) } } }

  /// - Throws: ``CommandFailure`` when no view is called so.
  func view(named name: String, _ console: Console) throws(CommandFailure) -> SavedView {
    let folded = Folding.fold(name)
    guard let view = views.first(where: { Folding.fold($0.name) == folded }) else {
      throw .usage(CommandSentence.unknownView(name, known: views.map(\.name)).text(in: console.language))
    }
    return view
  }
}

extension SavedView {
  /// The columns of a table, when the view says which.
  var listColumns: [PostingColumn]? { columns.map { $0.map { PostingColumn($0.name) } } }

  /// What its filter asks; a filter that is not understood was left out when the settings were read.
  var expression: QueryExpression { (try? Query(filter).expression) ?? .all }
}
