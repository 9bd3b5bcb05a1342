internal import Postings
internal import SystemPackage
internal import TerminalText

/// A list as it is printed: at once where the order of paths will do, else when all is known.
struct PostingList {
  private let renderer: PostingRenderer
  private let console: Console
  private var filter: PostingFilter
  private let order: SortOrder?
  /// Names of fields that nobody has had yet.
  private var unseen: Set<String>

  private var table: TextTable
  private var kept: [(candidate: QueryCandidates.Candidate, output: Output)] = []
  private var count = 0
  private var total = 0
  private var roleMap = RoleMap()
  private var status = ExitStatus.done

  private enum Output: Sendable {
    case bytes([UInt8])
    case cells([String])
  }

  /// - Parameter fields: names that were asked for, and that at least one posting should have.
  init(
    _ renderer: PostingRenderer, _ console: Console, filter: PostingFilter? = nil, order: SortOrder? = nil,
    fields: [String] = []
  ) {
    self.renderer = renderer
    self.console = console
    self.filter = filter ?? PostingFilter(.all, now: renderer.now)
    self.order = order
    unseen = Set(fields)
    table = renderer.table
  }

  private var needsAll: Bool { order != nil || filter.needsAllPostings }

  private struct Batch: Sendable {
    /// Of postings that are printed as they come, when they are not the cells of a table.
    var streamed: [UInt8] = []
    var streamedCount = 0
    var rows: [(output: Output, candidate: QueryCandidates.Candidate?)] = []
    var failures: [(PostingsError, isRoot: Bool)] = []
    var seen: [String] = []
    var total = 0
  }

  /// - Parameter settings: of the collection.
  mutating func read(_ roots: [FilePath], _ settings: CollectionSettings) {
    if renderer.format != .table { console.out.write(renderer.head) }
    scan(roots, settings)
    lookForNearWords(roots, settings)
  }

  /// When no posting has the words of the query, those count that have words near to them, as in the screens.
  private mutating func lookForNearWords(_ roots: [FilePath], _ settings: CollectionSettings) {
    guard count == 0, kept.isEmpty, status == .done, !filter.expression.readsBodies,
      let near = filter.expression.withNearWords
    else { return }
    filter = PostingFilter(near, now: filter.now, roleMap: roleMap)
    total = 0
    scan(roots, settings)
    if count > 0 || !kept.isEmpty { console.error(CommandSentence.nearWords.text(in: console.language)) }
  }

  private mutating func scan(_ roots: [FilePath], _ settings: CollectionSettings) {
    var scan = settings.scan
    roleMap = settings.roleMap
    scan.readsBodies = filter.expression.readsBodies
    let (filter, renderer, needsAll, names) = (filter, renderer, needsAll, Array(unseen))
    scan.run(
      roots, transform: { Self.batch($0, filter, renderer, needsAll: needsAll, names) },
      receive: { batch in
        take(batch)
        return !console.out.isBroken
      })
  }

  mutating func add(_ postings: [Posting]) {
    if renderer.format != .table { console.out.write(renderer.head) }
    take(Self.batch(postings.map { .posting($0) }, filter, renderer, needsAll: needsAll, Array(unseen)))
  }

  private static func batch(
    _ items: [OrderedScan.Item], _ filter: PostingFilter, _ renderer: PostingRenderer, needsAll: Bool, _ names: [String]
  ) -> Batch {
    var batch = Batch()
    var postings: [Posting] = []
    for item in items {
      switch item {
      case .posting(let posting): postings.append(posting)
      case .failure(let error, let isRoot): batch.failures.append((error, isRoot))
      }
    }
    batch.total = postings.count
    batch.seen = names.filter { name in postings.contains { $0.hasField(named: name) } }
    let matching = filter.needsAllPostings ? postings : filter.matching(postings)
    if !needsAll, renderer.format != .table {
      batch.streamed = renderer.bytes(of: matching)
      batch.streamedCount = matching.count
      return batch
    }
    for posting in matching {
      let output: Output =
        renderer.format == .table ? .cells(renderer.cells(of: posting)) : .bytes(renderer.bytes(of: posting))
      batch.rows.append((output, needsAll ? filter.candidate(posting) : nil))
    }
    return batch
  }

  private mutating func take(_ batch: Batch) {
    for (error, isRoot) in batch.failures {
      let told = console.error(error)
      status.note(isRoot ? told : .failed)
    }
    total += batch.total
    unseen.subtract(batch.seen)
    if batch.streamedCount > 0 { print(.bytes(batch.streamed), count: batch.streamedCount) }
    for (output, candidate) in batch.rows {
      if let candidate { kept.append((candidate, output)) } else { print(output) }
    }
  }

  private mutating func print(_ output: Output, count printed: Int = 1) {
    switch output {
    case .cells(let cells): table.append(cells)
    case .bytes(let bytes):
      if count > 0 { console.out.write(renderer.separator) }
      console.out.write(bytes)
    }
    count += printed
  }

  mutating func finish() -> ExitStatus {
    if needsAll { printKept() }
    if renderer.format == .table { printTable() } else { console.out.write(renderer.tail(isEmpty: count == 0)) }
    for name in unseen.sorted() where total > 0 {
      console.error(CommandSentence.unknownField(name).text(in: console.language))
      status.note(.refused)
    }
    if count == 0, status == .done {
      console.error(CommandSentence.nothingFound(isFiltered: total > 0).text(in: console.language))
    }
    return status
  }

  private mutating func printKept() {
    var all = QueryCandidates(filter, roleMap: roleMap)
    for entry in kept { all.add(entry.candidate) }
    let rows = filter.needsAllPostings ? all.matches : RowSet(limit: all.table.rowLimit, full: true)
    for row in (order ?? SortOrder([])).sorted(rows, in: all.table) { print(kept[Int(row)].output) }
    kept = []
  }

  private func printTable() {
    guard count > 0 else { return }
    let width = console.width
    let headings = table.headings(width: width)
    console.out.write(console.paint(headings, "1") + "\n")
    table.forEachLine(width: width) { console.out.write($0 + "\n") }
  }
}
