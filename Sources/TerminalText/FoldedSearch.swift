extension StringProtocol {
  /// The columns, from 0, of each place that holds a folded text, blind to case and accents; they do not overlap.
  ///
  /// - Parameter query: as ``Folding/fold(_:)-(StringProtocol)`` gives it; an empty one is found nowhere.
  public func columns(ofFolded query: [UInt8]) -> [Range<Int>] {
    guard !query.isEmpty else { return [] }
    let starts = FoldedSearch.occurrences(of: query, in: Folding.fold(self))
    guard !starts.isEmpty else { return [] }
    if utf8.allSatisfy({ $0 < 0x80 }) { return starts.map { $0..<$0 + query.count } }
    let columns = FoldedSearch.columnsByFoldedOffset(of: self)
    return starts.map { start in columns[start].lowerBound..<columns[start + query.count - 1].upperBound }
  }
}

enum FoldedSearch {
  static func occurrences(of query: [UInt8], in text: [UInt8]) -> [Int] {
    var starts: [Int] = []
    var start = 0
    while start + query.count <= text.count {
      if text[start] == query[0], text[start..<start + query.count] == query[...] {
        starts.append(start)
        start += query.count
      } else {
        start += 1
      }
    }
    return starts
  }

  /// For each byte of the folded text, the columns of the character that it comes from.
  static func columnsByFoldedOffset(of text: some StringProtocol) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var column = 0
    for character in text {
      let end = column + character.columns
      result += repeatElement(column..<end, count: Folding.fold(String(character)).count)
      column = end
    }
    return result
  }
}
