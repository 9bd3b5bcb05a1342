internal import MarkdownLayout
internal import Postings

/// The text of a posting laid out for a terminal: headings, lists and tables drawn, links as numbers that a list at the
/// end tells the addresses of.
struct BodyPrinter {
  private let console: Console

  /// Where nobody says how wide the output is.
  private static let usualWidth = 80

  init(_ console: Console) { self.console = console }

  func print(_ body: [UInt8]) {
    for line in MarkdownDocument(body).layout(width: console.width ?? Self.usualWidth) {
      if console.out.isBroken { return }
      console.out.write(text(of: line.spans) + "\n")
    }
  }

  private func text(of spans: [MarkdownSpan]) -> String {
    guard console.usesColor else { return withoutTrailingBlanks(spans.map(\.text).joined()) }
    return spans.map { span in
      SGR.parameters(of: span.style).map { console.paint(span.text, $0) } ?? span.text
    }.joined()
  }

  private func withoutTrailingBlanks(_ text: String) -> String {
    let blanks = text.utf8.reversed().prefix { $0 == UInt8(ascii: " ") }.count
    return String(decoding: text.utf8.dropLast(blanks), as: UTF8.self)
  }
}

/// How what stands in a text is shown: with the 16 colours that the person’s terminal gives their shades.
enum SGR {
  /// The parameters of SGR (ECMA-48, section 8.3.117); nil for plain text.
  static func parameters(of style: MarkdownStyle) -> String? {
    var codes = looks.filter { !style.traits.isDisjoint(with: $0.traits) }.map(\.code)
    if style.headingLevel > 0 { codes.insert("1;34", at: 0) }
    return codes.isEmpty ? nil : codes.joined(separator: ";")
  }

  private static let looks: [(traits: MarkdownStyle.Traits, code: String)] = [
    ([.markup, .rule, .tableBorder, .linkNumber, .footnote, .quote, .codeComment], "2"),
    ([.strong, .tableHeader], "1"), ([.emphasis], "3"), ([.strikethrough], "9"), ([.link, .image], "4;36"),
    ([.code, .codeBlock], "33"), ([.listMarker, .taskOpen], "35"), ([.taskDone, .codeString], "32"),
    ([.codeKeyword], "34"),
  ]
}
