/// Single values: on one line, or as block scalars.
extension FieldScanner {
  /// A value on one line; its place is in `value`.
  mutating func scalar() -> FieldNode.Spelling? {
    value = Value(start: next)
    switch bytes[next] {
    case UInt8(ascii: "\""): return doubleQuoted() ? .doubleQuoted : nil
    case UInt8(ascii: "'"): return singleQuoted() ? .singleQuoted : nil
    default: return plain() ? .plain : nil
    }
  }

  /// Up to the closing quote on the same line; of the escapes only `\"` and `\\` are known.
  private mutating func doubleQuoted() -> Bool {
    next += 1
    while next < end, bytes[next] != UInt8(ascii: "\"") {
      if bytes[next].isLineBreak { return false }
      if bytes[next] == UInt8(ascii: "\\") {
        next += 1
        guard next < end, bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "\\") else { return false }
        value.isEscaped = true
      }
      next += 1
    }
    guard next < end else { return false }
    next += 1
    value.end = next
    return true
  }

  private mutating func singleQuoted() -> Bool {
    let quote = UInt8(ascii: "'")
    next += 1
    while next < end {
      if bytes[next].isLineBreak { return false }
      if bytes[next] == quote {
        guard next + 1 < end, bytes[next + 1] == quote else {
          next += 1
          value.end = next
          return true
        }
        value.isEscaped = true
        next += 1
      }
      next += 1
    }
    return false
  }

  /// Up to the end of the line or to ` #`; a colon with a blank behind it is for the parser.
  private mutating func plain() -> Bool {
    guard Class.startsPlain(bytes[next]) else { return false }
    if bytes[next] == UInt8(ascii: "-") {
      guard next + 1 < end, Class.startsKey(bytes[next + 1]) || bytes[next + 1].isDigit else { return false }
    }
    let start = next
    while next < end {
      let byte = bytes[next]
      // Most bytes are letters: one comparison for them.
      guard byte <= UInt8(ascii: ":") else {
        next += 1
        continue
      }
      if byte.isLineBreak { break }
      if byte == UInt8(ascii: "#"), next > start, bytes[next - 1] == .space { break }
      if byte == UInt8(ascii: ":") {
        guard next + 1 < end, bytes[next + 1] != .space, !bytes[next + 1].isLineBreak else { return false }
      }
      next += 1
    }
    var last = next
    while last > start, bytes[last - 1] == .space { last -= 1 }
    value.end = last
    // What comes after the value begins behind it when it is a comment, else at the line’s end.
    if next < end, bytes[next] == UInt8(ascii: "#") { next = last }
    return true
  }

  // MARK: Block scalars

  /// `|`, `>`, `|-` or `>-` with the lines below it (section 8.1); goes to the start of the line behind them.
  ///
  /// Left to the parser: `+` and an indent mark, a text without a line, and lines of more blanks than the indent.
  ///
  /// - Parameter column: that of the table or list it stands in: its lines stand behind it.
  mutating func blockScalar(in column: Int) -> FieldNode.Spelling? {
    value = Value(start: next)
    let spelling = bytes[next] == UInt8(ascii: "|") ? FieldNode.Spelling.literalBlock : .foldedBlock
    next += 1
    if next < end, bytes[next] == UInt8(ascii: "-") { next += 1 }
    skipSpaces()
    guard next < end, bytes[next].isLineBreak else { return nil }
    skipLine()
    while next < end, bytes[next].isLineBreak { skipLine() }
    let firstLine = next
    skipSpaces()
    let indent = next - firstLine
    guard indent > column else { return nil }
    return blockLines(indent) ? spelling : nil
  }

  /// From the first character of the text to the start of the line behind the last one.
  private mutating func blockLines(_ indent: Int) -> Bool {
    while true {
      guard hasText() else { return false }
      value.end = next
      skipLine()
      let spaces = takeIndentOfText(upTo: indent)
      if spaces < indent {
        // Blanks at the very end are read in different ways.
        guard next < end || spaces == 0 else { return false }
        next -= spaces
        return true
      }
    }
  }

  /// Goes to the line's end; whether it is not all blank.
  private mutating func hasText() -> Bool {
    var hasText = false
    while next < end, !bytes[next].isLineBreak {
      if bytes[next] != .space { hasText = true }
      next += 1
    }
    return hasText
  }

  /// Over blank lines to the next one, and over as many of its spaces as the indent has; how many those are.
  private mutating func takeIndentOfText(upTo indent: Int) -> Int {
    while true {
      let spaces = takeIndent(upTo: indent)
      guard next < end, bytes[next].isLineBreak else { return spaces }
      skipLine()
    }
  }

  /// Over as many spaces as the indent has, or as there are.
  private mutating func takeIndent(upTo indent: Int) -> Int {
    var spaces = 0
    while next < end, spaces < indent, bytes[next] == .space {
      next += 1
      spaces += 1
    }
    return spaces
  }
}
