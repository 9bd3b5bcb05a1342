public import FrontMatter
public import SystemPackage
internal import TerminalText

/// All postings of a collection in columns: one number a value, one block of text to search.
///
/// A row keeps its number as long as the collection is open, whatever is sorted or filtered; a removed row stays
/// behind as a hole. Cost: about 100 bytes and 8 a value beside the text itself.
public struct PostingTable: Sendable {
  public typealias Row = Int32

  var values = StringPool()
  /// For each value the id of its folded form; values that differ only by case, accents or outer blanks share one.
  private(set) var foldedIDs: [UInt32] = []
  private(set) var folded = StringPool()
  private(set) var fieldNames = StringPool()

  private(set) var rows: [RowColumns] = []
  private(set) var entries: [Entry] = []
  private(set) var tagIDs: [UInt32] = []
  private(set) var search = SearchBlock()
  private var paths: [UInt8] = []
  private var rowByPath: [UInt32: Row] = [:]
  private(set) var problems: [Row: [Problem]] = [:]
  /// Rows that are there.
  public private(set) var count = 0
  /// Seconds since 1970-01-01T00:00Z that states are told by.
  public var now: Int

  public init(now: Int) { self.now = now }

  /// Rows that were ever there: row numbers are below it.
  public var rowLimit: Int { rows.count }

  /// One value of one row.
  struct Entry: Sendable {
    var value: UInt32
    var field: UInt16
    var kind: RecordField.Kind
  }

  struct RowColumns: Sendable {
    var path: Range<UInt32>
    var entries: Range<UInt32>
    var tags: Range<UInt32>
    var title: UInt32
    var dateText: UInt32
    var locale: UInt32
    var type: UInt32
    /// Seconds since 1970-01-01T00:00Z; `noInstant` without a date that can be read.
    var instant: Int
    /// When it stops to be live.
    var expiry: Int
    var segment: UInt32
    var fixedState: PostingState?
    var format: FrontMatterFormat?
    var isPublished: Bool?
    /// Nil without tags.
    var tagsAreList: Bool?
    var isPresent = true
  }

  static let noValue = UInt32.max
  static let noInstant = Int.min

  // MARK: Changing

  /// Adds a posting, or puts it in the place of the one that has its path.
  @discardableResult
  public mutating func upsert(_ record: PostingRecord) -> Row {
    let pathBytes = record.path.withBytes { Array($0) }
    let pathID = pathPool.intern(pathBytes).id
    if let row = rowByPath[pathID] {
      if !rows[Int(row)].isPresent { count += 1 }
      rows[Int(row)] = columns(for: record, pathBytes: pathBytes, row: row)
      return row
    }
    let row = Row(rows.count)
    rows.append(columns(for: record, pathBytes: pathBytes, row: row))
    rowByPath[pathID] = row
    count += 1
    return row
  }

  public mutating func remove(_ path: FilePath) {
    guard let row = row(of: path), rows[Int(row)].isPresent else { return }
    rows[Int(row)].isPresent = false
    search.drop(row: row)
    problems[row] = nil
    count -= 1
  }

  private var pathPool = StringPool()

  private mutating func columns(for record: PostingRecord, pathBytes: [UInt8], row: Row) -> RowColumns {
    let entryStart = UInt32(entries.count)
    for field in record.fields {
      entries.append(
        Entry(value: intern(field.text), field: UInt16(truncatingIfNeeded: fieldNames.intern(Array(field.name.utf8)).id), kind: field.kind))
    }
    let tagStart = UInt32(tagIDs.count)
    for tag in record.roles.tags { tagIDs.append(intern(tag)) }
    let pathStart = UInt32(paths.count)
    paths.append(contentsOf: pathBytes)
    problems[row] = record.problems.isEmpty ? nil : record.problems
    let segment = search.append(record, row: row)
    let roles = record.roles
    return RowColumns(
      path: pathStart..<UInt32(paths.count), entries: entryStart..<UInt32(entries.count),
      tags: tagStart..<UInt32(tagIDs.count), title: intern(roles.title), dateText: intern(roles.dateText),
      locale: intern(roles.locale), type: intern(roles.type),
      instant: roles.date?.instant ?? Self.noInstant,
      expiry: roles.expiry.map { $0.instant + ($0.secondOfDay == nil ? 86_400 : 0) } ?? Int.max,
      segment: segment, fixedState: record.isBroken ? .broken : roles.fixedState, format: record.format,
      isPublished: roles.isPublished, tagsAreList: roles.tagsAreList)
  }

