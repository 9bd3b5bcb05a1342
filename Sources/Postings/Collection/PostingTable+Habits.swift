/// What a collection's postings have in common, so that a new field looks like the others.
extension PostingTable {
  /// The names of fields at the top with the number of values that postings have under them, the commonest first.
  public var fieldUses: [(name: String, count: Int)] {
    allFieldNames.enumerated()
      .filter { fieldCounts.values[$0.offset] > 0 && !$0.element.utf8.contains(UInt8(ascii: ".")) }
      .map { ($0.element, fieldCounts.values[$0.offset]) }
      .sorted { $0.1 > $1.1 }
  }

  /// The key that most postings have their tags under; `tags` when none has any.
  public var usualTagsKey: String {
    let counts = fieldCounts.taggedPostings
    guard let most = counts.max(), most > 0, let field = counts.firstIndex(of: most) else { return "tags" }
    return fieldNames.string(UInt32(field))
  }

  /// Whether most postings write tags as a list rather than as a comma string.
  public var tagsAreUsuallyLists: Bool { fieldCounts.lists >= fieldCounts.strings }

  /// How most postings write tags; nil when none has any.
  public var tagsHabit: TagsHabit? {
    let hasTags = fieldCounts.lists + fieldCounts.strings > 0
    return hasTags ? TagsHabit(key: usualTagsKey, areLists: tagsAreUsuallyLists) : nil
  }

  /// Whether a posting has several values under a field, by its exact name.
  ///
  /// - Complexity: a sample of 500 postings that have the field is looked at.
  public func isList(_ name: String) -> Bool {
    guard let field = fieldID(name) else { return false }
    var sampled = 0
    let limit = min(500, fieldCounts.values[Int(field)])
    for row in 0..<Row(rowLimit) where sampled < limit && isPresent(row) {
      let count = entrySlice(row).count { $0.field == field }
      if count > 1 { return true }
      sampled += count
    }
    return false
  }

  /// The key, among those that a posting has, that other postings mostly have right before a field; nil when none does.
  ///
  /// - Complexity: a sample of 200 postings that have the field is looked at.
  public func usualPredecessor(of key: String, among present: [String]) -> String? {
    guard let field = fieldID(key) else { return nil }
    let candidates = Dictionary(
      present.compactMap { name in fieldID(name).map { ($0, name) } }, uniquingKeysWith: { $1 })
    var counts: [UInt32: Int] = [:]
    var sampled = 0
    let limit = min(200, fieldCounts.values[Int(field)])
    for row in 0..<Row(rowLimit) where sampled < limit && isPresent(row) {
      let entries = entrySlice(row)
      guard let index = entries.firstIndex(where: { $0.field == field }) else { continue }
      sampled += 1
      if let before = entries[..<index].last(where: { candidates[$0.field] != nil }) {
        counts[before.field, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { candidates[$0.key] }
  }
}
