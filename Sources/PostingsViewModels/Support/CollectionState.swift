public import Postings
public import SystemPackage
internal import TerminalText

/// The postings that are open, as all screens share them.
public struct CollectionState: Sendable {
  public private(set) var table: PostingTable
  public private(set) var order: RowOrder
  public internal(set) var roots: [FilePath]
  /// What the title bar calls it.
  public var name: String
  public internal(set) var isLoading = true
  public internal(set) var failures: [CollectionScan.Failure] = []
  /// Rows whose files were read anew since somebody asked.
  private var reread: [PostingTable.Row] = []
  /// What came from the index and was not yet held against the files.
  var indexed = IndexedRows()
  /// What the collection says of itself.
  public internal(set) var settings: CollectionSettings
  /// What lists say of the fields.
  public internal(set) var fields: FieldSchema
  /// Which keys carry which role here.
  public var roleMap: RoleMap { settings.roleMap }

  /// - Parameter now: seconds since 1970-01-01T00:00Z.
  public init(
    roots: [FilePath], name: String, now: Int, sort: SortOrder = .newest,
    settings: CollectionSettings = CollectionSettings(SettingsDocument(path: ".postings.yml"), exists: false),
    fields: FieldSchema = FieldSchema()
  ) {
    self.fields = fields
    self.roots = roots
    self.name = name
    self.settings = settings
    table = PostingTable(now: now, roleMap: settings.roleMap)
    order = RowOrder(sort)
  }

  /// A path as people know it here: below the folder that was opened, when it is one; cleaned for a terminal.
  public func shownName(_ path: FilePath) -> String {
    var shown = path
    if roots.count == 1, !roots[0].isEmpty, path != roots[0] { _ = shown.removePrefix(roots[0]) }
    return String(cleaning: shown.bytes)
  }

  mutating func add(_ records: [PostingRecord]) { add([RecordBatch(records)]) }

  mutating func add(_ batches: [RecordBatch]) {
    take(batches)
    settle()
  }

  /// Takes postings in; they have no place in the order before ``settle()``.
  mutating func take(_ batches: [RecordBatch]) {
    for batch in batches {
      let rows = table.add(batch)
      order.add(rows)
      indexed.noteRead(rows, in: table)
      reread += rows
    }
  }

  mutating func settle() { order.settle(in: table) }

  /// Brings what another program has touched up to date.
  mutating func apply(_ update: CollectionUpdate) -> PostingTable.Changes {
    let changes = table.apply(update)
    failures.removeAll { failure in update.touched.contains(failure.path) }
    failures += update.failures
    order.add(changes.rows)
    reread += changes.rows
    settle()
    return changes
  }

  /// Puts another table in the place of this one, its rows the newest first.
  mutating func adopt(_ other: PostingTable) {
    let now = table.now
    table = other
    table.now = now
    order.adopt(other)
  }

  /// Rows whose files were read anew since this was asked last.
  mutating func takeReread() -> [PostingTable.Row] {
    defer { reread = [] }
    return reread
  }

  mutating func remove(_ row: PostingTable.Row) { table.remove(row) }

  mutating func tick(_ now: Int) { table.now = now }

  mutating func remove(_ path: FilePath) { table.remove(path) }

  mutating func sort(by sort: SortOrder) { order.resort(by: sort, table) }

  /// Forgets all postings, to read them again.
  mutating func clear() {
    table = PostingTable(now: table.now, roleMap: roleMap)
    order = RowOrder(order.sort)
    indexed = IndexedRows()
    failures = []
    isLoading = true
  }
}
