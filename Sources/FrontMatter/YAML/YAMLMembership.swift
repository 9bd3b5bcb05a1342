/// Taking members out of a collection, putting new ones in, and moving them.
extension YAMLEditor {
  func unset(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    guard let holder = try collection(at: path.parent), let index = index(of: path.last, in: holder) else {
      throw FrontMatterError(.noSuchField(path))
    }
    let children = children(of: holder)
    if holder.spelling == .flowList || holder.spelling == .flowTable {
      return removeFromFlow(index, children, of: holder)
    }
    if holder.spelling == .blockTable, places.isExplicitKey(holder.members[index]) {
      throw FrontMatterError(.onlyAsText(path))
    }
    let child = children[index]
    if children.count == 1, !path.parent.isEmpty {
      let empty = Array((holder.spelling == .blockList ? "[]" : "{}").utf8)
      return replace(try slot(at: path.parent), by: .init(head: empty))
    }
    if places.isFirstOnLine(child.start) {
      let end = min(bytes.nextLineStart(after: child.end), range.upperBound)
      return TextEdit(range: span(bytes.lineStart(of: child.start), end), replacement: [])
    }
    // On the line of the dash that holds it: the next one moves up, unless a comment stands between.
    guard index + 1 < children.count, places.isBehindDashes(child.start) else {
      throw FrontMatterError(.onlyAsText(path))
    }
    let lineEnd = bytes.lineContentEnd(of: child.end)
    let next = children[index + 1].start
    let below = bytes.nextLineStart(after: child.end)
    guard lineEnd < next, below <= bytes.lineStart(of: next) else { throw FrontMatterError(.onlyAsText(path)) }
    if bytes[span(below, bytes.lineStart(of: next))].contains(UInt8(ascii: "#")) {
      var start = child.start
      while start > range.lowerBound, bytes[start - 1].isBlank { start -= 1 }
      return TextEdit(range: span(start, lineEnd), replacement: [])
    }
    return TextEdit(range: span(child.start, next), replacement: [])
  }

  func insertKey(
    _ key: String, of path: FieldPath, to value: FieldValue, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit {
    guard let table = try collection(at: path) else {
      let speller = values(near: max(0, range.lowerBound - 1))
      let line = try speller.line(key, value, column: 0, .plain, as: newSpelling(for: value, among: []))
      return TextEdit(range: range.upperBound..<range.upperBound, replacement: line + speller.lineEnd)
    }
    if table.spelling == .absent {
      let slot = try slot(at: path)
      let written = try values(near: slot.start).block(
        .table([.init(key: key, value: value)]), column: slot.column, isItem: isItem(slot), as: .blockTable)
      return slot.isFlow
        ? replaceInFlow(
          slot, by: try values(near: slot.start).flow(.table([.init(key: key, value: value)]), texts: .plain))
        : replace(slot, by: written)
    }
    let children = children(of: table)
    let index: Int
    switch place {
    case .first: index = 0
    case .last: index = children.count
    case .before(let neighbour): index = table.members.lastIndex(of: neighbour) ?? 0
    case .after(let neighbour): index = (table.members.lastIndex(of: neighbour) ?? children.count - 1) + 1
    }
    let spelling = newSpelling(for: value, among: table.members.map(\.node))
    if table.spelling == .flowTable {
      let isJSON = table.members.last?.keySpelling == .doubleQuoted
      let speller = values(near: table.range.lowerBound)
      let texts = isJSON ? .doubleQuoted : spelling ?? .plain
      let spelled =
        speller.key(key, isFlow: true, as: isJSON ? .doubleQuoted : .plain)
        + Array(": ".utf8) + (try speller.flow(value, texts: texts))
      return insertInFlow(spelled, at: index, children, of: table)
    }
    guard !children.isEmpty else { throw FrontMatterError(.onlyAsText(path)) }
    let column = places.column(of: table.members[0].keyRange.lowerBound)
    return try insertLine(at: index, children, column: column) { speller throws(FrontMatterError) in
      try speller.line(key, value, column: column, collectionTexts(value, spelling), as: spelling)
    }
  }

  func insertItem(_ value: FieldValue, of path: FieldPath, at index: Int) throws(FrontMatterError) -> TextEdit {
    guard let list = try collection(at: path) else { throw FrontMatterError(.noSuchField(path)) }
    let children = children(of: list)
    let spelling = newSpelling(for: value, among: list.items)
    if list.spelling == .flowList {
      let spelled = try values(near: list.range.lowerBound).flow(value, texts: collectionTexts(value, spelling))
      return insertInFlow(spelled, at: index, children, of: list)
    }
    let dash = list.range.lowerBound
    let column = places.column(of: dash)
    let blanks = bytes.skippingBlanks(from: dash + 1, to: range.upperBound)
    let gap = blanks < range.upperBound && !bytes[blanks].isLineBreak ? blanks - dash - 1 : 1
    return try insertLine(at: index, children, column: column) { speller throws(FrontMatterError) in
      var line = try speller.line(nil, value, column: column + gap - 1, collectionTexts(value, spelling), as: spelling)
      if line.count > 1, gap > 1 { line.insert(contentsOf: repeatElement(.space, count: gap - 1), at: 1) }
      return line
    }
  }

  func moveItem(of path: FieldPath, from: Int, to: Int) throws(FrontMatterError) -> TextEdit {
    guard let list = try collection(at: path) else { throw FrontMatterError(.noSuchField(path)) }
    let children = children(of: list)
    var order = Array(children.indices)
    order.insert(order.remove(at: from), at: to)
    let moved = min(from, to)...max(from, to)
    if list.spelling == .flowList {
      var region: [UInt8] = []
      for position in moved {
        region += bytes[span(children[order[position]].start, children[order[position]].end)]
        if position < moved.upperBound { region += between(children[position], children[position + 1]) }
      }
      return TextEdit(
        range: span(children[moved.lowerBound].start, children[moved.upperBound].end), replacement: region)
    }
    return moveLines(moved, order, children, column: places.column(of: list.range.lowerBound))
  }

  private func isItem(_ slot: YAMLSlot) -> Bool {
    if case .blockItem = slot.holder { true } else { false }
  }

  /// How a new value is spelled: as other postings do, else as its neighbours here.
  ///
  /// The same field elsewhere says more about a field than other fields beside it: `category: "Tools"` in all the
  /// postings of a site whose titles are plain.
  private func newSpelling(for value: FieldValue, among neighbours: [FieldNode]) -> FieldNode.Spelling? {
    switch value {
    case .list: style == .flowList || style == .blockList ? style : nil
    case .table: style == .flowTable || style == .blockTable ? style : nil
    default:
      style.flatMap { $0.isCollection || $0 == .absent || $0 == .alias ? nil : $0 }
        ?? YAMLHouseStyle.text(among: neighbours)
    }
  }

  /// How the texts within a new value are spelled.
  private func collectionTexts(_ value: FieldValue, _ spelling: FieldNode.Spelling?) -> FieldNode.Spelling {
    switch value {
    case .list, .table: .plain
    default: spelling ?? .plain
    }
  }
}
