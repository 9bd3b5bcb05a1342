/// What a collection's postings have in common, so that a new field looks like the others.
extension PostingTable {
  /// The names of fields at the top with the number of values that postings have under them, the commonest first.
  public var fieldUses: [(name: String, count: Int)] {
    var counts = Array(repeating: 0, count: fieldNames.count)
    forEachPresentRow { row in for entry in entrySlice(row) { counts[Int(entry.field)] += 1 } }
    return allFieldNames.enumerated()
      .filter { counts[$0.offset] > 0 && !$0.element.utf8.contains(UInt8(ascii: ".")) }
      .map { ($0.element, counts[$0.offset]) }
      .sorted { $0.1 > $1.1 }
  }

  /// The key that most postings have their tags under; `tags` when none has any.
  public var usualTagsKey: String {
    let ids = roleMap.keys(of: .tags).compactMap { fieldID($0) }
    var counts: [UInt32: Int] = [:]
    forEachPresentRow { row in
      if let entry = entrySlice(row).first(where: { ids.contains($0.field) }) { counts[entry.field, default: 0] += 1 }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { fieldNames.string($0.key) } ?? "tags"
  }

  /// Whether most postings write tags as a list rather than as a comma string.
  public var tagsAreUsuallyLists: Bool {
    let (lists, strings) = tagForms
    return lists >= strings
  }

  private var tagForms: (lists: Int, strings: Int) {
    var forms = (lists: 0, strings: 0)
    forEachPresentRow { row in
      switch rows[Int(row)].tagsAreList {
      case true?: forms.lists += 1
      case false?: forms.strings += 1
      case nil: break
      }
    }
    return forms
  }

  /// How most postings write tags; nil when none has any.
  public var tagsHabit: TagsHabit? {
    let (lists, strings) = tagForms
    return lists + strings > 0 ? TagsHabit(key: usualTagsKey, areLists: lists >= strings) : nil
  }

  /// Whether a posting has several values under a field, by its exact name.
  ///
  /// - Complexity: a sample of 500 postings that have the field is looked at.
  public func isList(_ name: String) -> Bool {
    guard let field = fieldID(name) else { return false }
    var sampled = 0
    for row in 0..<Row(rowLimit) where sampled < 500 && isPresent(row) {
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
    for row in 0..<Row(rowLimit) where sampled < 200 && isPresent(row) {
      let entries = entrySlice(row)
      guard let index = entries.firstIndex(where: { $0.field == field }) else { continue }
      sampled += 1
      if let before = entries[..<index].last(where: { candidates[$0.field] != nil }) {
        counts[before.field, default: 0] += 1
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }.flatMap { candidates[$0.key] }
  }

  private func forEachPresentRow(_ body: (Row) -> Void) {
    for row in 0..<Row(rowLimit) where isPresent(row) { body(row) }
  }
}
