public import FrontMatter
public import SystemPackage
internal import TerminalText

/// All postings of a collection in columns: one number a value, one block of text to search.
///
/// A row keeps its number as long as the collection is open, whatever is sorted or filtered; a removed row stays
/// behind as a hole, and is filled again when its path comes back.
public struct PostingTable: Sendable {
  /// Counted from 0, in the order in which paths were first seen.
  public typealias Row = Int32

  /// The texts of values, and their folded forms: most of them are folded as they stand.
  var values: StringPool
  /// For each value the id of its folded form; values that differ only by case, accents or outer blanks share one.
  var foldedIDs: [UInt32] = []
  var fieldNames: StringPool
  /// The id of a path is its row.
  var paths: StringPool

  var rows: [RowColumns] = []
  var entries: [Entry] = []
  var tagIDs: [UInt32] = []
  var search = SearchBlock()
  var problems: [Row: [Problem]] = [:]
  /// By row, how its file was when it was read; see ``FileStamp``.
  var stamps: [FileStamp] = []
  /// Files that were looked into and are no postings.
  var blanks: [FileStamp] = []
  /// Of the rows that are there.
  var fieldCounts = FieldCounts()
  var rooms = Rooms()
  /// Rows that are there.
  public internal(set) var count = 0
  /// Seconds since 1970-01-01T00:00Z that states are told by.
  public var now: Int
  /// Which keys carry which role, for queries by role; the same that the postings were read with.
  public let roleMap: RoleMap

  /// - Parameter now: seconds since 1970-01-01T00:00Z.
  public init(now: Int, roleMap: RoleMap = RoleMap()) { self.init(now: now, roleMap: roleMap, key: .process) }

  init(now: Int, roleMap: RoleMap, key: HashKey) {
    self.now = now
    self.roleMap = roleMap
    values = StringPool(key: key)
    fieldNames = StringPool(key: key)
    paths = StringPool(key: key)
  }

  /// What its strings are hashed with, and the stamps of its files.
  var key: HashKey { paths.key }

  /// Rows that were ever there: row numbers are below it.
  public var rowLimit: Int { rows.count }

  /// One value of one row.
  struct Entry: Sendable, BitwiseCopyable {
    var value: UInt32
    private var fieldAndKind: UInt32

    /// The kind takes the lowest three bits: an entry is eight bytes, and a collection has millions.
    init(value: UInt32, field: UInt32, kind: RecordField.Kind) {
      self.value = value
      fieldAndKind = field << 3 | UInt32(kind.rawValue)
    }

    /// In `fieldNames`.
    var field: UInt32 { fieldAndKind >> 3 }
    var kind: RecordField.Kind { RecordField.Kind(rawValue: UInt8(fieldAndKind & 7))! }
    var hasValue: Bool { fieldAndKind & 7 > RecordField.Kind.null.rawValue }
    var hasKnownKind: Bool { fieldAndKind & 7 <= RecordField.Kind.text.rawValue }
  }

  /// A range in 32 bits a side.
  struct Span: Sendable, BitwiseCopyable {
    var start: UInt32
    var count: UInt32
    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  static let noValue = UInt32.max
  static let noInstant = Int.min
}

// MARK: Reading rows

extension PostingTable {
  /// Whether the row holds a posting, and was not removed.
  public func isPresent(_ row: Row) -> Bool { rows[Int(row)].isPresent }
  /// The path, as it was read.
  public func path(_ row: Row) -> FilePath { FilePath(bytes: pathBytes(row)) }
  /// The path’s bytes, which need not be UTF-8.
  public func pathBytes(_ row: Row) -> ArraySlice<UInt8> { paths[UInt32(row)] }

  /// The row of a path, also of one that was removed.
  public func row(of path: FilePath) -> Row? {
    path.withBytes { paths.find(UnsafeRawBufferPointer($0)) }.map { Row($0) }
  }

  /// The title as written; nil without one.
  public func title(_ row: Row) -> String? { string(rows[Int(row)].title) }
  /// The date as written, or the day of the file name.
  public func dateText(_ row: Row) -> String? { string(rows[Int(row)].dateText) }
  /// The language tag as written; nil without one.
  public func locale(_ row: Row) -> String? { string(rows[Int(row)].locale) }
  /// The kind of posting as written; nil without one.
  public func type(_ row: Row) -> String? { string(rows[Int(row)].type) }
  /// The notation; nil without front matter.
  public func format(_ row: Row) -> FrontMatterFormat? { rows[Int(row)].format }
  /// What `published` and `draft` say; nil when neither is there.
  public func isPublished(_ row: Row) -> Bool? { rows[Int(row)].isPublished }
  /// Rows that have a problem of their own.
  public var problemCount: Int { problems.count }
  /// What the file alone shows to be wrong.
  public func problems(_ row: Row) -> [Problem] { problems[row] ?? [] }
  /// Each tag as written, without the blanks around it.
  public func tags(_ row: Row) -> [String] { tagSlice(row).map { values.string($0) } }

  /// Seconds since 1970-01-01T00:00Z.
  public func instant(_ row: Row) -> Int? {
    let instant = rows[Int(row)].instant
    return instant == Self.noInstant ? nil : instant
  }

  /// What readers of the site see now.
  public func state(_ row: Row) -> PostingState { rows[Int(row)].state(at: now) }

  /// The values of a field by its exact dotted name, the ones without text included.
  public func values(_ row: Row, of name: String) -> [RecordField] {
    guard let field = fieldID(name) else { return [] }
    return entrySlice(row).filter { $0.field == field }
      .map { RecordField(name: name, kind: $0.kind, text: values.string($0.value)) }
  }

  /// The names of all fields seen, in the order of first appearance.
  public var allFieldNames: [String] { (0..<UInt32(fieldNames.count)).map { fieldNames.string($0) } }

  private func string(_ id: UInt32) -> String? { id == Self.noValue ? nil : values.string(id) }
}

// MARK: Columns, for queries

extension PostingTable {
  func fieldID(_ name: String) -> UInt32? { fieldNames.find(Array(name.utf8)) }
  func entrySlice(_ row: Row) -> ArraySlice<Entry> { entries[rows[Int(row)].entries.range] }
  func tagSlice(_ row: Row) -> ArraySlice<UInt32> { tagIDs[rows[Int(row)].tags.range] }
  func foldedBytes(ofValue id: UInt32) -> ArraySlice<UInt8> { values[foldedIDs[Int(id)]] }
  func foldedID(_ text: String) -> UInt32? { values.find(Folding.foldTrimmed(text)) }

  func forEachAbsentRow(_ body: (Row) -> Void) {
    guard count < rowLimit else { return }
    for row in 0..<Row(rowLimit) where !rows[Int(row)].isPresent { body(row) }
  }
}
