internal import FrontMatter
public import SystemPackage

/// Postings as the readers hand them over: all their text in one block, and numbers for the rest.
///
/// A posting costs no allocation of its own here, which is what lets a hundred thousand of them arrive in a moment.
public struct RecordBatch: Sendable {
  /// Paths and values, one after the other.
  var text: [UInt8] = []
  var names = StringPool()
  var values: [Value] = []
  /// Positions in `values`.
  var tags: [UInt32] = []
  var records: [Record] = []
  /// Files that were looked into and are no postings.
  var blanks: [FileStamp] = []

  /// Tells the reader when nobody holds it any more.
  var ticket: ReadAhead.Ticket?

  /// Holds nothing yet.
  public init() {}

  /// Holds these, in their order.
  public init(_ records: [PostingRecord]) { for record in records { append(record) } }

  /// An empty batch that knows the names of another.
  init(names: StringPool) { self.names = names }

  /// Postings in it.
  public var count: Int { records.count }
  /// Whether there is none.
  public var isEmpty: Bool { records.isEmpty }
  /// Bytes of text in it.
  var textSize: Int { text.count }
  /// About what it takes in memory, in bytes.
  var size: Int {
    text.count + values.count * MemoryLayout<Value>.stride + records.count * MemoryLayout<Record>.stride
  }
  /// The paths of its postings.
  public var paths: [FilePath] { records.map { FilePath(bytes: text[$0.path]) } }

  /// A stretch of `text`, and what it stands for.
  struct Value: Sendable {
    var start: UInt32
    var length: UInt32
    /// In `names`; `unnamed` for what is no field: a tag of a comma string, the day of a file name.
    var name: UInt32
    var kind: RecordField.Kind
    var isItem: Bool

    static let unnamed = UInt32.max
    var range: Range<Int> { Int(start)..<Int(start) + Int(length) }
    var isField: Bool { name != Self.unnamed }
    var hasValue: Bool { kind != .empty && kind != .null }
  }

  struct Record: Sendable {
    var path: Range<Int>
    var values: Range<Int>
    var tags: Range<Int>
    var roles: RoleValues
    var format: FrontMatterFormat?
    var isBroken: Bool
    var problems: [Problem]
    var stamp = FileStamp.unknown
  }

  /// For each role the value that fills it, as a position in `values`.
  struct RoleValues: Sendable {
    var title: Int?
    var dateText: Int?
    var locale: Int?
    var type: Int?
    var expiryText: Int?
    var instant: Int?
    var expiry: Int?
    var fixedState: PostingState?
    var isPublished: Bool?
    var tagsAreList: Bool?
  }

  // MARK: Adding

  /// Adds one more posting.
  public mutating func append(_ record: PostingRecord) {
    let pathStart = text.count
    record.path.withBytes { text.append(contentsOf: $0) }
    let path = pathStart..<text.count
    let (valueStart, tagStart) = (values.count, tags.count)
    for field in record.fields {
      append(field.text, name: names.intern(Array(field.name.utf8)).id, kind: field.kind, isItem: field.isItem)
    }
    for tag in record.roles.tags { tags.append(UInt32(append(tag))) }
    let roles = record.roles
    let found = RoleValues(
      title: roles.title.map { append($0) }, dateText: roles.dateText.map { append($0) },
      locale: roles.locale.map { append($0) }, type: roles.type.map { append($0) },
      expiryText: roles.expiryText.map { append($0) }, instant: roles.date?.instant, expiry: roles.expiry?.end,
      fixedState: roles.fixedState, isPublished: roles.isPublished, tagsAreList: roles.tagsAreList)
    records.append(
      Record(
        path: path, values: valueStart..<values.count, tags: tagStart..<tags.count, roles: found,
        format: record.format, isBroken: record.isBroken, problems: record.problems))
  }

  @discardableResult
  private mutating func append(
    _ string: String, name: UInt32 = Value.unnamed, kind: RecordField.Kind = .text, isItem: Bool = false
  ) -> Int {
    let start = text.count
    text.append(contentsOf: string.utf8)
    return appendValue(start..<text.count, name: name, kind: kind, isItem: isItem)
  }
}

extension PostingDate {
  /// The first second after it: a day without a time is over when it ends.
  var end: Int { instant + (secondOfDay == nil ? 86_400 : 0) }
}
