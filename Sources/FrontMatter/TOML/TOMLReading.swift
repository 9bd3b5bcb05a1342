/// One TOML text, read: its statements, the tables that they build, and what is wrong.
struct TOMLReading {
  var statements: [Statement] = []
  var tree = TOMLTree()
  var problems: [ParsedFrontMatter.Problem] = []
  /// Where the braces stand, when it is an inline table.
  var inline: Range<Int>?

  struct Statement {
    var content: Content
    /// From its first to after its last byte, comment and line end left out.
    var range: Range<Int>
    /// The table that it opens, or that its entry goes to.
    var table: Int
  }

  enum Content {
    case table([TOMLKeyPart])
    case item([TOMLKeyPart])
    case entry(TOMLEntry)
  }

  /// After so many a person has enough to mend.
  private static let problemLimit = 20

  init(_ bytes: [UInt8], in range: Range<Int>) {
    if let offset = bytes.invalidUTF8(in: range) { problems.append(.init(reason: .notUTF8, offset: offset)) }
    var scanner = TOMLScanner(bytes, in: range)
    var section = Section()
    while scanner.next < scanner.end {
      let start = scanner.next
      do throws(TOMLScanner.Failure) {
        try read(&scanner, &section)
      } catch {
        note(error)
        section.noteLoss(error)
        // A list without a comma was read up to its bracket: nothing in it begins a statement.
        let isAfterList =
          error.reason == .missingComma && scanner.next > start
          && scanner.bytes[scanner.next - 1] == UInt8(ascii: "]")
        scanner.next = Self.nextStatement(
          in: scanner, after: isAfterList ? scanner.next - 1 : start, failedAt: max(error.offset, scanner.next))
      }
    }
  }

  init(inline start: Int) {
    inline = start..<start
  }

  /// An entry of an inline table.
  mutating func add(_ entry: TOMLEntry) throws(TOMLScanner.Failure) {
    try tree.add(entry, to: TOMLTree.root, statement: statements.count)
    statements.append(Statement(content: .entry(entry), range: entry.range, table: TOMLTree.root))
  }

  /// The table whose entries follow, and the tables on the way to it.
  private struct Section {
    var table = TOMLTree.root
    var way: [Int] = []
    var depth = 0
    /// Its header was refused: its entries have no place.
    var isLost = false

    /// `author]` was to be a header.
    mutating func noteLoss(_ failure: TOMLScanner.Failure) {
      if case .missingEquals(let line) = failure.reason, line.utf8.last == UInt8(ascii: "]") { isLost = true }
    }
  }

  private mutating func read(_ scanner: inout TOMLScanner, _ section: inout Section) throws(TOMLScanner.Failure) {
    scanner.skipBlanks()
    let start = scanner.next
    switch scanner.byte {
    case nil, .lineFeed, .carriageReturn, UInt8(ascii: "#"): try endLine(&scanner)
    case UInt8(ascii: "["):
      section.isLost = true
      try header(&scanner, &section, from: start)
    default:
      scanner.depth = section.depth
      let entry = try scanner.entry()
      let quote = entry.node.quote
      try endLine(&scanner, after: quote)
      if section.isLost { return }
      try tree.add(entry, to: section.table, statement: statements.count, way: section.way)
      statements.append(
        Statement(content: .entry(entry), range: start..<entry.node.range.upperBound, table: section.table))
    }
  }

  private mutating func header(
    _ scanner: inout TOMLScanner, _ section: inout Section, from start: Int
  ) throws(TOMLScanner.Failure) {
    scanner.next += 1
    let isItem = scanner.has("[")
    if isItem { scanner.next += 1 }
    scanner.skipBlanks()
    scanner.depth = 0
    guard !scanner.has("]") else { throw .init(reason: .namelessTable, offset: scanner.next) }
    let keys = try tableName(&scanner)
    guard scanner.has("]"), !isItem || scanner.byte(after: 1) == UInt8(ascii: "]") else {
      throw .init(reason: .unclosedBracket("["), offset: start)
    }
    scanner.next += isItem ? 2 : 1
    let range = start..<scanner.next
    try endLine(&scanner)
    let way = try tree.open(keys, asItem: isItem, range: range, statement: statements.count)
    let table = way[way.count - 1]
    statements.append(Statement(content: isItem ? .item(keys) : .table(keys), range: range, table: table))
    section = Section(table: table, way: way, depth: tree.nodes[table].depth)
  }

