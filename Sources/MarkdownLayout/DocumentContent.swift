import TerminalText

/// A document as blocks over one buffer of cleaned text: all that layouts of any width share.
struct DocumentContent: Sendable {
  /// Cleaned UTF-8. A line feed is a line end that the layout keeps.
  var text: [UInt8] = []
  /// The styles of `text`, in order.
  var runs: [StyleRun] = []
  var blocks: [Block] = []
  var containers: [Container] = []
  /// For each list, the columns of its widest marker, the blank after it included.
  var markerColumns: [Int] = []
  var tables: [Table] = []
  var links: [MarkdownLink] = []

  /// The runs, clipped, that style `range`.
  func spans(of range: Range<Int>) -> [MarkdownSpan] {
    var spans: [MarkdownSpan] = []
    var start = range.lowerBound
    var index = runs.partitioningIndex { $0.end > start }
    while start < range.upperBound {
      let run = index < runs.count ? runs[index] : StyleRun(end: .max, style: MarkdownStyle())
      let end = min(run.end, range.upperBound)
      spans.append(MarkdownSpan(String(decoding: text[start..<end], as: UTF8.self), run.style))
      start = end
      index += 1
    }
    return spans
  }

  /// Appends text in one style, joining it to the run before where the styles are equal.
  mutating func append(cleaning bytes: some Sequence<UInt8>, _ style: MarkdownStyle) {
    text.append(cleaning: bytes)
    closeRun(style)
  }

  /// Gives `style` to the text between the last run and `end`, by default all of it.
  mutating func closeRun(_ style: MarkdownStyle, at end: Int? = nil) {
    let start = runs.last?.end ?? 0
    let end = end ?? text.count
    guard end > start else { return }
    if runs.last?.style == style {
      runs[runs.count - 1].end = end
    } else {
      runs.append(StyleRun(end: end, style: style))
    }
  }
}

/// The style of the text up to `end` from the end of the run before.
struct StyleRun: Sendable {
  var end: Int
  var style: MarkdownStyle
}

/// What the layout sets apart: a paragraph, a heading, a code block.
struct Block: Sendable {
  enum Kind: Equatable {
    /// Wrapped; a paragraph, unless the level of a heading is above 0.
    case text(headingLevel: Int)
    /// Code: lines that are kept, and continued with a mark where they are too long.
    case code
    /// HTML or plain text: lines that are kept, and wrapped.
    case lines
    case rule
    case table(Int)
  }

  var kind: Kind
  var text: Range<Int>
  /// The innermost container, or -1.
  var container: Int
  var hasBlankBefore: Bool
  /// From 1; 0 for none.
  var sourceLine: Int
}

/// What puts something before each line of the blocks in it.
struct Container: Sendable {
  enum Kind {
    case quote
    /// The first line has the marker, the others are indented by the columns of `list`'s widest.
    case item(marker: String, style: MarkdownStyle, list: Int)
  }

  var kind: Kind
  /// The container around it, or -1.
  var parent: Int
  /// The block that shows the marker; -1 until it is there.
  var firstBlock = -1
}

/// A table's cells, as ranges of the text, row after row; the first row is the header.
struct Table: Sendable {
  enum Alignment { case left, center, right }

  var alignments: [Alignment]
  var cells: [Range<Int>] = []

  var columnCount: Int { alignments.count }
  var rowCount: Int { columnCount == 0 ? 0 : cells.count / columnCount }

  func cell(row: Int, column: Int) -> Range<Int> {
    cells[row * columnCount + column]
  }
}
