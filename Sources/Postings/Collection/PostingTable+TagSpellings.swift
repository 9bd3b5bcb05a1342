extension PostingTable {
  /// Every spelling of a tag with the number of postings that have it so, the commonest first.
  ///
  /// A facet counts `rails` and `Rails` as one; here they are two, so that one can be made of them.
  public var tagSpellings: [(tag: String, count: Int)] {
    var counts: [UInt32: Int] = [:]
    for row in 0..<Row(rowLimit) where isPresent(row) {
      let ids = tagSlice(row)
      for (place, id) in ids.enumerated() where !ids.prefix(place).contains(id) { counts[id, default: 0] += 1 }
    }
    return counts.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
      .map { (values.string($0.key), $0.value) }
  }
}
