import TerminalText

/// Breaks a document's blocks into lines.
struct LayoutBuilder {
  private let content: DocumentContent
  private let width: Int
  private(set) var records: [LineRecord] = []
  private(set) var composed: [[MarkdownSpan]] = []
  private(set) var headings: [MarkdownHeading] = []

  init(_ content: DocumentContent, width: Int) {
    self.content = content
    self.width = width
  }

  /// Makes the lines of all blocks.
  mutating func build() {
    for (index, block) in content.blocks.enumerated() {
      if block.hasBlankBefore {
        records.append(LineRecord(kind: .blank, block: index, sourceLine: block.sourceLine))
      }
      add(block, at: index)
    }
  }

  private mutating func add(_ block: Block, at index: Int) {
    let first = records.count
    let room = max(1, width - Prefix(content, of: index, width: width).columns)
    switch block.kind {
    case .text(let level):
      addText(block, at: index, room: room)
      if level > 0 { addHeading(block, level: level, firstLine: first, at: index) }
    case .code: addCode(block, at: index, room: room)
    case .lines: addKeptLines(block, at: index, room: room)
    case .rule:
      records.append(LineRecord(kind: .rule("─"), block: index, range: 0..<room, sourceLine: block.sourceLine))
    case .table(let table):
      for line in TableLayout(content, content.tables[table], width: room).lines() {
        records.append(LineRecord(kind: .composed(composed.count), block: index, sourceLine: block.sourceLine))
        composed.append(line)
      }
    }
    if first < records.count { records[first].isFirst = true }
  }

  private mutating func addText(_ block: Block, at index: Int, room: Int) {
    for range in ranges(of: block, room: room) {
      records.append(LineRecord(kind: .text, block: index, range: range, sourceLine: block.sourceLine))
    }
  }

  /// The first two levels are underlined, so that they stand out on a terminal that shows no colour.
  private mutating func addHeading(_ block: Block, level: Int, firstLine: Int, at index: Int) {
    let text = String(decoding: content.text[block.text], as: UTF8.self)
    headings.append(MarkdownHeading(level: level, text: text.cleaned(), line: firstLine))
    guard level <= 2 else { return }
    let columns = records[firstLine...].map { content.text[$0.range].columnsAsUTF8 }.max() ?? 0
    guard columns > 0 else { return }
    records.append(
      LineRecord(kind: .rule(level == 1 ? "═" : "─"), block: index, range: 0..<columns, sourceLine: block.sourceLine))
  }

  private mutating func addCode(_ block: Block, at index: Int, room: Int) {
    var line = block.sourceLine
    var end = block.text.lowerBound
    for range in ranges(of: block, room: room - 2, hanging: 2) {
      let ends = lineEnds(in: end..<range.lowerBound)
      let isContinued = ends == 0 && end > block.text.lowerBound
      line += ends
      records.append(
        LineRecord(kind: isContinued ? .continuedCode : .code, block: index, range: range, sourceLine: line))
      end = range.upperBound
    }
  }

  private mutating func addKeptLines(_ block: Block, at index: Int, room: Int) {
    var line = block.sourceLine
    var end = block.text.lowerBound
    for range in ranges(of: block, room: room) {
      line += lineEnds(in: end..<range.lowerBound)
      records.append(LineRecord(kind: .text, block: index, range: range, sourceLine: line))
      end = range.upperBound
    }
  }

  private func ranges(of block: Block, room: Int, hanging: Int = 0) -> [Range<Int>] {
    let start = block.text.lowerBound
    return content.text[block.text].wrappedRangesAsUTF8(to: room, hanging: hanging).map {
      start + $0.lowerBound..<start + $0.upperBound
    }
  }

  private func lineEnds(in range: Range<Int>) -> Int {
    content.text[range].count { $0 == 0x0A }
  }
}
