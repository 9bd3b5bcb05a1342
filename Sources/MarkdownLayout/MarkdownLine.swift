/// A piece of a line in one style. Its text holds no control characters.
public struct MarkdownSpan: Hashable, Sendable {
  /// Cleaned text.
  public var text: String
  /// What the text is.
  public var style: MarkdownStyle

  /// Makes a piece of a line.
  public init(_ text: String, _ style: MarkdownStyle = MarkdownStyle()) {
    self.text = text
    self.style = style
  }
}

/// One line of laid-out Markdown.
public struct MarkdownLine: Hashable, Sendable {
  /// The pieces from left to right, none of them empty.
  public var spans: [MarkdownSpan]
  /// The line of the source, from 1, at which the line's block starts (for code and plain text, the line itself); 0 for
  /// what has no place in the source.
  public var sourceLine: Int

  /// The spans' text, end to end.
  public var text: String {
    spans.map(\.text).joined()
  }
}
