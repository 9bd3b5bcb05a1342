internal import FrontMatter

/// What each of two sides did to the fields of a third document.
struct FieldComparison {
  /// What I did and they did not, as edits to be made on theirs, in this order.
  private(set) var mine: [FieldEdit] = []
  /// What they changed and I did not.
  private(set) var theirs: [FieldPath] = []
  private(set) var conflicts: [FieldConflict] = []

  init(_ base: FrontMatterDocument, _ mine: FrontMatterDocument, _ theirs: FrontMatterDocument) {
    compare(FieldPath(), base.members.values, mine.members.values, theirs.members.values)
  }

  private typealias Entries = [FieldValue.Entry]

  private mutating func compare(_ path: FieldPath, _ base: Entries, _ mine: Entries, _ theirs: Entries) {
    let (bases, mines, others) = (Self.table(base), Self.table(mine), Self.table(theirs))
    var seen: Set<[UInt8]> = []
    // My order, so that new keys come one behind the other; then what only the others have.
    for (index, entry) in (mine + base + theirs).enumerated() {
      let key = Array(entry.key.utf8)
      guard seen.insert(key).inserted else { continue }
      let field = FieldConflict(
        path: path.appending(key: entry.key), base: bases[key], mine: mines[key], theirs: others[key])
      compare(field, after: index > 0 && index < mine.count ? mine[..<index] : [], others)
    }
  }

  private mutating func compare(
    _ field: FieldConflict, after predecessors: ArraySlice<FieldValue.Entry>, _ others: [[UInt8]: FieldValue]
  ) {
    if field.mine == field.theirs { return }
    if case .table(let mine)? = field.mine, case .table(let theirs)? = field.theirs {
      let base: Entries = if case .table(let base)? = field.base { base } else { [] }
      return compare(field.path, base, mine, theirs)
    }
    if field.mine == field.base { return theirs.append(field.path) }
    if field.theirs == field.base { return mine.append(Self.edit(field, predecessors, others)) }
    conflicts.append(field)
  }

  private static func edit(
    _ field: FieldConflict, _ predecessors: ArraySlice<FieldValue.Entry>, _ others: [[UInt8]: FieldValue]
  ) -> FieldEdit {
    guard let value = field.mine else { return .unset(field.path) }
    guard field.theirs == nil, case .key(let key)? = field.path.last else { return .set(field.path, to: value) }
    // Behind the key that it stands behind in mine; one that was just added counts, since edits are made in order.
    let predecessor = predecessors.last { others[Array($0.key.utf8)] != nil }
    return .insertKey(key, of: field.path.parent, to: value, at: predecessor.map { .after($0.key) } ?? .last)
  }

  private static func table(_ entries: Entries) -> [[UInt8]: FieldValue] {
    Dictionary(entries.map { (Array($0.key.utf8), $0.value) }, uniquingKeysWith: { $1 })
  }
}
