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
    return indices.flatMap { line in
      self[line].text.columns(ofFolded: query).map { MarkdownMatch(line: line, columns: $0) }
    }
  }
}
