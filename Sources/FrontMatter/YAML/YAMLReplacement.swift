/// Putting a value in the place of another one.
extension YAMLEditor {
  /// Replaces a value in a block collection: on its line, or below it.
  func replace(_ slot: YAMLSlot, by written: YAMLValueSpeller.Written) -> TextEdit {
    let node = slot.node
    if written.head.isEmpty, written.rest.isEmpty { return clear(slot) }
    if node.spelling == .absent { return fill(slot, with: written) }
    let gap = slot.start..<max(slot.start, node.range.lowerBound)
    let isBelow = bytes[gap].contains(.lineFeed)
    if written.rest.isEmpty {
      if !isBelow || !node.spelling.isCollection { return TextEdit(range: node.range, replacement: written.head) }
      // The comment on the key's line, and those above the first item, stay where they are.
      let kept = keptAbove(slot)
      return TextEdit(range: span(gap.lowerBound, node.range.upperBound), replacement: [.space] + written.head + kept)
    }
    let tail = places.tail(after: node.range.upperBound)
    let head = written.head.isEmpty ? [] : [.space] + written.head
    if isBelow {
      let comment = places.tail(after: slot.start)
      let keptComment = places.isComment(comment) ? bytes[comment] : []
      let kept =
        written.head.isEmpty && node.spelling.isCollection
        ? keptAbove(slot) : keptComment
      return TextEdit(range: span(gap.lowerBound, node.range.upperBound), replacement: head + kept + written.rest)
    }
    let comment = places.isComment(tail) ? bytes[tail] : []
    return TextEdit(range: span(slot.start, tail.upperBound), replacement: head + comment + written.rest)
  }

  /// The lines between the key and a value below it, the last line end left out.
  private func keptAbove(_ slot: YAMLSlot) -> ArraySlice<UInt8> {
    let end = lineBreak(before: bytes.lineStart(of: slot.node.range.lowerBound))
    return bytes[slot.start..<max(slot.start, end)]
  }

  /// The offset of the line end before a line's start.
  private func lineBreak(before line: Int) -> Int {
    let end = line - 1
    return end > 0 && bytes[end - 1] == .carriageReturn ? end - 1 : end
  }

  /// Puts a value where none stands: a blank before it, and the line's comment behind.
  private func fill(_ slot: YAMLSlot, with written: YAMLValueSpeller.Written) -> TextEdit {
    let tail = places.tail(after: slot.start)
    if places.isComment(tail) {
      let head = written.head.isEmpty ? [] : [.space] + written.head
      return TextEdit(range: tail, replacement: head + bytes[tail] + written.rest)
    }
    if written.rest.isEmpty, let next = bytes[tail].first, next.isBlank {
      // The blank that stands there already.
      return TextEdit(range: (slot.start + 1)..<(slot.start + 1), replacement: written.head)
    }
    if written.rest.isEmpty { return TextEdit(range: slot.start..<slot.start, replacement: [.space] + written.head) }
    return TextEdit(range: tail, replacement: (written.head.isEmpty ? [] : [.space] + written.head) + written.rest)
  }

  /// Takes a value away and leaves its key or dash.
  private func clear(_ slot: YAMLSlot) -> TextEdit {
    let node = slot.node
    let gap = slot.start..<max(slot.start, node.range.lowerBound)
    guard bytes[gap].contains(.lineFeed) else {
      return TextEdit(range: slot.start..<max(slot.start, node.range.upperBound), replacement: [])
    }
    let kept = lineBreak(before: bytes.lineStart(of: node.range.lowerBound))
    return TextEdit(range: span(kept, node.range.upperBound), replacement: [])
  }

  /// Replaces a value in a flow collection.
  func replaceInFlow(_ slot: YAMLSlot, by spelled: [UInt8]) -> TextEdit {
    let node = slot.node
    guard node.spelling == .absent else {
      if spelled.isEmpty { return TextEdit(range: span(slot.start, node.range.upperBound), replacement: []) }
      return TextEdit(range: node.range, replacement: spelled)
    }
    let before = slot.start > 0 ? bytes[slot.start - 1] : .space
    let mark: [UInt8] = before == UInt8(ascii: ":") || node.properties != nil ? [.space] : [UInt8(ascii: ":"), .space]
    return TextEdit(range: slot.start..<slot.start, replacement: mark + spelled)
  }
}
