import CMarkdown
import TerminalText

/// Appends what stands inside paragraphs, headings and cells to a document's content.
struct InlineBuilder {
  /// A link or an image that has started.
  private struct OpenLink {
    var number: UInt32
    var textStart: Int
  }

  private var styles: [MarkdownStyle] = []
  private var openLinks: [OpenLink] = []
  private var numbers: [[UInt8]: UInt32] = [:]
  private var hasSoftBreak = false

  private var style: MarkdownStyle { styles.last ?? MarkdownStyle() }

  /// Starts a text whose base is `style`.
  mutating func begin(_ style: MarkdownStyle) {
    styles = [style]
    openLinks = []
    hasSoftBreak = false
  }

  /// Takes in an event of the text.
  mutating func add(_ event: markdown_event, to content: inout DocumentContent) {
    switch event.kind {
    case MARKDOWN_TEXT: addText(event.textBytes, to: &content)
    case MARKDOWN_CODE: append(event.textBytes, .code, to: &content)
    case MARKDOWN_HTML: addHTML(event.textBytes, to: &content)
    case MARKDOWN_SOFT_BREAK: hasSoftBreak = true
    case MARKDOWN_LINE_BREAK: breakLine(in: &content)
    case MARKDOWN_EMPHASIS: toggle(.emphasis, event.entering)
    case MARKDOWN_STRONG: toggle(.strong, event.entering)
    case MARKDOWN_STRIKETHROUGH: toggle(.strikethrough, event.entering)
    case MARKDOWN_LINK, MARKDOWN_IMAGE:
      if event.entering { openLink(event, in: &content) } else { closeLink(event, in: &content) }
    case MARKDOWN_FOOTNOTE_REFERENCE where event.entering:
      append(Array("[^".utf8) + event.textBytes + Array("]".utf8), .footnote, to: &content)
    default: break
    }
  }

  private mutating func toggle(_ traits: MarkdownStyle.Traits, _ entering: Bool) {
    if entering {
      styles.append(style.adding(traits))
    } else if styles.count > 1 {
      styles.removeLast()
    }
  }

  // MARK: Text

  private mutating func append(
    _ bytes: some Collection<UInt8>, _ traits: MarkdownStyle.Traits = [], to content: inout DocumentContent
  ) {
    addSoftBreak(before: bytes.first, in: &content)
    content.append(cleaning: bytes, style.adding(traits))
  }

  private mutating func addText(_ bytes: UnsafeBufferPointer<UInt8>, to content: inout DocumentContent) {
    var pieces = TextPieces(bytes, findsAddresses: openLinks.isEmpty)
    while let piece = pieces.next() {
      let text = UnsafeBufferPointer(rebasing: bytes[piece.range])
      switch piece.kind {
      case .plain: append(text, to: &content)
      case .liquid where openLinks.isEmpty && TextPieces.isLinkTag(text): addLinkTag(text, to: &content)
      case .liquid: append(text, .markup, to: &content)
      case .address(let prefix): addAddress(text, prefix, to: &content)
      }
    }
  }

  private mutating func addHTML(_ bytes: UnsafeBufferPointer<UInt8>, to content: inout DocumentContent) {
    append(bytes, .markup, to: &content)
    if Folding.fold(bytes.prefix(3)) == Array("<br".utf8) { breakLine(in: &content) }
  }

  private mutating func breakLine(in content: inout DocumentContent) {
    hasSoftBreak = false
    content.text.append(0x0A)
    content.closeRun(style)
  }

  /// A line end of the source becomes a space; but nothing between Chinese or Japanese characters, and a line end where
  /// a Liquid tag stands on a line of its own.
  private mutating func addSoftBreak(before next: UInt8?, in content: inout DocumentContent) {
    guard hasSoftBreak, let next else { return }
    hasSoftBreak = false
    if next == UInt8(ascii: "{") || content.text.suffix(2).elementsEqual("%}".utf8) {
      breakLine(in: &content)
    } else if !(Self.isIdeographicStart(next) && endsWithIdeograph(content.text)) {
      content.text.append(0x20)
      content.closeRun(style)
    }
  }

