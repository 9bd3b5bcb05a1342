import CMarkdown

/// Markdown, parsed once, that can be laid out for any width.
///
/// Reads GitHub-flavoured Markdown (tables, task lists, strikethrough, footnotes, bare addresses). Line ends may be LF
/// or CR LF; bytes that are not UTF-8, and controls, are shown as marks. Any bytes make a document: one that is long, or
/// built to make parsers slow, is laid out as plain text.
public struct MarkdownDocument: Sendable {
  /// The bytes above which a document is laid out as plain text.
  public static let markdownLimit = 256 * 1024

  let content: DocumentContent
  /// Whether the document is shown as it is written, since it is too long or too intricate to be parsed in a blink.
  public let isPlainText: Bool

  /// The links and images, by number.
  public var links: [MarkdownLink] { content.links }

  /// Parses `source`, in time linear in its length. Takes some 100 µs for 8 KB.
  public init(_ source: [UInt8]) {
    var builder = DocumentBuilder()
    isPlainText = !Self.parse(source, into: &builder)
    if isPlainText { builder.addPlainText(source) }
    content = builder.finished()
  }

  /// The document laid out in lines of at most `width` columns. Takes some 20 µs for 8 KB.
  public func layout(width: Int) -> MarkdownLayout {
    MarkdownLayout(content, width: max(1, width))
  }

  private static func parse(_ source: [UInt8], into builder: inout DocumentBuilder) -> Bool {
    guard source.count <= markdownLimit else { return false }
    let hazards = MarkdownHazards(in: source)
    guard !hazards.parsingIsSlow,
      let stream = markdown_open(source, source.count, !hazards.tablesAreSlow, !hazards.footnotesAreSlow)
    else { return false }
    defer { markdown_close(stream) }
    var event = markdown_event()
    while markdown_next(stream, &event) { builder.add(event) }
    return true
  }
}
