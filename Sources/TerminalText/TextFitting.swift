/// The end of a text at which it is cut.
public enum TextEnd: Sendable {
  case start
  case end
}

/// The side of a field at which text stands.
public enum TextAlignment: Sendable {
  case left
  case right
}

extension StringProtocol {
  /// The text, cut to at most `limit` columns with `…` in the place of what went; a cluster is never split.
  ///
  /// A limit of 0 or less gives an empty text. Paths are best cut at their start.
  public func truncated(to limit: Int, at end: TextEnd = .end) -> String {
    if fits(in: limit) { return String(self) }
    guard limit > 0 else { return "" }
    switch end {
    case .end: return self[..<endOfPrefix(columns: limit - 1)] + "…"
    case .start: return "…" + self[startOfSuffix(columns: limit - 1)...]
    }
  }

  /// The text with spaces added until it takes `width` columns; longer text is left as it is.
  public func padded(to width: Int, alignment: TextAlignment = .left) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - columns))
    return alignment == .left ? self + blanks : blanks + self
  }

  /// The text in exactly `width` columns: cut or padded.
  public func fitted(to width: Int, alignment: TextAlignment = .left) -> String {
    truncated(to: width).padded(to: width, alignment: alignment)
  }

  /// The index after the last character that ends within `limit` columns.
  public func endOfPrefix(columns limit: Int) -> Index {
    var columns = 0
    var index = startIndex
    while index < endIndex {
      columns += self[index].columns
      if columns > limit { break }
      formIndex(after: &index)
    }
    return index
  }

  private func startOfSuffix(columns limit: Int) -> Index {
    var columns = 0
    var index = endIndex
    while index > startIndex {
      let previous = self.index(before: index)
      columns += self[previous].columns
      if columns > limit { break }
      index = previous
    }
    return index
  }
}