  private func endsWithIdeograph(_ text: [UInt8]) -> Bool {
    text.count >= 3 && Self.isIdeographicStart(text[text.count - 3])
  }

  /// Whether a character that starts with `byte` is of U+3000 to U+9FFF or U+F000 on: Chinese, Japanese, their marks.
  private static func isIdeographicStart(_ byte: UInt8) -> Bool {
    0xE3...0xE9 ~= byte || byte == 0xEF
  }

  // MARK: Links

  private mutating func openLink(_ event: markdown_event, in content: inout DocumentContent) {
    let isImage = event.kind == MARKDOWN_IMAGE
    let number = number(of: Array(event.detailBytes), isImage: isImage, in: &content)
    var inner = style.adding(isImage ? .image : .link)
    inner.link = number
    styles.append(inner)
    if isImage { append("![".utf8, to: &content) }
    openLinks.append(OpenLink(number: number, textStart: content.text.count))
  }

  private mutating func closeLink(_ event: markdown_event, in content: inout DocumentContent) {
    guard let link = openLinks.popLast() else { return }
    if content.text.count == link.textStart, link.number > 0 {
      append(Self.fileName(in: content.links[Int(link.number) - 1].destination), to: &content)
    }
    let text = String(decoding: content.text[link.textStart...].map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
    if event.kind == MARKDOWN_IMAGE { append("]".utf8, to: &content) }
    note(text, for: link.number, in: &content)
    styles.removeLast()
    addNumber(link.number, to: &content)
  }

  private mutating func addAddress(
    _ text: UnsafeBufferPointer<UInt8>, _ prefix: String, to content: inout DocumentContent
  ) {
    let number = number(of: Array(prefix.utf8) + text, isImage: false, in: &content)
    var inner = style.adding(.link)
    inner.link = number
    styles.append(inner)
    append(text, to: &content)
    styles.removeLast()
    note(String(cleaning: text), for: number, in: &content)
    addNumber(number, to: &content)
  }

  /// A tag that a site builder turns into an address: shown as it is, with a number to follow it by.
  private mutating func addLinkTag(_ text: UnsafeBufferPointer<UInt8>, to content: inout DocumentContent) {
    let number = number(of: Array(text), isImage: false, in: &content)
    var inner = style.adding(.markup)
    inner.link = number
    styles.append(inner)
    append(text, to: &content)
    styles.removeLast()
    note(String(cleaning: text), for: number, in: &content)
    addNumber(number, to: &content)
  }

  private mutating func addNumber(_ number: UInt32, to content: inout DocumentContent) {
    guard number > 0 else { return }
    var numbered = style.adding(.linkNumber)
    numbered.link = number
    content.append(cleaning: "[\(number)]".utf8, numbered)
  }

  /// The number of the link to `destination`, a new one at its first use; 0 for an empty one.
  private mutating func number(of destination: [UInt8], isImage: Bool, in content: inout DocumentContent) -> UInt32 {
    if destination.isEmpty { return 0 }
    if let number = numbers[destination] { return number }
    let number = content.links.count + 1
    numbers[destination] = UInt32(number)
    content.links.append(
      MarkdownLink(
        number: number, text: "", destination: String(decoding: destination, as: UTF8.self), isImage: isImage,
        isShownInText: false))
    return UInt32(number)
  }

  private func note(_ text: String, for number: UInt32, in content: inout DocumentContent) {
    guard number > 0 else { return }
    let index = Int(number) - 1
    let shown = Folding.trimmed(Array(text.utf8))
    if content.links[index].text.isEmpty { content.links[index].text = String(decoding: shown, as: UTF8.self) }
    let isShown = ["", "mailto:", "http://"].contains { prefix in
      content.links[index].destination.utf8.elementsEqual(Array(prefix.utf8) + shown)
    }
    if isShown { content.links[index].isShownInText = true }
  }

  /// The last part of an address, to stand for a text that is missing.
  private static func fileName(in destination: String) -> Substring.UTF8View {
    destination.utf8.split(separator: UInt8(ascii: "/")).last ?? destination[...].utf8
  }
}
