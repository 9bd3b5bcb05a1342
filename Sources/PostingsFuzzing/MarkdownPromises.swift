import MarkdownLayout
import TerminalText

/// What holds for every body: its layout keeps to the width, and nothing in it is obeyed by a terminal.
enum MarkdownPromises {
  static func check(_ bytes: [UInt8]) throws(FuzzFinding) {
    let document = MarkdownDocument(bytes)
    for width in [1, 24, 80] { try check(document.layout(width: width)) }
    for link in document.links {
      try promise(link.text.cleaned() == link.text, "a link's text is clean: \(link.text.debugDescription)")
    }
  }

  private static func check(_ layout: MarkdownLayout) throws(FuzzFinding) {
    for line in layout {
      let text = line.text
      // A wide character, or a list's mark, fits in no line of one column.
      try promise(
        layout.width == 1 || text.columns <= layout.width, "\(text.debugDescription) fits in \(layout.width) columns")
      try promise(text.cleaned() == text, "a line is clean: \(text.debugDescription)")
      try promise(line.sourceLine >= 0, "a line comes from the source")
    }
    for heading in layout.headings {
      try promise(layout.indices.contains(heading.line), "a heading has its line")
    }
    for match in layout.matches(of: Array("a".utf8)) {
      try promise(layout.indices.contains(match.line), "a match has its line")
      try promise(match.columns.upperBound <= layout[match.line].text.columns, "a match lies in its line")
    }
  }
}
