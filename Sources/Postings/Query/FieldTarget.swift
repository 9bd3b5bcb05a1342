/// What a name in a query or a facet stands for: a role, whatever its key is called, or the fields of that name.
enum FieldTarget: Equatable {
  case title
  case tags
  case locale
  case type
  case date
  case expiry
  case state
  case fields([UInt16])

  /// Roles by their own names; other names without case, hyphens and underscores, with what lies below them.
  init(_ name: String, in table: PostingTable) {
    switch name.lowercased() {
    case "title", "titre": self = .title
    case "tag", "tags": self = .tags
    case "locale", "lang", "langue": self = .locale
    case "type": self = .type
    case "date": self = .date
    case "expires", "expiry": self = .expiry
    case "state", "etat", "état": self = .state
    default: self = .fields(Self.fieldIDs(name, in: table))
    }
  }

  static func fieldIDs(_ name: String, in table: PostingTable) -> [UInt16] {
    let wanted = normalize(name.utf8)
    return (0..<UInt32(table.fieldNames.count)).compactMap { id in
      isName(table.fieldNames[id], under: wanted) ? UInt16(truncatingIfNeeded: id) : nil
    }
  }

  /// - Parameter wanted: normalized.
  static func isName(_ name: some Sequence<UInt8>, under wanted: [UInt8]) -> Bool {
    let candidate = normalize(name)
    let isBelow = candidate.count > wanted.count && candidate[wanted.count] == UInt8(ascii: ".")
    return candidate.starts(with: wanted) && (candidate.count == wanted.count || isBelow)
  }

  /// Whether a name stands for a role, which every posting has or could have.
  static func isRole(_ name: String) -> Bool {
    if case .fields = FieldTarget(name, in: PostingTable(now: 0)) { return false }
    return true
  }

  static func normalize(_ name: some Sequence<UInt8>) -> [UInt8] {
    name.compactMap { byte in
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "_"): nil
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
      default: byte
      }
    }
  }
}
