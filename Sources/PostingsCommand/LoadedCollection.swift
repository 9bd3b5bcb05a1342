internal import Postings
internal import SystemPackage

/// All postings below some folders, for commands that must know them all.
struct LoadedCollection {
  private let console: Console
  private(set) var table: PostingTable
  private(set) var status = ExitStatus.done

  let settings: CollectionSettings
  private let roots: [FilePath]

  /// - Parameter roots: folders and files to read.
  init(_ roots: [FilePath], _ console: Console) {
    self.console = console
    self.roots = roots
    settings = .forCommand(roots, console)
    table = PostingTable(now: console.now, roleMap: settings.roleMap)
  }

  /// - Parameter names: fields that at least one posting should have; it is said when none does.
  mutating func read(names: [String] = []) {
    settings.scan.run(
      roots, transform: { $0.map(Read.init) },
      receive: { items in
        for item in items { take(item) }
        return true
      })
    if table.count == 0, status == .done {
      console.error(CommandSentence.nothingFound(isFiltered: false).text(in: console.language))
    }
    for name in names where table.count > 0 && !table.hasField(named: name) {
      console.error(CommandSentence.unknownField(name).text(in: console.language))
      status.note(.refused)
    }
  }

  private enum Read: Sendable {
    case record(PostingRecord)
    case failure(PostingsError, isRoot: Bool)

    init(_ item: OrderedScan.Item) {
      switch item {
      case .posting(let posting): self = .record(.withoutProblems(posting))
      case .failure(let error, let isRoot): self = .failure(error, isRoot: isRoot)
      }
    }
  }

  private mutating func take(_ item: Read) {
    switch item {
    case .record(let record): table.upsert(record)
    case .failure(let error, let isRoot):
      let told = console.error(error)
      status.note(isRoot ? told : .failed)
    }
  }

  func facet(_ name: String, _ filter: PostingFilter) -> Facet {
    Facet(name, of: QueryMatcher(table).rows(matching: filter.expression), in: table)
  }

  /// The paths of the postings that a query is true of.
  func paths(matching expression: QueryExpression) -> [FilePath] {
    var paths: [FilePath] = []
    QueryMatcher(table).rows(matching: expression).forEach { paths.append(table.path($0)) }
    return paths
  }
}
