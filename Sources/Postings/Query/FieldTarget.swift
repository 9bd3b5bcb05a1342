/// What a name in a query or a facet stands for: a role, whatever its key is called, or the fields of that name.
enum FieldTarget: Equatable {
  case title
  case tags
  case locale
  case type
  case date
  case expiry
  case state
  /// What the file alone shows to be wrong.
  case problems
  case fields(FieldSet)

  /// Roles by their own names; other names without case, hyphens and underscores, with what lies below them.
  init(_ name: String, in table: PostingTable) {
    switch name.lowercased() {
    case _ where Self.isState(name): self = .state
    case _ where Self.isProblems(name): self = .problems
    case "title", "titre": self = .title
    case "tag", "tags": self = .tags
    case "locale", "lang", "langue": self = .locale
    case "type": self = .type
    case "date": self = .date
    case "expires", "expiry": self = .expiry
    default: self = .fields(FieldSet([name], in: table))
    }
  }

  /// Whether a name stands for a role, which every posting has or could have.
  static func isRole(_ name: String) -> Bool {
    if case .fields = FieldTarget(name, in: PostingTable(now: 0)) { return false }
    return true
  }

  /// Whether a name stands for a role whose values are dates.
  static func isDate(_ name: String) -> Bool { ["date", "expires", "expiry"].contains(name.lowercased()) }

  /// Whether a name stands for what readers of the site see: a role that no single field has.
  static func isState(_ name: String) -> Bool { ["state", "etat", "état"].contains(name.lowercased()) }

  /// Whether a name stands for what is wrong with postings, whose values are the kinds of problems.
  static func isProblems(_ name: String) -> Bool {
    ["problem", "problems", "probleme", "problème", "problèmes"].contains(name.lowercased())
  }

  /// The fields that fill it: for a role, those that carry it.
  func fieldSet(in table: PostingTable) -> FieldSet {
    switch self {
    case .title: FieldSet(table.roleMap.keys(of: .title), in: table)
    case .tags: FieldSet(table.roleMap.keys(of: .tags), in: table)
    case .locale: FieldSet(table.roleMap.keys(of: .locale), in: table)
    case .type: FieldSet(table.roleMap.keys(of: .type), in: table)
    case .date: FieldSet(table.roleMap.keys(of: .date), in: table)
    case .expiry: FieldSet(table.roleMap.keys(of: .expiry), in: table)
    case .state: FieldSet(["state"], in: table)
    case .problems: FieldSet([], in: table)
    case .fields(let fields): fields
    }
  }

  /// The column that holds its one value; nil for what may have several, or has no text.
  var column: TextColumn? {
    switch self {
    case .title: .title
    case .locale: .locale
    case .type: .type
    case .date: .dateText
    case .expiry: .expiryText
    case .tags, .state, .problems, .fields: nil
    }
  }
}

/// A column of value ids.
enum TextColumn: Sendable {
  case title
  case dateText
  case locale
  case type
  case expiryText

  /// `PostingTable.noValue` where there is none.
  func value(in row: PostingTable.RowColumns) -> UInt32 {
    switch self {
    case .title: row.title
    case .dateText: row.dateText
    case .locale: row.locale
    case .type: row.type
    case .expiryText: row.expiryText
    }
  }
}

/// Some of a table's fields.
struct FieldSet: Equatable, Sendable {
  /// By the id of the name.
  private var members: [Bool]
  private(set) var isEmpty = true

  /// The fields of these names, compared without case, hyphens and underscores, and all that lies below them.
  init(_ names: [String], in table: PostingTable) {
    let wanted = names.map { RoleMap.normalize($0.utf8) }
    members = (0..<UInt32(table.fieldNames.count)).map { id in
      let candidate = RoleMap.normalize(table.fieldNames[id])
      return wanted.contains { Self.isSame(candidate, orBelow: $0) }
    }
    isEmpty = !members.contains(true)
  }

  func contains(_ field: UInt32) -> Bool { members[Int(field)] }

  /// Whether a field is meant by a name: it has it, or lies below it.
  static func isName(_ candidate: some Sequence<UInt8>, orBelow name: String) -> Bool {
    isSame(RoleMap.normalize(candidate), orBelow: RoleMap.normalize(name.utf8))
  }

  private static func isSame(_ candidate: [UInt8], orBelow wanted: [UInt8]) -> Bool {
    guard candidate.starts(with: wanted) else { return false }
    return candidate.count == wanted.count || candidate[wanted.count] == UInt8(ascii: ".")
  }
}
