import TerminalText

/// A place in laid-out Markdown where a search found its text.
public struct MarkdownMatch: Hashable, Sendable {
  /// The index of the line.
  public var line: Int
  /// The columns, from 0, that the found text covers.
  public var columns: Range<Int>
}

extension MarkdownLayout {
  /// The places that hold `query`, in order; they do not overlap. Linear in the length of the layout.
  ///
  /// - Parameter query: As `Folding.fold` gives it, so that the search is blind to case and accents. An empty one is
  ///   found nowhere. What is wrapped onto two lines is not found.
  public func matches(of query: [UInt8]) -> [MarkdownMatch] {
    guard !query.isEmpty else { return [] }
    return indices.flatMap { line -> [MarkdownMatch] in
      let text = self[line].text
      let folded = Folding.fold(text)
      let starts = Self.occurrences(of: query, in: folded)
      guard !starts.isEmpty else { return [] }
      let columns = Self.columnsByFoldedOffset(of: text)
      return starts.map { start in
        MarkdownMatch(line: line, columns: columns[start].lowerBound..<columns[start + query.count - 1].upperBound)
      }
    }
  }

  private static func occurrences(of query: [UInt8], in text: [UInt8]) -> [Int] {
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
  private static func columnsByFoldedOffset(of text: String) -> [Range<Int>] {
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
