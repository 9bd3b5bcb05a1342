/// Values of all kinds, with the bytes that spell them.
extension TOMLScanner {
  /// The value at the place.
  ///
  /// - Parameter key: What it is the value of, for what a person is told.
  mutating func value(of key: String) throws(Failure) -> FieldNode {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try text()
    case UInt8(ascii: "["): try entering { (scanner) throws(Failure) in try scanner.array(of: key) }
    case UInt8(ascii: "{") where byte(after: 1) == UInt8(ascii: "{"):
      // A template: `{{ .Date }}`.
      throw Failure(reason: .unquotedText(lineStart(from: next)), offset: next)
    case UInt8(ascii: "{"): try entering { (scanner) throws(Failure) in try scanner.inlineTable() }
    case nil, .lineFeed, .carriageReturn, UInt8(ascii: "#"):
      throw Failure(reason: .missingValue(key: key), offset: next)
    default: try word()
    }
  }

  /// A value without quotes.
  private mutating func word() throws(Failure) -> FieldNode {
    let start = next
    skipWord()
    // One space may stand between a date and its time.
    if next - start == 10, byte == .space, byte(after: 1)?.isDigit == true, TOMLWord.isDay(bytes[start..<next]) {
      next += 1
      skipWord()
    }
    guard let value = TOMLWord.read(bytes[start..<next]) else {
      try refuseControl(from: start)
      if TOMLWord.hasShapeOfDay(bytes[start..<next]), !TOMLWord.isDay(bytes[start..<next]) {
        let day = String(decoding: bytes[start..<(start + 10)], as: UTF8.self)
        throw Failure(reason: .impossibleDate(day), offset: start)
      }
      throw Failure(reason: .unquotedText(unquotedText(from: start)), offset: start)
    }
    return FieldNode(value: value, spelling: .plain, range: start..<next)
  }

  private mutating func skipWord() {
    while next < end,
      bytes[next].isTOMLBareKey || [UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: ":")].contains(bytes[next])
    {
      next += 1
    }
  }

  private func refuseControl(from start: Int) throws(Failure) {
    guard next == start, next < end else { return }
    try refuseControl()
  }

  /// The words up to what must end a value.
  private func unquotedText(from start: Int) -> String {
    let line = lineStart(from: start)
    let stop = line.utf8.firstIndex {
      $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "}")
    }
    var words = Array(line.utf8[..<(stop ?? line.utf8.endIndex)])
    while words.last?.isBlank == true { words.removeLast() }
    return words.isEmpty ? line : String(decoding: words, as: UTF8.self)
  }

  private mutating func array(of key: String) throws(Failure) -> FieldNode {
    let start = next
    var items: [FieldNode] = []
    // Told only when the bracket closes: else it is the bracket that is missing.
    var missingComma: Failure?
    next += 1
    while true {
      try skipTrivia()
      if has("]") { break }
      guard next < end, !startsStatement(after: items) else {
        throw Failure(reason: .unclosedBracket("["), offset: start)
      }
      items.append(try value(of: key))
      try skipTrivia()
      if has("]") { break }
      if has(",") {
        next += 1
      } else if missingComma == nil, let last = items.last {
        missingComma = Failure(reason: .missingComma, offset: last.range.upperBound)
      }
    }
    next += 1
    if let missingComma { throw missingComma }
    var node = FieldNode(value: .list(items.map(\.value)), spelling: .flowList, range: start..<next)
    node.items = items
    return node
  }

  /// Whether the next field or table begins on the line where an item is due: then the bracket was never closed.
  private func startsStatement(after items: [FieldNode]) -> Bool {
    guard let last = items.last, bytes[last.range.upperBound..<next].contains(.lineFeed) else { return false }
    var look = self
    if has("[") {
      // `[author]` alone on its line; a list in the list has numbers or texts in it.
      while look.has("[") { look.next += 1 }
      guard let first = look.byte, first.isTOMLBareKey, !first.isDigit else { return false }
      guard (try? look.key()) != nil, look.has("]") else { return false }
      while look.has("]") { look.next += 1 }
      look.skipBlanks()
      return look.next == end || bytes[look.next].isLineBreak
    }
    return (try? look.key()) != nil && look.has("=")
  }

  private mutating func inlineTable() throws(Failure) -> FieldNode {
    let start = next
    let tree = try inlineReading().tree
    let members = tree.fieldMembers(of: TOMLTree.root)
    let entries = members.map { FieldValue.Entry(key: $0.key, value: $0.node.value) }
    var node = FieldNode(value: .table(entries), spelling: .flowTable, range: start..<next)
    node.members = members
    return node
  }

  /// `{ key = value, … }`, each entry as a statement.
  mutating func inlineReading() throws(Failure) -> TOMLReading {
    let start = next
    var reading = TOMLReading(inline: start)
    next += 1
    skipBlanks()
    while !has("}") || !reading.statements.isEmpty {
      guard next < end, !bytes[next].isLineBreak, !has("#") else {
        throw Failure(reason: .unclosedBracket("{"), offset: start)
      }
      guard !has("}") else {
        throw Failure(reason: .trailingComma, offset: next)
      }
      try reading.add(try entry())
      skipBlanks()
      if has("}") { break }
      guard has(",") else {
        let isCut = next == end || bytes[next].isLineBreak || has("#")
        throw isCut
          ? Failure(reason: .unclosedBracket("{"), offset: start)
          : Failure(reason: .missingComma, offset: reading.statements.last?.range.upperBound ?? next)
      }
      next += 1
      skipBlanks()
    }
    next += 1
    reading.inline = start..<next
    return reading
  }

  /// `key = value`
  mutating func entry() throws(Failure) -> TOMLEntry {
    let start = next
    let keys = try key()
    guard has("=") else { throw keyFailure(from: start) }
    next += 1
    skipBlanks()
    depth += keys.count
    defer { depth -= keys.count }
    return TOMLEntry(keys: keys, node: try value(of: keys[keys.count - 1].text))
  }
}

/// A key, dotted or not, and its value.
struct TOMLEntry {
  var keys: [TOMLKeyPart]
  var node: FieldNode

  var range: Range<Int> { keys[0].range.lowerBound..<node.range.upperBound }
}
