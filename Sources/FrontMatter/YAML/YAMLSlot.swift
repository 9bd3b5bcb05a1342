/// The place that a value stands in: what holds it, and where the value's bytes may begin.
struct YAMLSlot {
  enum Holder {
    /// A key of a block table, at this column.
    case blockKey(column: Int)
    /// An item of a block list, whose dash stands at this column.
    case blockItem(column: Int)
    case flowKey
    case flowItem
  }

  var holder: Holder
  var node: FieldNode
  /// After the colon or the dash, and the properties when there are some.
  var start: Int
  /// The values beside it.
  var neighbours: [FieldNode]

  var isFlow: Bool {
    switch holder {
    case .flowKey, .flowItem: true
    case .blockKey, .blockItem: false
    }
  }

  /// The column that block content must be deeper than.
  var column: Int {
    switch holder {
    case .blockKey(let column), .blockItem(let column): column
    case .flowKey, .flowItem: 0
    }
  }
}

/// Finding places in the bytes of one front matter.
struct YAMLPlaces {
  let bytes: [UInt8]
  let range: Range<Int>
  let root: FieldNode?

  /// Nil when the path leads through a key that is not a plain word, where only a person knows what to do.
  func slot(at path: FieldPath) -> YAMLSlot? {
    guard var node = root else { return nil }
    var slot: YAMLSlot?
    for component in path.components {
      switch component {
      case .key(let key):
        guard let index = node.members.lastIndex(of: key), let found = memberSlot(index, of: node) else { return nil }
        slot = found
      case .index(let index):
        guard node.items.indices.contains(index) else { return nil }
        slot = itemSlot(index, of: node)
      }
      guard let found = slot else { return nil }
      node = found.node
    }
    return slot
  }

  func memberSlot(_ index: Int, of table: FieldNode) -> YAMLSlot? {
    let member = table.members[index]
    let isFlow = table.spelling == .flowTable
    guard isFlow || !isExplicitKey(member) else { return nil }
    let colon = bytes.skippingBlanks(from: member.keyRange.upperBound, to: range.upperBound)
    var start = member.keyRange.upperBound
    if colon < range.upperBound, bytes[colon] == UInt8(ascii: ":") {
      start = colon + 1
    } else if !isFlow {
      return nil
    }
    start = member.node.properties?.upperBound ?? start
    return YAMLSlot(
      holder: isFlow ? .flowKey : .blockKey(column: column(of: member.keyRange.lowerBound)), node: member.node,
      start: start, neighbours: table.members.map(\.node))
  }

  func itemSlot(_ index: Int, of list: FieldNode) -> YAMLSlot {
    let item = list.items[index]
    let isFlow = list.spelling == .flowList
    let dash = isFlow ? item.range.lowerBound : dash(of: index, in: list)
    let start = item.properties?.upperBound ?? (isFlow ? item.range.lowerBound : dash + 1)
    return YAMLSlot(
      holder: isFlow ? .flowItem : .blockItem(column: column(of: dash)), node: item, start: start,
      neighbours: list.items)
  }

  /// `? key`: the colon stands on a line of its own.
  func isExplicitKey(_ member: FieldMember) -> Bool {
    var before = member.keyRange.lowerBound
    while before > range.lowerBound, bytes[before - 1].isBlank { before -= 1 }
    return before > range.lowerBound && before < member.keyRange.lowerBound && bytes[before - 1] == UInt8(ascii: "?")
  }

  func column(of offset: Int) -> Int { offset - bytes.lineStart(of: offset) }

  /// The offset of an item's dash; linear in the gap before it.
  func dash(of index: Int, in list: FieldNode) -> Int {
    guard index > 0 else { return list.range.lowerBound }
    return skippingTrivia(from: end(of: list.items[index - 1], after: nil))
  }

  /// After the last byte of a child, its key's colon when no value stands there.
  func end(of node: FieldNode, after colon: Int?) -> Int {
    max(node.range.upperBound, node.properties?.upperBound ?? 0, colon ?? 0)
  }

  func end(ofMember index: Int, in table: FieldNode) -> Int {
    let member = table.members[index]
    return end(of: member.node, after: memberSlot(index, of: table)?.start ?? member.keyRange.upperBound)
  }

  /// Over blanks, line breaks and comments.
  func skippingTrivia(from offset: Int) -> Int {
    var next = offset
    while next < range.upperBound {
      if bytes[next].isBlank || bytes[next].isLineBreak {
        next += 1
      } else if bytes[next] == UInt8(ascii: "#") {
        next = bytes.lineContentEnd(of: next)
      } else {
        break
      }
    }
    return next
  }

  /// Whether only blanks stand before it on its line.
  func isFirstOnLine(_ offset: Int) -> Bool {
    bytes[bytes.lineStart(of: offset)..<offset].allSatisfy { $0 == .space }
  }

  /// Whether only dashes and blanks stand before it on its line; not so for a key that has an anchor or a tag.
  func isBehindDashes(_ offset: Int) -> Bool {
    bytes[bytes.lineStart(of: offset)..<offset].allSatisfy { $0 == .space || $0 == UInt8(ascii: "-") }
  }

  /// The start of the line after a child that ends at `end`, and after comments that are indented deeper than the
  /// child and so belong to it.
  func lineStart(afterChildEndingAt end: Int, column: Int) -> Int {
    var line = min(bytes.nextLineStart(after: end), range.upperBound)
    while line < range.upperBound {
      var next = line
      while next < range.upperBound, bytes[next] == .space { next += 1 }
      guard next < range.upperBound, bytes[next] == UInt8(ascii: "#"), next - line > column else { break }
      line = min(bytes.nextLineStart(after: line), range.upperBound)
    }
    return line
  }

  /// The length of the longest of the blank lines that begin at `line`; nil when there is none.
  func blankLines(from line: Int) -> Int? {
    var longest: Int?
    var line = line
    while line < range.upperBound {
      let end = bytes.lineContentEnd(of: line)
      guard bytes.skippingBlanks(from: line, to: end) == end else { break }
      longest = max(longest ?? 0, end - line)
      line = bytes.nextLineStart(after: line)
    }
    return longest
  }

  /// The start of the comment lines that stand right above a line, not before `limit`.
  func startOfComments(above line: Int, notBefore limit: Int) -> Int {
    var start = line
    while start > limit {
      let above = bytes.lineStart(of: start - 1)
      let first = bytes.skippingBlanks(from: above, to: start)
      guard above >= limit, first < start, bytes[first] == UInt8(ascii: "#") else { break }
      start = above
    }
    return start
  }

  /// Of the line's rest after a value: a comment with the blanks before it, or blanks.
  func tail(after offset: Int) -> Range<Int> {
    offset..<max(offset, min(bytes.lineContentEnd(of: offset), range.upperBound))
  }

  func isComment(_ tail: Range<Int>) -> Bool {
    let first = bytes.skippingBlanks(from: tail.lowerBound, to: tail.upperBound)
    return first < tail.upperBound && bytes[first] == UInt8(ascii: "#")
  }
}
