import TerminalText

/// Markdown laid out for one width: lines, which are made when asked for, so that a long document costs what is shown.
public struct MarkdownLayout: RandomAccessCollection, Sendable {
  /// The columns that the lines keep to.
  public let width: Int
  /// The headings, in order, for an outline.
  public let headings: [MarkdownHeading]

  private let content: DocumentContent
  private let records: [LineRecord]
  /// Lines of tables.
  private let composed: [[MarkdownSpan]]

  /// 0, the index of the first line.
  public var startIndex: Int { 0 }
  /// The number of lines.
  public var endIndex: Int { records.count }

  init(_ content: DocumentContent, width: Int) {
    var builder = LayoutBuilder(content, width: width)
    builder.build()
    self.content = content
    self.width = width
    records = builder.records
    composed = builder.composed
    headings = builder.headings
  }

  /// The line at `position`; none is wider than `width`, as far as characters fit in it at all.
  public subscript(position: Int) -> MarkdownLine {
    let record = records[position]
    let block = content.blocks[record.block]
    var spans = Prefix(content, of: record.block, width: width).spans(isFirst: record.isFirst, kind: record.kind)
    switch record.kind {
    case .blank: break
    case .text:
      spans += content.spans(of: record.range)
    case .code:
      spans.append(MarkdownSpan("  ", MarkdownStyle(.codeBlock)))
      spans += content.spans(of: record.range)
    case .continuedCode:
      spans.append(MarkdownSpan("  » ", MarkdownStyle([.codeBlock, .markup])))
      spans += content.spans(of: record.range)
    case .rule(let mark):
      let text = String(repeating: mark, count: record.range.count)
      spans.append(MarkdownSpan(text, MarkdownStyle(.rule, headingLevel: block.headingLevel)))
    case .composed(let index):
      spans += composed[index]
    }
    return MarkdownLine(spans: spans.filter { !$0.text.isEmpty }, sourceLine: record.sourceLine)
  }
}

/// What it takes to make one line.
struct LineRecord: Sendable {
  enum Kind: Equatable {
    case blank
    case text
    case code
    case continuedCode
    /// As many marks as the range is long.
    case rule(Character)
    case composed(Int)
  }

  var kind: Kind
  var block: Int
  /// Whether it is the block's first line, which shows the markers of lists.
  var isFirst = false
  /// In the content's text.
  var range: Range<Int> = 0..<0
  var sourceLine: Int
}

extension Block {
  var headingLevel: UInt8 {
    if case .text(let level) = kind { UInt8(level) } else { 0 }
  }
}
