/// What a piece of laid-out Markdown is; a theme decides how that looks.
public struct MarkdownStyle: Hashable, Sendable {
  /// The traits, which combine: strong text in a link in a heading has all three.
  public struct Traits: OptionSet, Hashable, Sendable {
    /// One bit a trait.
    public let rawValue: UInt32

    /// Makes traits of their bits.
    public init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// `*text*`
    public static let emphasis = Traits(rawValue: 1 << 0)
    /// `**text**`
    public static let strong = Traits(rawValue: 1 << 1)
    /// `~~text~~`
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
    /// A cell of a table's first row.
    public static let tableHeader = Traits(rawValue: 1 << 12)
    /// The lines between a table's cells.
    public static let tableBorder = Traits(rawValue: 1 << 13)
    /// HTML and Liquid, shown as they are, and marks of the layout itself: best dimmed.
    public static let markup = Traits(rawValue: 1 << 14)
    /// A thematic break, or the line under a heading.
    public static let rule = Traits(rawValue: 1 << 15)
    /// A footnote's number.
    public static let footnote = Traits(rawValue: 1 << 16)
    /// A comment in a code block.
    public static let codeComment = Traits(rawValue: 1 << 17)
    /// A string in a code block.
    public static let codeString = Traits(rawValue: 1 << 18)
    /// A word of the language in a code block.
    public static let codeKeyword = Traits(rawValue: 1 << 19)
    /// A number in a code block.
    public static let codeNumber = Traits(rawValue: 1 << 20)
  }

  /// What the piece is, apart from its place in a heading or a link.
  public var traits: Traits
  /// The level, 1 to 6, of the heading that the piece is part of; 0 outside headings.
  public var headingLevel: UInt8
  /// The number of the link that the piece is part of, from 1; 0 for none.
  public var link: UInt32

  /// Makes a style; plain text by default.
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
