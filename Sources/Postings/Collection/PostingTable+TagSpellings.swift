extension PostingTable {
  /// Every spelling of a tag with the number of postings that have it so, the commonest first, then by bytes.
  ///
  /// A facet counts `rails` and `Rails` as one; here they are two, so that one can be made of them.
  public var tagSpellings: [(tag: String, count: Int)] {
    var counts: [UInt32: Int] = [:]
    for row in 0..<Row(rowLimit) where isPresent(row) {
      let ids = tagSlice(row)
      for (place, id) in ids.enumerated() where !ids.prefix(place).contains(id) { counts[id, default: 0] += 1 }
    }
    return counts.sorted { a, b in
      a.value != b.value ? a.value > b.value : values[a.key].lexicographicallyPrecedes(values[b.key])
    }
    .map { (values.string($0.key), $0.value) }
  }
}
