/// Lists: in brackets on the key's line, or one item a line below it.
extension FieldScanner {
  /// `[a, 'b']` on one line.
  mutating func flowList(_ key: Range<Int>, _ depth: Int, _ take: (Field) -> Void) -> Bool {
    guard depth < Field.depthLimit, let close = closingBracket(from: next) else { return false }
    take(
      Field(
        key: key, value: next..<(close + 1), spelling: .flowList, isItem: false, isEscaped: false, depth: depth))
    next += 1
    var isFirst = true
    while true {
      while next < close, bytes[next] == .space { next += 1 }
      if next == close {
        guard isFirst else { return false }
        break
      }
      guard let spelling = flowItem(before: close) else { return false }
      take(field(key, spelling, isItem: true, depth + 1))
      isFirst = false
      while next < close, bytes[next] == .space { next += 1 }
      if next == close { break }
      guard bytes[next] == UInt8(ascii: ",") else { return false }
      next += 1
      if next == close { return false }
    }
    next = close + 1
    return true
  }

  /// The bracket that ends a list of plain and quoted words; nil when something else stands within.
  private func closingBracket(from start: Int) -> Int? {
    var index = start + 1
    var quote: UInt8 = 0
    while index < end, !bytes[index].isLineBreak {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "]") {
        return index
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        return nil
      }
      index += 1
    }
    return nil
  }

  private mutating func flowItem(before close: Int) -> FieldNode.Spelling? {
    if bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") {
      // What is escaped may hold the quote by which the closing bracket was found.
      guard let spelling = scalar(), !value.isEscaped else { return nil }
      return spelling
    }
    guard Class.startsKey(bytes[next]) || bytes[next].isDigit else { return nil }
    value = Value(start: next, end: next)
    while next < close, bytes[next] != UInt8(ascii: ",") {
      guard Class.continuesKey(bytes[next]) else { return nil }
      if bytes[next] != .space { value.end = next + 1 }
      next += 1
    }
    return .plain
  }

  // MARK: Below the key

  /// Whether a list's item with something behind its dash stands here.
  var isAtDash: Bool { bytes[next] == UInt8(ascii: "-") && next + 1 < end && bytes[next + 1] == .space }

  /// The items of a list whose dashes stand in a column, and the way to what comes after them.
  ///
  /// - Parameter isAlongside: Whether its dashes stand in the column of its key, so that the next key ends it.
  mutating func list(
    at column: Int, isAlongside: Bool, of key: Range<Int>, _ depth: Int, _ take: (Field) -> Void
  ) -> Bool {
    guard depth <= Field.depthLimit else { return false }
    repeat {
      let dash = next
      next += 1
      skipSpaces()
      guard next < end, !bytes[next].isLineBreak, bytes[next] != UInt8(ascii: "#") else { return false }
      guard item(at: column + next - dash, in: column, of: key, depth, take) else { return false }
    } while self.column == column && isAtDash
    return self.column < column || isAlongside && self.column == column
  }

  /// A table that begins on the dash's line, or a single value.
  private mutating func item(
    at place: Int, in column: Int, of listKey: Range<Int>, _ depth: Int, _ take: (Field) -> Void
  ) -> Bool {
    let start = next
    if let first = key() {
      take(
        Field(
          key: listKey, value: start..<start, spelling: .blockTable, isItem: true, isEscaped: false, depth: depth))
      return table(at: place, from: first, depth: depth + 1, take)
    }
    if bytes[next] == UInt8(ascii: "|") || bytes[next] == UInt8(ascii: ">") {
      guard let spelling = blockScalar(in: column) else { return false }
      take(field(listKey, spelling, isItem: true, depth))
      goToContent()
      return true
    }
    guard let spelling = scalar() else { return false }
    take(field(listKey, spelling, isItem: true, depth))
    return finishLine()
  }
}
