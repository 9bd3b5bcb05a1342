/// What a piece of laid-out Markdown is; a theme decides how that looks.
public struct MarkdownStyle: Hashable, Sendable {
  /// The traits, which combine: strong text in a link in a heading has all three.
  public struct Traits: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    public static let emphasis = Traits(rawValue: 1 << 0)
    public static let strong = Traits(rawValue: 1 << 1)
    public static let strikethrough = Traits(rawValue: 1 << 2)
    /// Code inside a paragraph.
    public static let code = Traits(rawValue: 1 << 3)
    /// A line of a code block.
    public static let codeBlock = Traits(rawValue: 1 << 4)
    /// The text of a link, or a bare address.
    public static let link = Traits(rawValue: 1 << 5)
    /// What stands for an image.
    public static let image = Traits(rawValue: 1 << 6)
    /// The number of a link or an image, such as `[1]`.
    public static let linkNumber = Traits(rawValue: 1 << 7)
    /// Quoted text, and the bar before it.
    public static let quote = Traits(rawValue: 1 << 8)
    /// The bullet or the number of a list's item.
    public static let listMarker = Traits(rawValue: 1 << 9)
    /// The box of a task that is open.
    public static let taskOpen = Traits(rawValue: 1 << 10)
    /// The box of a task that is done.
    public static let taskDone = Traits(rawValue: 1 << 11)
    public static let tableHeader = Traits(rawValue: 1 << 12)
    public static let tableBorder = Traits(rawValue: 1 << 13)
    /// HTML and Liquid, shown as they are, and marks of the layout itself: best dimmed.
    public static let markup = Traits(rawValue: 1 << 14)
    /// A thematic break, or the line under a heading.
    public static let rule = Traits(rawValue: 1 << 15)
    /// A footnote's number.
    public static let footnote = Traits(rawValue: 1 << 16)
    /// In code: a comment, a string, a word of the language.
    public static let codeComment = Traits(rawValue: 1 << 17)
    public static let codeString = Traits(rawValue: 1 << 18)
    public static let codeKeyword = Traits(rawValue: 1 << 19)
  }

  public var traits: Traits
  /// The level, 1 to 6, of the heading that the piece is part of; 0 outside headings.
  public var headingLevel: UInt8
  /// The number of the link that the piece is part of, from 1; 0 for none.
  public var link: UInt32

  public init(_ traits: Traits = [], headingLevel: UInt8 = 0, link: UInt32 = 0) {
    self.traits = traits
    self.headingLevel = headingLevel
    self.link = link
  }

  /// The style with more traits.
  func adding(_ traits: Traits) -> MarkdownStyle {
    MarkdownStyle(self.traits.union(traits), headingLevel: headingLevel, link: link)
  }
}

/// A piece of a line in one style. Its text holds no control characters.
public struct MarkdownSpan: Hashable, Sendable {
  public var text: String
  public var style: MarkdownStyle

  public init(_ text: String, _ style: MarkdownStyle = MarkdownStyle()) {
    self.text = text
    self.style = style
  }
}

/// One line of laid-out Markdown.
public struct MarkdownLine: Hashable, Sendable {
  public var spans: [MarkdownSpan]
  /// The line of the source, from 1, at which the line's block starts (for code and plain text, the line itself); 0 for
  /// what has no place in the source.
  public var sourceLine: Int

  /// The spans' text, end to end.
  public var text: String {
    spans.map(\.text).joined()
  }
}

/// A link or an image of a document.
public struct MarkdownLink: Hashable, Sendable {
  /// The number that stands after the link, from 1 in the order of the text. Equal addresses share one.
  public var number: Int
  /// The link's text, or the image's description; cleaned.
  public var text: String
  /// The address as the document has it; *not* cleaned, since it is there to be followed.
  public var destination: String
  public var isImage: Bool
  /// Whether the text is the address, so that the list of links at the end leaves it out.
  public var isShownInText: Bool
}

/// A heading of laid-out Markdown.
public struct MarkdownHeading: Hashable, Sendable {
  /// 1 to 6.
  public var level: Int
  public var text: String
  /// The index of its first line in the layout.
  public var line: Int
}
