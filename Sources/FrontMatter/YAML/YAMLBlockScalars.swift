/// Block scalars (section 8.1): the text on its own lines, unescaped.
extension YAMLScalarSpeller {
  /// `|`: every line as it is; nil when the text cannot be written so, or not here.
  func literal(_ text: [UInt8]) -> [UInt8]? {
    guard let (indent, column) = blockPlace, let parts = BlockText(text), canEnd(parts, indent) else { return nil }
    return header("|", parts, indent - column) + lines(parts.lines, indent) + trailing(parts)
  }

  /// `>`: a line break of the text is an empty line, and lines are wrapped at spaces.
  func folded(_ text: [UInt8]) -> [UInt8]? {
    guard let (indent, column) = blockPlace, let parts = BlockText(text), canEnd(parts, indent) else { return nil }
    // Lines that begin with a blank are not folded, nor are those beside them.
    guard parts.lines.allSatisfy({ $0.first.map { !$0.isBlank } ?? true }) else { return nil }
    let width = foldWidth.map { max(20, $0 - indent) }
    let paragraphs = parts.lines.filter { !$0.isEmpty }
    let wrap = { (line: ArraySlice<UInt8>) in wrapped(line, to: width) }
    var rows = (foldedRows?.rows(of: paragraphs, wrap: wrap) ?? paragraphs.map(wrap))[...]
    var written: [ArraySlice<UInt8>] = []
    var isAfterText = false
    for line in parts.lines {
      if line.isEmpty {
        written.append(line)
        continue
      }
      if isAfterText { written.append([]) }
      written += rows.popFirst() ?? []
      isAfterText = true
    }
    return header(">", parts, indent - column) + lines(written, indent) + trailing(parts)
  }

  private var blockPlace: (indent: Int, column: Int)? {
    guard case .block(let column) = place else { return nil }
    return (column + max(1, blockIndent), column)
  }

  /// Whether the lines below the block stay out of its text.
  private func canEnd(_ text: BlockText, _ indent: Int) -> Bool {
    guard let blankLinesBelow else { return true }
    return text.lineBreaks <= 1 && blankLinesBelow <= indent
  }

  private func header(_ mark: Character, _ text: BlockText, _ indent: Int) -> [UInt8] {
    var header = String(mark)
    if text.needsIndentMark { header += "\(indent)" }
    switch text.lineBreaks {
    case 0: header += "-"
    case 1: break
    default: header += "+"
    }
    return Array(header.utf8)
  }

  private func lines(_ lines: [ArraySlice<UInt8>], _ indent: Int) -> [UInt8] {
    var written: [UInt8] = []
    for line in lines {
      written += lineEnd
      if line.isEmpty { continue }
      written += Array(repeating: .space, count: indent)
      written += line
    }
    return written
  }

  /// Line breaks that `+` keeps: the last one is the file's own.
  private func trailing(_ text: BlockText) -> [UInt8] {
    Array(repeatElement(lineEnd, count: max(0, text.lineBreaks - 1)).joined())
  }

  /// Breaks a line at single spaces between words: the only places that folding gives back.
  private func wrapped(_ line: ArraySlice<UInt8>, to width: Int?) -> [ArraySlice<UInt8>] {
    guard let width, line.count > width else { return [line] }
    var lines: [ArraySlice<UInt8>] = []
    var start = line.startIndex
    var breakable: Int?
    var column = 0
    for index in line.indices {
      if line[index] & 0xC0 != 0x80 { column += 1 }
      let isBreakable =
        line[index] == .space && index > start && index + 1 < line.endIndex && !line[index - 1].isBlank
        && !line[index + 1].isBlank
      if column > width, let end = breakable {
        lines.append(line[start..<end])
        start = end + 1
        column = line[start...index].lazy.filter { $0 & 0xC0 != 0x80 }.count
        breakable = nil
      }
      if isBreakable { breakable = index }
    }
    return lines + [line[start...]]
  }
}

/// A text cut into the lines of a block scalar.
private struct BlockText {
  var lines: [ArraySlice<UInt8>]
  /// How many line breaks end the text.
  var lineBreaks = 0

  /// Nil when the text is empty, or holds what a block scalar cannot.
  init?(_ text: [UInt8]) {
    var end = text.endIndex
    while end > 0, text[end - 1] == .lineFeed { end -= 1 }
    guard end > 0 else { return nil }
    lineBreaks = text.count - end
    lines = text[..<end].split(separator: .lineFeed, omittingEmptySubsequences: false)
    // Lines of blanks only are read in different ways, and editors take them away.
    guard lines.allSatisfy({ $0.isEmpty || !$0.allSatisfy(\.isBlank) }) else { return nil }
    let probe = YAMLScalarSpeller(place: .block(column: 0), lineEnd: [.lineFeed])
    guard probe.canStandInBlock(text) else { return nil }
  }

  /// A first line that begins with a blank would be taken for a deeper indent; so might a tab.
  var needsIndentMark: Bool {
    guard let first = lines.first(where: { !$0.isEmpty })?.first else { return false }
    return first.isBlank
  }
}
