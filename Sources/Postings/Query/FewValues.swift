extension PostingTable {
  /// The names of fields that have at least two and few values in all postings, each of them several times over; those
  /// that most postings have come first.
  ///
  /// - Parameter most: values that are still few.
  public func fieldsWithFewValues(most: Int) -> [String] {
    var values = [[UInt32]](repeating: [], count: fieldNames.count)
    var uses = [Int](repeating: 0, count: fieldNames.count)
    for row in rows where row.isPresent {
      for entry in entries[row.entries.range] where entry.hasValue {
        let field = Int(entry.field)
        uses[field] += 1
        guard values[field].count <= most else { continue }
        let value = foldedIDs[Int(entry.value)]
        if !values[field].contains(value) { values[field].append(value) }
      }
    }
    return uses.indices.filter { field in
      (2...most).contains(values[field].count) && uses[field] >= 2 * values[field].count
    }.sorted { uses[$0] != uses[$1] ? uses[$0] > uses[$1] : $0 < $1 }.map { fieldNames.string(UInt32($0)) }
  }
}
