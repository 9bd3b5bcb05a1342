internal import MarkdownLayout
internal import TerminalUI

extension Theme {
  /// How a piece of Markdown looks: its traits laid over each other.
  func style(_ markdown: MarkdownStyle) -> Style {
    var style = Style.plain
    if markdown.headingLevel > 0 { style = self.style(.heading) }
    for (trait, meaning) in Self.meanings where markdown.traits.contains(trait) {
      style = self.style(meaning).over(style)
    }
    return style
  }

  private static let meanings: [(MarkdownStyle.Traits, Meaning)] = [
    (.quote, .quote), (.emphasis, .emphasis), (.strong, .strong), (.strikethrough, .struck), (.code, .code),
    (.codeBlock, .code), (.codeComment, .quiet), (.codeString, .added), (.codeKeyword, .heading), (.codeNumber, .tag),
    (.link, .link),
    (.image, .link), (.linkNumber, .quiet), (.footnote, .quiet), (.listMarker, .bullet), (.taskOpen, .draft),
    (.taskDone, .live), (.tableHeader, .strong), (.tableBorder, .border), (.markup, .quiet), (.rule, .border),
  ]
}
