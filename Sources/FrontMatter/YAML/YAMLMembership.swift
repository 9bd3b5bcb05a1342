/// Taking members out of a collection, putting new ones in, and moving them.
extension YAMLEditor {
  func unset(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    guard let holder = try collection(at: path.parent), let index = index(of: path.last, in: holder) else {
      throw FrontMatterError(.noSuchField(path))
    }
    let children = children(of: holder)
    if holder.spelling == .flowList || holder.spelling == .flowTable { return removeFromFlow(index, children, of: holder) }
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
      return TextEdit(range: bytes.lineStart(of: child.start)..<end, replacement: [])
    }
    // On the line of the dash that holds it: the next one moves up, unless a comment stands between.
    guard index + 1 < children.count else { throw FrontMatterError(.onlyAsText(path)) }
    let lineEnd = bytes.lineContentEnd(of: child.end)
    let next = children[index + 1].start
    let between = bytes.nextLineStart(after: child.end)..<bytes.lineStart(of: next)
    if bytes[between].contains(UInt8(ascii: "#")) {
      var start = child.start
      while start > range.lowerBound, bytes[start - 1].isBlank { start -= 1 }
      return TextEdit(range: start..<lineEnd, replacement: [])
    }
    return TextEdit(range: child.start..<next, replacement: [])
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
        ? replaceInFlow(slot, by: try values(near: slot.start).flow(.table([.init(key: key, value: value)]), texts: .plain))
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
      let spelled = speller.key(key, isFlow: true, as: isJSON ? .doubleQuoted : .plain)
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
        region += bytes[children[order[position]].start..<children[order[position]].end]
        if position < moved.upperBound { region += bytes[children[position].end..<children[position + 1].start] }
      }
      return TextEdit(
        range: children[moved.lowerBound].start..<children[moved.upperBound].end, replacement: region)
    }
    return moveLines(moved, order, children, column: places.column(of: list.range.lowerBound))
  }

  // MARK: Lines

  /// An item owns its lines, and the comments between it and the item before.
  private func moveLines(_ moved: ClosedRange<Int>, _ order: [Int], _ children: [Child], column: Int) -> TextEdit {
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
    return TextEdit(range: lines(moved.lowerBound).lowerBound..<lines(moved.upperBound).upperBound, replacement: region)
  }

  /// Puts a line, or several, before the child at an index, or after the last one.
  private func insertLine(
    at index: Int, _ children: [Child], column: Int,
    spelled: (YAMLValueSpeller) throws(FrontMatterError) -> [UInt8]
  ) throws(FrontMatterError) -> TextEdit {
    let neighbour = children[max(0, index - 1)]
    var speller = values(near: max(neighbour.start, neighbour.end))
    let indent = [UInt8](repeating: .space, count: column)
    if index == 0, !places.isFirstOnLine(children[0].start) {
      let first = children[0].start
      return TextEdit(range: first..<first, replacement: try spelled(speller) + speller.lineEnd + indent)
    }
    let start = lineToInsert(at: index, children, column: column)
    speller.blankLinesBelow = places.blankLines(from: start)
    return TextEdit(range: start..<start, replacement: indent + (try spelled(speller)) + speller.lineEnd)
  }

  private func lineToInsert(at index: Int, _ children: [Child], column: Int) -> Int {
    guard index > 0 else { return bytes.lineStart(of: children[0].start) }
    let after = places.lineStart(afterChildEndingAt: children[index - 1].end, column: column)
    guard index < children.count else { return after }
    // Comments right above the next one are about it.
    return places.startOfComments(above: bytes.lineStart(of: children[index].start), notBefore: after)
  }

  // MARK: Flow collections

  private func removeFromFlow(_ index: Int, _ children: [Child], of holder: FieldNode) -> TextEdit {
    if index + 1 < children.count {
      return TextEdit(range: children[index].start..<children[index + 1].start, replacement: [])
    }
    if index > 0 { return TextEdit(range: children[index - 1].end..<children[index].end, replacement: []) }
    return TextEdit(range: (holder.range.lowerBound + 1)..<(holder.range.upperBound - 1), replacement: [])
  }

  private func insertInFlow(_ spelled: [UInt8], at index: Int, _ children: [Child], of holder: FieldNode) -> TextEdit {
    guard !children.isEmpty else {
      let inside = holder.range.lowerBound + 1
      return TextEdit(range: inside..<inside, replacement: spelled)
    }
    var separator = Array(", ".utf8)
    if children.count > 1 {
      let gap = Array(bytes[children[children.count - 2].end..<children[children.count - 1].start])
      if !gap.contains(UInt8(ascii: "#")) { separator = gap }
    }
    if index == 0 {
      return TextEdit(range: children[0].start..<children[0].start, replacement: spelled + separator)
    }
    let end = children[index - 1].end
    return TextEdit(range: end..<end, replacement: separator + spelled)
  }

  // MARK: Children

  /// A member or an item: from its key, dash or properties to the end of its value.
  private struct Child {
    var start: Int
    var end: Int
  }

  private func children(of holder: FieldNode) -> [Child] {
    switch holder.spelling {
    case .blockList:
      var children: [Child] = []
      var next = holder.range.lowerBound
      for item in holder.items {
        let end = places.end(of: item, after: next + 1)
        children.append(Child(start: next, end: end))
        next = places.skippingTrivia(from: end)
      }
      return children
    case .flowList:
      return holder.items.map { item in
        Child(start: item.properties?.lowerBound ?? item.range.lowerBound, end: places.end(of: item, after: nil))
      }
    default:
      return holder.members.indices.map { index in
        Child(start: holder.members[index].keyRange.lowerBound, end: places.end(ofMember: index, in: holder))
      }
    }
  }

  private func index(of component: FieldPath.Component?, in holder: FieldNode) -> Int? {
    switch component {
    case .key(let key): holder.members.lastIndex(of: key)
    case .index(let index): holder.items.indices.contains(index) ? index : nil
    case nil: nil
    }
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
    default: style.flatMap { $0.isCollection || $0 == .absent || $0 == .alias ? nil : $0 } ?? YAMLHouseStyle.text(among: neighbours)
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
