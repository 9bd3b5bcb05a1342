/// Members of block collections as lines: putting some in, and moving them.
extension YAMLEditor {
  /// An item owns its lines, and the comments between it and the item before.
  func moveLines(_ moved: ClosedRange<Int>, _ order: [Int], _ children: [Child], column: Int) -> TextEdit {
    let isCompact = !places.isFirstOnLine(children[0].start)
    let indent = [UInt8](repeating: .space, count: column)
    func lines(_ index: Int) -> Range<Int> {
      let start =
        index == 0
        ? (isCompact ? children[0].start : bytes.lineStart(of: children[0].start))
        : places.lineStart(afterChildEndingAt: children[index - 1].end, column: column)
      return start..<max(start, places.lineStart(afterChildEndingAt: children[index].end, column: column))
    }
    var region: [UInt8] = []
    for position in moved {
      var chunk = Array(bytes[lines(order[position])])
      if isCompact, position == 0, order[position] != 0 { chunk.removeFirst(min(column, chunk.count)) }
      if isCompact, position != 0, order[position] == 0 { chunk = indent + chunk }
      region += chunk
    }
    return TextEdit(
      range: span(lines(moved.lowerBound).lowerBound, lines(moved.upperBound).upperBound), replacement: region)
  }

  /// Puts a line, or several, before the child at an index, or after the last one.
  func insertLine(
    at index: Int, _ children: [Child], column: Int,
    spelled: (YAMLValueSpeller) throws(FrontMatterError) -> [UInt8]
  ) throws(FrontMatterError) -> TextEdit {
    let neighbour = children[max(0, index - 1)]
    var speller = values(near: max(neighbour.start, neighbour.end))
    let indent = [UInt8](repeating: .space, count: column)
    if index == 0, !places.isFirstOnLine(children[0].start) {
      let first = children[0].start
      guard places.isBehindDashes(first) else { throw FrontMatterError(.onlyAsText(FieldPath())) }
      return TextEdit(range: first..<first, replacement: try spelled(speller) + speller.lineEnd + indent)
    }
    let start = lineToInsert(at: index, children, column: column)
    speller.blankLinesBelow = places.blankLines(from: start)
    return TextEdit(range: start..<start, replacement: indent + (try spelled(speller)) + speller.lineEnd)
  }

  func lineToInsert(at index: Int, _ children: [Child], column: Int) -> Int {
    guard index > 0 else { return bytes.lineStart(of: children[0].start) }
    let after = places.lineStart(afterChildEndingAt: children[index - 1].end, column: column)
    guard index < children.count else { return after }
    // Comments right above the next one are about it.
    return places.startOfComments(above: bytes.lineStart(of: children[index].start), notBefore: after)
  }
}
