/// How a file writes things, counted in what stands there: new values are written the same way.
struct YAMLHouseStyle {
  /// Texts in quotes that did not need them, and texts without.
  private(set) var freelySingleQuoted = 0
  private(set) var freelyDoubleQuoted = 0
  private(set) var plain = 0
  private var flowLists = 0
  private var blockLists = 0
  private var flowTables = 0
  private var blockTables = 0
  /// How much deeper than its key the dash of a list stands.
  private(set) var listIndent = 2
  /// How much deeper than its key a nested key or a block scalar's text stands.
  private(set) var tableIndent = 2
  private(set) var blockScalarIndent: Int?
  private var hasListIndent = false
  private var hasTableIndent = false

  private let bytes: [UInt8]

  init(_ bytes: [UInt8], root: FieldNode?) {
    self.bytes = bytes
    if let root { count(root, keyColumn: nil) }
  }

  /// What a new list is written as.
  var list: FieldNode.Spelling { flowLists > blockLists ? .flowList : .blockList }
  var table: FieldNode.Spelling { flowTables > blockTables ? .flowTable : .blockTable }

  /// What a new text is written as, after its neighbours: a table's or a list's other texts.
  static func text(among neighbours: [FieldNode]) -> FieldNode.Spelling? {
    var (single, double, plain) = (0, 0, 0)
    for node in neighbours {
      switch (node.spelling, needsQuotes(node)) {
      case (.singleQuoted, false): single += 1
      case (.doubleQuoted, false): double += 1
      case (.plain, _): if case .text = node.value { plain += 1 }
      default: break
      }
    }
    if single + double + plain == 0 { return nil }
    if plain >= single && plain >= double { return .plain }
    return single > double ? .singleQuoted : .doubleQuoted
  }

  /// The quotes that the file takes when it must.
  var quotes: FieldNode.Spelling { freelyDoubleQuoted > freelySingleQuoted ? .doubleQuoted : .singleQuoted }

  /// The quotes for a text that stood without until now: not those that the file takes where it need not, so that they
  /// can be told apart and go again.
  var quotesByNeed: FieldNode.Spelling {
    freelySingleQuoted > 0 && freelyDoubleQuoted == 0 ? .doubleQuoted : .singleQuoted
  }

  /// Whether a text could not stand without its quotes: they say nothing about taste.
  static func needsQuotes(_ node: FieldNode) -> Bool {
    guard case .text(let text) = node.value else { return false }
    return !YAMLScalarSpeller(place: .block(column: 0), lineEnd: [.lineFeed]).isPlain(Array(text.utf8))
  }

  private mutating func count(_ node: FieldNode, keyColumn: Int?) {
    switch node.spelling {
    case .plain: if case .text = node.value { plain += 1 }
    case .singleQuoted: if !Self.needsQuotes(node) { freelySingleQuoted += 1 }
    case .doubleQuoted: if !Self.needsQuotes(node) { freelyDoubleQuoted += 1 }
    case .literalBlock, .foldedBlock:
      if let keyColumn, blockScalarIndent == nil {
        blockScalarIndent = Self.textIndent(of: node, in: bytes).map { max(1, $0 - keyColumn) }
      }
    case .flowList: flowLists += 1
    case .blockList:
      blockLists += 1
      if let keyColumn, !hasListIndent, case let column = column(of: node), column >= keyColumn {
        listIndent = column - keyColumn
        hasListIndent = true
      }
    case .flowTable: flowTables += 1
    case .blockTable:
      blockTables += 1
      if let keyColumn, !hasTableIndent, case let column = column(of: node), column > keyColumn {
        tableIndent = column - keyColumn
        hasTableIndent = true
      }
    default: break
    }
    let keyColumn = node.spelling == .blockTable ? column(of: node) : nil
    for member in node.members { count(member.node, keyColumn: keyColumn) }
    for item in node.items { count(item, keyColumn: nil) }
  }

  /// Asked of blocks only: to look back from each item of a list on one long line would take the square of its length.
  private func column(of node: FieldNode) -> Int { node.range.lowerBound - bytes.lineStart(of: node.range.lowerBound) }

  /// The column at which a block scalar's text stands, nil when it has none.
  static func textIndent(of node: FieldNode, in bytes: [UInt8]) -> Int? {
    var line = bytes.nextLineStart(after: node.range.lowerBound)
    while line < node.range.upperBound {
      var next = line
      while next < node.range.upperBound, bytes[next] == .space { next += 1 }
      if next < node.range.upperBound, !bytes[next].isLineBreak { return next - line }
      line = bytes.nextLineStart(after: line)
    }
    return nil
  }
}
