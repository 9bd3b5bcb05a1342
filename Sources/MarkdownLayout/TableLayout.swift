import TerminalText

/// Lays out one table: columns side by side where they fit, cells wrapped where they do not, and in a narrow room each
/// row as a list of header and cell.
struct TableLayout {
  private static let separator = " │ "
  /// Columns narrower than this are not readable side by side.
  private static let narrowestColumn = 6

  private let content: DocumentContent
  private let table: Table
  private let width: Int

  init(_ content: DocumentContent, _ table: Table, width: Int) {
    self.content = content
    self.table = table
    self.width = width
  }

  /// The table's lines.
  func lines() -> [[MarkdownSpan]] {
    guard table.rowCount > 0 else { return [] }
    let natural = (0..<table.columnCount).map(naturalWidth(ofColumn:))
    guard let widths = fitted(natural) else { return linesOfRecords(natural) }
    var lines: [[MarkdownSpan]] = []
    for row in 0..<table.rowCount {
      let cells = (0..<table.columnCount).map { table.cell(row: row, column: $0) }
      lines += self.lines(of: cells, widths: widths, alignments: table.alignments)
      if row == 0 { lines.append(rule(widths)) }
    }
    return lines
  }

  // MARK: Widths

  private func naturalWidth(ofColumn column: Int) -> Int {
    let widths = (0..<table.rowCount).lazy.flatMap { row in
      let cell = content.text[table.cell(row: row, column: column)]
      return cell.split(separator: 0x0A).map(\.columnsAsUTF8)
    }
    return max(1, widths.max() ?? 1)
  }

  /// Widths that fit: narrow columns keep theirs, the wider ones share the rest. Nil when the rest is too little.
  private func fitted(_ natural: [Int]) -> [Int]? {
    var room = width - Self.separator.columns * (natural.count - 1)
    if natural.reduce(0, +) <= room { return natural }
    guard room >= natural.count * Self.narrowestColumn else { return nil }
    var widths = natural
    let narrowFirst = natural.indices.sorted { natural[$0] < natural[$1] }
    for (rank, column) in narrowFirst.enumerated() {
      widths[column] = min(natural[column], room / (natural.count - rank))
      room -= widths[column]
    }
    return widths
  }

  // MARK: Lines

  private func lines(of cells: [Range<Int>], widths: [Int], alignments: [Table.Alignment]) -> [[MarkdownSpan]] {
    let wrapped = zip(cells, widths).map { cell, width in
      content.text[cell].wrappedRangesAsUTF8(to: width).map {
        cell.lowerBound + $0.lowerBound..<cell.lowerBound + $0.upperBound
      }
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { line in
      var spans: [MarkdownSpan] = []
      for column in cells.indices {
        if column > 0 { spans.append(MarkdownSpan(Self.separator, MarkdownStyle(.tableBorder))) }
        let range = line < wrapped[column].count ? wrapped[column][line] : 0..<0
        let isLast = column == cells.count - 1
        spans += padded(range, to: widths[column], alignments[column], isLast: isLast)
      }
      return spans
    }
  }

  private func padded(_ range: Range<Int>, to width: Int, _ alignment: Table.Alignment, isLast: Bool) -> [MarkdownSpan]
  {
    if isLast, range.isEmpty { return [] }
    let rest = max(0, width - content.text[range].columnsAsUTF8)
    let before =
      switch alignment {
      case .left: 0
      case .center: rest / 2
      case .right: rest
      }
    let blank = { MarkdownSpan(String(repeating: " ", count: $0)) }
    return [blank(before)] + content.spans(of: range) + [blank(isLast ? 0 : rest - before)]
  }

  private func rule(_ widths: [Int]) -> [MarkdownSpan] {
    let text = widths.map { String(repeating: "─", count: $0) }.joined(separator: "─┼─")
    return [MarkdownSpan(text, MarkdownStyle(.tableBorder))]
  }

  /// Each row as a table of two columns: the header's cells, and the row's.
  private func linesOfRecords(_ natural: [Int]) -> [[MarkdownSpan]] {
    let headers = (0..<table.columnCount).map { table.cell(row: 0, column: $0) }
    let widest = headers.map { content.text[$0].columnsAsUTF8 }.max() ?? 1
    let label = max(1, min(widest, width / 3))
    let widths = [label, max(1, width - label - Self.separator.columns)]
    var lines: [[MarkdownSpan]] = []
    for row in 1..<max(2, table.rowCount) {
      if row > 1 { lines.append(rule(widths)) }
      for (column, header) in headers.enumerated() {
        let cell = row < table.rowCount ? table.cell(row: row, column: column) : 0..<0
        lines += self.lines(of: [header, cell], widths: widths, alignments: [.left, .left])
      }
    }
    return lines
  }
}
