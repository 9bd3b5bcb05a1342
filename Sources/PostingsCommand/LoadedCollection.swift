internal import Postings
internal import SystemPackage

/// All postings below some folders, for commands that must know them all.
struct LoadedCollection {
  private let console: Console
  private var candidates: QueryCandidates
  private(set) var status = ExitStatus.done

  let settings: CollectionSettings
  private let roots: [FilePath]
  private let filter: PostingFilter
  var table: PostingTable { candidates.table }

  /// - Parameters:
  ///   - roots: folders and files to read.
  ///   - expression: what is asked of the postings.
  init(_ roots: [FilePath], _ console: Console, _ expression: QueryExpression = .all) {
    self.console = console
    self.roots = roots
    settings = .forCommand(roots, console)
    filter = PostingFilter(expression, now: console.now, roleMap: settings.roleMap)
    candidates = QueryCandidates(filter, roleMap: settings.roleMap)
  }

  /// - Parameter names: fields that at least one posting should have; it is said when none does.
  mutating func read(names: [String] = []) {
    var scan = settings.scan
    scan.readsBodies = filter.expression.readsBodies
    let filter = filter
    scan.run(
      roots, transform: { $0.map { Read($0, filter) } },
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
    case candidate(QueryCandidates.Candidate)
    case failure(PostingsError, isRoot: Bool)

    init(_ item: OrderedScan.Item, _ filter: PostingFilter) {
      switch item {
      case .posting(let posting): self = .candidate(filter.candidate(posting))
      case .failure(let error, let isRoot): self = .failure(error, isRoot: isRoot)
      }
    }
  }

  private mutating func take(_ item: Read) {
    switch item {
    case .candidate(let candidate): candidates.add(candidate)
    case .failure(let error, let isRoot):
      let told = console.error(error)
      status.note(isRoot ? told : .failed)
    }
  }

  /// The values of a field among the postings that match.
  func facet(_ name: String) -> Facet { Facet(name, of: candidates.matches, in: table) }

  /// The paths of the postings that match.
  var matchingPaths: [FilePath] {
    var paths: [FilePath] = []
    candidates.matches.forEach { paths.append(table.path($0)) }
    return paths
  }
}
