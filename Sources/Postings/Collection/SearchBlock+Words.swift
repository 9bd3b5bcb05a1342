internal import CByteSearch

/// How well words stand in the text of a row: 0 is best.
extension SearchBlock {
  /// Of a row that does not hold the word.
  static let worstGrade: UInt8 = 6

  /// Rows between two looks at whether grades are still wanted.
  private static let gradesAtOnce = 4096

  /// Calls `body` for each row that holds the folded word, once, with its best place's grade.
  ///
  /// - Parameter isInterrupted: asked now and then; when it says so, the rest is left out.
  func forEachGrade(
    of word: [UInt8], isTitled: (PostingTable.Row) -> Bool, unless isInterrupted: () -> Bool = { false },
    _ body: (PostingTable.Row, UInt8) -> Void
  ) {
    guard !word.isEmpty else { return }
    text.withUnsafeBytes { haystack in
      var offset = 0
      var stretch = 0
      var graded = 0
      while offset < haystack.count,
        let hit = byte_search(haystack.baseAddress! + offset, haystack.count - offset, word, word.count)
      {
        let position = hit - haystack.baseAddress!
        stretch = self.stretch(holding: position, from: stretch)
        let range = Int(starts[stretch])..<Int(starts[stretch + 1])
        let row = rowOfStretch[stretch]
        let own = UnsafeRawBufferPointer(rebasing: haystack[range])
        body(row, Self.grade(of: word, in: own, from: position - range.lowerBound, isTitled: isTitled(row)))
        offset = range.upperBound
        graded += 1
        if graded % Self.gradesAtOnce == 0, isInterrupted() { return }
      }
    }
  }

  /// The best place of a folded word in one row.
  func grade(of word: [UInt8], in row: PostingTable.Row, isTitled: Bool) -> UInt8 {
    withStretch(of: row) { own in
      guard !word.isEmpty, !own.isEmpty, let hit = byte_search(own.baseAddress!, own.count, word, word.count) else {
        return Self.worstGrade
      }
      return Self.grade(of: word, in: own, from: hit - own.baseAddress!, isTitled: isTitled)
    } ?? Self.worstGrade
  }

  func contains(_ needle: [UInt8], in row: PostingTable.Row) -> Bool {
    withStretch(of: row) { own in
      !own.isEmpty && byte_search(own.baseAddress!, own.count, needle, needle.count) != nil
    } ?? false
  }

  private func withStretch<Result>(
    of row: PostingTable.Row, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result? {
    guard Int(row) < stretchOfRow.count, stretchOfRow[Int(row)] != Self.noStretch else { return nil }
    let stretch = Int(stretchOfRow[Int(row)])
    return text.withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[Int(starts[stretch])..<Int(starts[stretch + 1])]))
    }
  }

  /// - Parameter first: where the word stands first.
  private static func grade(
    of word: [UInt8], in own: UnsafeRawBufferPointer, from first: Int, isTitled: Bool
  ) -> UInt8 {
    let titleEnd = isTitled ? own.firstIndex(of: separator) ?? own.count : 0
    var best = worstGrade
    var position = first
    while true {
      best = min(best, kind(of: word, at: position, in: own) + (position < titleEnd ? 0 : 1))
      // Beyond the title only another kind is better.
      if best == 0 || (best == 1 && position >= titleEnd) { return best }
      let next = position + 1
      guard let hit = place(of: word, in: own, from: next) else { return best }
      position = hit
    }
  }

  /// A single letter stands so often in a row that a search of its own for each place would cost more than a look at
  /// each byte.
  private static func place(of word: [UInt8], in own: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard word.count > 1 else { return (start..<max(start, own.count)).first { own[$0] == word[0] } }
    guard start < own.count else { return nil }
    return byte_search(own.baseAddress! + start, own.count - start, word, word.count).map { $0 - own.baseAddress! }
  }

  private static func kind(of word: [UInt8], at position: Int, in own: UnsafeRawBufferPointer) -> UInt8 {
    guard WordBoundary.begins(at: position, in: own) else { return 4 }
    return WordBoundary.ends(at: position + word.count, in: own) ? 0 : 2
  }

  /// Calls `found` for each row with a word near to this one, some of them more than once.
  ///
  /// - Parameter isInterrupted: asked now and then; when it says so, the rest is left out.
  func forEachRow(near word: NearWord, unless isInterrupted: () -> Bool, _ found: (PostingTable.Row) -> Void) {
    text.withUnsafeBytes { haystack in
      // Hits come in order for each of the word’s seeds.
      var (last, stretch) = (0, 0)
      word.forEachPlace(in: haystack, unless: isInterrupted) { position in
        stretch = self.stretch(holding: position, from: position < last ? 0 : stretch)
        last = position
        found(rowOfStretch[stretch])
        return Int(starts[stretch + 1])
      }
    }
  }

  func contains(near word: NearWord, in row: PostingTable.Row) -> Bool {
    withStretch(of: row) { word.stands(in: $0) } ?? false
  }
}