  /// The name between the brackets; what cannot stand there as it is may stand there in quotes.
  private func tableName(_ scanner: inout TOMLScanner) throws(TOMLScanner.Failure) -> [TOMLKeyPart] {
    do throws(TOMLScanner.Failure) {
      return try scanner.key()
    } catch {
      guard case .missingEquals(let line) = error.reason, let close = line.utf8.firstIndex(of: UInt8(ascii: "]")),
        close > line.startIndex
      else { throw error }
      throw .init(reason: .keyNeedsQuotes(String(line[..<close])), offset: error.offset)
    }
  }

  /// Only blanks and a comment may stand before the line end.
  private func endLine(_ scanner: inout TOMLScanner, after quote: Character? = nil) throws(TOMLScanner.Failure) {
    scanner.skipBlanks()
    try scanner.skipComment()
    guard scanner.next < scanner.end, !scanner.skipLineEnd() else { return }
    try scanner.refuseControl()
    let reason = quote.map(FrontMatterError.Reason.textAfterQuote) ?? .textAfterValue
    throw .init(reason: reason, offset: scanner.next)
  }

  // MARK: Going on after an error

  private mutating func note(_ failure: TOMLScanner.Failure) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(.init(reason: failure.reason, offset: failure.offset))
  }

  /// The next line that can be a statement: past the lines of a broken array, but not past the fields below it.
  private static func nextStatement(in scanner: TOMLScanner, after start: Int, failedAt offset: Int) -> Int {
    let bytes = scanner.bytes
    var line = min(bytes.nextLineStart(after: start), scanner.end)
    while line < min(offset, scanner.end), !looksLikeStatement(bytes, at: line, to: scanner.end) {
      line = min(bytes.nextLineStart(after: line), scanner.end)
    }
    while line < scanner.end, isLeftOver(bytes, at: line, to: scanner.end) {
      line = min(bytes.nextLineStart(after: line), scanner.end)
    }
    return line
  }

  /// `key =`, or a header.
  private static func looksLikeStatement(_ bytes: [UInt8], at line: Int, to end: Int) -> Bool {
    var next = bytes.skippingBlanks(from: line, to: end)
    guard next < end else { return true }
    if bytes[next] == UInt8(ascii: "[") {
      let content = bytes[next..<min(bytes.lineContentEnd(of: next), end)]
      return content.last == UInt8(ascii: "]")
    }
    let start = next
    while next < end, bytes[next].isTOMLBareKey || bytes[next] == UInt8(ascii: ".") { next += 1 }
    guard next > start else { return false }
    next = bytes.skippingBlanks(from: next, to: end)
    return next < end && bytes[next] == UInt8(ascii: "=")
  }

  /// The closing bracket of what was broken.
  private static func isLeftOver(_ bytes: [UInt8], at line: Int, to end: Int) -> Bool {
    let next = bytes.skippingBlanks(from: line, to: end)
    return next < end
      && (bytes[next] == UInt8(ascii: "]") || bytes[next] == UInt8(ascii: "}") || bytes[next] == UInt8(ascii: ","))
  }
}

extension FieldNode {
  /// The quote that closes it, if it has one.
  fileprivate var quote: Character? {
    switch spelling {
    case .doubleQuoted, .multilineDoubleQuoted: "\""
    case .singleQuoted, .multilineSingleQuoted: "'"
    default: nil
    }
  }
}

extension [UInt8] {
  /// The offset of the first byte that begins no UTF-8 character (Unicode 15, table 3-7); nil when all is well.
  func invalidUTF8(in range: Range<Int>) -> Int? {
    var next = range.lowerBound
    while next < range.upperBound {
      let first = self[next]
      if first < 0x80 {
        next += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch first {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return next
      }
      guard next + length <= range.upperBound, second.contains(self[next + 1]),
        self[(next + 2)..<(next + length)].allSatisfy({ $0 & 0xC0 == 0x80 })
      else { return next }
      next += length
    }
    return nil
  }
}
