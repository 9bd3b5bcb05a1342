/// Spells any value, single or nested, in the file's own way.
struct YAMLValueSpeller {
  let house: YAMLHouseStyle
  let lineEnd: [UInt8]
  /// The length of the longest blank line below the place; nil when none is there.
  var blankLinesBelow: Int?
  /// The rows of the folded block that the text takes the place of.
  var foldedRows: YAMLFoldedRows?

  /// What stands after a value's key or dash: a blank and the value on the line, then lines of their own.
  struct Written {
    /// On the line of the key or the dash, without the blank before.
    var head: [UInt8] = []
    /// Lines of their own, each with a line end before it.
    var rest: [UInt8] = []
  }

  /// - Parameters:
  ///   - spelling: How the value is to be spelled where it can be.
  ///   - texts: How the texts in a list or a table are to be spelled.
  func block(
    _ value: FieldValue, column: Int, isItem: Bool, as spelling: FieldNode.Spelling?,
    texts: FieldNode.Spelling = .plain, quotes: FieldNode.Spelling? = nil, indent: Int? = nil, foldWidth: Int? = nil
  ) throws(FrontMatterError) -> Written {
    switch value {
    case .list(let items):
      if items.isEmpty || isFlow(spelling, house.list == .flowList), !value.hasLineBreak {
        return Written(head: try flow(value, texts: texts))
      }
      return isItem
        ? try compact(items.map { (nil, $0) }, column: column + 2, texts)
        : try lines(items.map { (nil, $0) }, column: column + house.listIndent, texts)
    case .table(let entries):
      if entries.isEmpty || isFlow(spelling, house.table == .flowTable), !value.hasLineBreak {
        return Written(head: try flow(value, texts: texts))
      }
      return isItem
        ? try compact(entries.map { ($0.key, $0.value) }, column: column + 2, texts)
        : try lines(entries.map { ($0.key, $0.value) }, column: column + house.tableIndent, texts)
    default:
      var speller = YAMLScalarSpeller(place: .block(column: column), lineEnd: lineEnd)
      speller.quotes = quotes ?? house.quotes
      speller.blankLinesBelow = blankLinesBelow
      speller.takesAnyBlock = quotes == nil
      speller.blockIndent = indent ?? (isItem ? 2 : house.blockScalarIndent ?? max(1, house.tableIndent))
      speller.foldWidth = foldWidth
      speller.foldedRows = foldedRows
      let spelled = try speller.spell(value, as: spelling ?? texts)
      guard case .text(let text) = value,
        spelled.first.map({ $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ">") }) == true,
        !text.isEmpty
      else { return Written(head: spelled) }
      let headEnd = spelled.firstIndex(where: \.isLineBreak) ?? spelled.endIndex
      return Written(head: Array(spelled[..<headEnd]), rest: Array(spelled[headEnd...]))
    }
  }

  func flow(_ value: FieldValue, texts: FieldNode.Spelling) throws(FrontMatterError) -> [UInt8] {
    switch value {
    case .list(let items):
      var parts: [[UInt8]] = []
      for item in items {
        guard item != .empty else { throw FrontMatterError(.cannotSpell("[,]")) }
        parts.append(try flow(item, texts: texts))
      }
      return Array("[".utf8) + Array(parts.joined(separator: ", ".utf8)) + Array("]".utf8)
    case .table(let entries):
      var parts: [[UInt8]] = []
      for entry in entries {
        let spelled = try flow(entry.value, texts: texts)
        parts.append(key(entry.key, isFlow: true, as: .plain) + Array(": ".utf8) + spelled)
      }
      return Array("{".utf8) + Array(parts.joined(separator: ", ".utf8)) + Array("}".utf8)
    default:
      var speller = YAMLScalarSpeller(place: .flow, lineEnd: lineEnd)
      speller.quotes = texts == .plain ? house.quotes : texts
      return try speller.spell(value, as: texts)
    }
  }

  func key(_ key: String, isFlow: Bool, as spelling: FieldNode.Spelling) -> [UInt8] {
    var speller = YAMLScalarSpeller(place: .key(isFlow: isFlow), lineEnd: lineEnd)
    speller.quotes = house.quotes
    // A key is one line: block scalars are no choice, and a line break takes double quotes.
    return speller.text(Array(key.utf8), as: spelling == .singleQuoted || spelling == .doubleQuoted ? spelling : .plain)
  }

  private func isFlow(_ spelling: FieldNode.Spelling?, _ isHouseStyle: Bool) -> Bool {
    switch spelling {
    case .flowList, .flowTable: true
    case .blockList, .blockTable: false
    default: isHouseStyle
    }
  }

  /// Members or items, each on its own line.
  private func lines(
    _ children: [(key: String?, value: FieldValue)], column: Int, _ texts: FieldNode.Spelling
  ) throws(FrontMatterError) -> Written {
    var written = Written()
    for child in children {
      written.rest += lineEnd + Array(repeating: .space, count: column)
      written.rest += try line(child.key, child.value, column: column, texts)
    }
    return written
  }

  /// The same, the first one on the line of the dash that holds them.
  private func compact(
    _ children: [(key: String?, value: FieldValue)], column: Int, _ texts: FieldNode.Spelling
  ) throws(FrontMatterError) -> Written {
    var written = try lines(children, column: column, texts)
    let first = written.rest.dropFirst(lineEnd.count + column)
    let headEnd = first.firstIndex(where: \.isLineBreak) ?? first.endIndex
    written.head = Array(first[..<headEnd])
    written.rest = Array(first[headEnd...])
    return written
  }

  /// `key: value` or `- value`, from the key or the dash on.
  func line(
    _ key: String?, _ value: FieldValue, column: Int, _ texts: FieldNode.Spelling,
    as spelling: FieldNode.Spelling? = nil
  ) throws(FrontMatterError) -> [UInt8] {
    let mark = key.map { self.key($0, isFlow: false, as: .plain) + [UInt8(ascii: ":")] } ?? [UInt8(ascii: "-")]
    let written = try block(value, column: column, isItem: key == nil, as: spelling, texts: texts)
    return mark + (written.head.isEmpty ? [] : [.space]) + written.head + written.rest
  }
}

extension FieldValue {
  /// Whether a text somewhere in it has several lines.
  fileprivate var hasLineBreak: Bool {
    switch self {
    case .text(let text): text.utf8.contains(.lineFeed)
    case .list(let items): items.contains(where: \.hasLineBreak)
    case .table(let entries): entries.contains { $0.value.hasLineBreak }
    default: false
    }
  }
}
