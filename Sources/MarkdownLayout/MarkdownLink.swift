/// A link or an image of a document.
public struct MarkdownLink: Hashable, Sendable {
  /// The number that stands after the link, from 1 in the order of the text. Equal addresses share one.
  public var number: Int
  /// The link's text, or the image's description; cleaned.
  public var text: String
  /// The address as the document has it; *not* cleaned, since it is there to be followed.
  public var destination: String
  /// Whether it is an image.
  public var isImage: Bool
  /// Whether the text is the address, so that the list of links at the end leaves it out.
  public var isShownInText: Bool
}

/// A heading of laid-out Markdown.
public struct MarkdownHeading: Hashable, Sendable {
  /// 1 to 6.
  public var level: Int
  /// The heading's text, cleaned, in one line.
  public var text: String
  /// The index of its first line in the layout.
  public var line: Int
}