  private mutating func intern(_ text: String?) -> UInt32 { text.map { intern($0) } ?? Self.noValue }

  private mutating func intern(_ text: String) -> UInt32 {
    var text = text
    let (id, isNew) = text.withUTF8 { values.intern(UnsafeRawBufferPointer($0)) }
    if isNew { foldedIDs.append(folded.intern(Folding.foldTrimmed(text)).id) }
    return id
  }

  // MARK: Reading rows

  public func isPresent(_ row: Row) -> Bool { rows[Int(row)].isPresent }
  public func path(_ row: Row) -> FilePath { FilePath(bytes: pathBytes(row)) }
  public func pathBytes(_ row: Row) -> ArraySlice<UInt8> {
    let range = rows[Int(row)].path
    return paths[Int(range.lowerBound)..<Int(range.upperBound)]
  }
  public func row(of path: FilePath) -> Row? {
    path.withBytes { pathPool.find(UnsafeRawBufferPointer($0)) }.flatMap { rowByPath[$0] }
  }
  public func title(_ row: Row) -> String? { string(rows[Int(row)].title) }
  public func dateText(_ row: Row) -> String? { string(rows[Int(row)].dateText) }
  public func locale(_ row: Row) -> String? { string(rows[Int(row)].locale) }
  public func type(_ row: Row) -> String? { string(rows[Int(row)].type) }
  public func format(_ row: Row) -> FrontMatterFormat? { rows[Int(row)].format }
  public func isPublished(_ row: Row) -> Bool? { rows[Int(row)].isPublished }
  /// Rows that have a problem of their own.
  public var problemCount: Int { problems.count }
  public func problems(_ row: Row) -> [Problem] { problems[row] ?? [] }
  public func tags(_ row: Row) -> [String] { tagSlice(row).map { values.string($0) } }

  /// Seconds since 1970-01-01T00:00Z.
  public func instant(_ row: Row) -> Int? {
    let instant = rows[Int(row)].instant
    return instant == Self.noInstant ? nil : instant
  }

  public func state(_ row: Row) -> PostingState {
    let columns = rows[Int(row)]
    if let fixed = columns.fixedState { return fixed }
    if columns.expiry <= now { return .expired }
    return columns.instant > now ? .scheduled : .live
  }

  /// The values of a field by its exact dotted name, the ones without text included.
  public func values(_ row: Row, of name: String) -> [RecordField] {
    guard let field = fieldID(name) else { return [] }
    return entrySlice(row).filter { $0.field == field }
      .map { RecordField(name: name, kind: $0.kind, text: values.string($0.value)) }
  }

  /// The names of all fields seen, in the order of first appearance.
  public var allFieldNames: [String] { (0..<UInt32(fieldNames.count)).map { fieldNames.string($0) } }

  // MARK: Columns, for queries

  func fieldID(_ name: String) -> UInt16? {
    var name = name
    return name.withUTF8 { fieldNames.find(UnsafeRawBufferPointer($0)) }.map { UInt16(truncatingIfNeeded: $0) }
  }
  func entrySlice(_ row: Row) -> ArraySlice<Entry> {
    let range = rows[Int(row)].entries
    return entries[Int(range.lowerBound)..<Int(range.upperBound)]
  }
  func tagSlice(_ row: Row) -> ArraySlice<UInt32> {
    let range = rows[Int(row)].tags
    return tagIDs[Int(range.lowerBound)..<Int(range.upperBound)]
  }
  func foldedBytes(ofValue id: UInt32) -> ArraySlice<UInt8> { folded[foldedIDs[Int(id)]] }
  func foldedID(_ text: String) -> UInt32? { Folding.foldTrimmed(text).withUnsafeBytes { folded.find($0) } }

  private func string(_ id: UInt32) -> String? { id == Self.noValue ? nil : values.string(id) }
}
