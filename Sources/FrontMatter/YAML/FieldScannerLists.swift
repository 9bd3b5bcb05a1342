/// Lists of single values: in brackets on the key's line, or one a line below it.
extension FieldScanner {
  /// `[a, 'b']` on one line.
  mutating func flowList(_ key: Range<Int>, _ take: (Field) -> Void) -> Bool {
    let start = next
    guard let close = closingBracket(from: start) else { return false }
    take(Field(key: key, value: start..<(close + 1), spelling: .flowList, isItem: false))
    next += 1
    var isFirst = true
    while true {
      while next < close, bytes[next] == .space { next += 1 }
      if next == close {
        guard isFirst else { return false }
        break
      }
      guard let spelling = flowItem(before: close) else { return false }
      take(Field(key: key, value: valueStart..<valueEnd, spelling: spelling, isItem: true))
      isFirst = false
      while next < close, bytes[next] == .space { next += 1 }
      if next == close { break }
      guard bytes[next] == UInt8(ascii: ",") else { return false }
      next += 1
      if next == close { return false }
    }
    next = close + 1
    return endOfLine()
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
    if bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") { return scalar() }
    valueStart = next
    guard Class.startsKey(bytes[next]) || bytes[next].isDigit else { return nil }
    while next < close, bytes[next] != UInt8(ascii: ",") {
      guard Class.continuesKey(bytes[next]) else { return nil }
      if bytes[next] != .space { valueEnd = next + 1 }
      next += 1
    }
    return .plain
  }

  /// Nothing, or a list of one item a line.
  mutating func belowKey(_ key: Range<Int>, _ colon: Int, _ take: (Field) -> Void) -> Bool {
    let line = next
    guard let column = dashColumn() else {
      next = line
      take(Field(key: key, value: colon..<colon, spelling: .absent, isItem: false))
      return true
    }
    let first = next
    guard let last = endOfList(column: column) else { return false }
    take(Field(key: key, value: first..<last, spelling: .blockList, isItem: false))
    next = first
    repeat {
      guard item(), let spelling = scalar() else { return false }
      take(Field(key: key, value: valueStart..<valueEnd, spelling: spelling, isItem: true))
      guard endOfLine() else { return false }
    } while hasItem(column: column)
    return true
  }

  /// Over blank lines and comments to a dash; its column, nil when something else comes.
  private mutating func dashColumn() -> Int? {
    while next < end {
      let line = next
      while next < end, bytes[next] == .space { next += 1 }
      guard next < end else { return nil }
      switch bytes[next] {
      case .lineFeed: next += 1
      case .carriageReturn: next += 2
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "-") where next + 1 < end && bytes[next + 1] == .space: return next - line
      default: return nil
      }
    }
    return nil
  }

  /// Whether another item of the list comes; else goes back to where the list ended.
  private mutating func hasItem(column: Int) -> Bool {
    let line = next
    if dashColumn() == column { return true }
    next = line
    return false
  }

  /// Goes over the dash and its blanks to what the item holds.
  private mutating func item() -> Bool {
    next += 1
    while next < end, bytes[next] == .space { next += 1 }
    return next < end && !bytes[next].isLineBreak && bytes[next] != UInt8(ascii: "#")
  }

  /// The end of the last item, found before the items are given away.
  private mutating func endOfList(column: Int) -> Int? {
    var last: Int?
    repeat {
      guard item(), scalar() != nil else { return nil }
      last = valueEnd
      guard endOfLine() else { return nil }
    } while hasItem(column: column)
    return last
  }
}
