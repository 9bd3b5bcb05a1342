extension YAMLSyntax {
  static func editor(of source: FrontMatterSource, style: FieldNode.Spelling?) -> any FormatEditor {
    YAMLEditor(source, style: style)
  }
}

/// Finds the bytes to replace and what to put there, for one edit of one YAML front matter.
struct YAMLEditor: FormatEditor {
  let bytes: [UInt8]
  let range: Range<Int>
  let root: FieldNode?
  let places: YAMLPlaces
  let house: YAMLHouseStyle
  /// How other postings spell the field.
  let style: FieldNode.Spelling?

  init(_ source: FrontMatterSource, style: FieldNode.Spelling?) {
    bytes = source.bytes
    range = source.range
    let root = YAMLReading(source.bytes, in: source.range).root
    self.root = root?.spelling == .absent ? nil : root
    places = YAMLPlaces(bytes: bytes, range: range, root: self.root)
    house = YAMLHouseStyle(bytes, root: self.root)
    self.style = style
  }

  func slot(at path: FieldPath) throws(FrontMatterError) -> YAMLSlot {
    guard let slot = places.slot(at: path) else { throw FrontMatterError(.onlyAsText(path)) }
    return slot
  }

  /// The list or table at a path; the empty path is the whole front matter.
  func collection(at path: FieldPath) throws(FrontMatterError) -> FieldNode? {
    path.isEmpty ? root : try slot(at: path).node
  }

  func values(near offset: Int) -> YAMLValueSpeller {
    YAMLValueSpeller(house: house, lineEnd: bytes.lineEnd(near: offset))
  }

  // MARK: Setting

  func set(_ path: FieldPath, to value: FieldValue) throws(FrontMatterError) -> TextEdit {
    let slot = try slot(at: path)
    if let kept = setKeepingBreaks(slot, path, to: value) { return kept }
    if slot.isFlow {
      let texts = self.texts(in: slot)
      let spelled: [UInt8]
      if case .text = value {
        var speller = YAMLScalarSpeller(place: .flow, lineEnd: [.lineFeed])
        speller.quotes = house.quotesByNeed
        spelled = try speller.spell(value, as: spelling(of: slot))
      } else {
        spelled = try values(near: slot.start).flow(value, texts: texts)
      }
      if spelled.isEmpty, case .flowItem = slot.holder { throw FrontMatterError(.cannotSpell("an empty item")) }
      return replaceInFlow(slot, by: spelled)
    }
    var spelling: FieldNode.Spelling?
    switch value {
    case .list, .table: spelling = slot.node.spelling.isCollection ? slot.node.spelling : style
    default: spelling = self.spelling(of: slot)
    }
    let textIndent = YAMLHouseStyle.textIndent(of: slot.node, in: bytes)
    let isBlockScalar = slot.node.spelling == .literalBlock || slot.node.spelling == .foldedBlock
    let isItem = if case .blockItem = slot.holder { true } else { false }
    var speller = values(near: slot.node.range.lowerBound)
    speller.blankLinesBelow = places.blankLines(
      from: bytes.nextLineStart(after: max(slot.start, slot.node.range.upperBound)))
    if slot.node.spelling == .foldedBlock, let textIndent {
      speller.foldedRows = YAMLFoldedRows(bytes[slot.node.range], indent: textIndent)
    }
    let written = try speller.block(
      value, column: slot.column, isItem: isItem, as: spelling, texts: texts(in: slot),
      quotes: slot.node.spelling == .absent ? nil : house.quotesByNeed,
      indent: isBlockScalar ? textIndent.map { max(1, $0 - slot.column) } : nil,
      foldWidth: slot.node.spelling == .foldedBlock ? foldWidth(of: slot.node) : nil)
    return replace(slot, by: written)
  }

  /// How a text is to be spelled in the place of the old value.
  private func spelling(of slot: YAMLSlot) -> FieldNode.Spelling {
    switch slot.node.spelling {
    case .absent: YAMLHouseStyle.text(among: slot.neighbours) ?? style ?? .plain
    case .singleQuoted where isQuotedByNeed(slot.node), .doubleQuoted where isQuotedByNeed(slot.node): .plain
    case .literalBlock where isStripped(slot.node): .plain
    case .flowList, .blockList, .flowTable, .blockTable, .alias: YAMLHouseStyle.text(among: slot.neighbours) ?? .plain
    default: slot.node.spelling
    }
  }

  /// Whether a value that stood without quotes would look like this: its quotes go when it need not have them any more,
  /// so that setting a value and setting it back gives the first bytes.
  ///
  /// `''` is none of these: it is an empty form's field, whose quotes a person expects to stay.
  private func isQuotedByNeed(_ node: FieldNode) -> Bool {
    guard case .text(let text) = node.value, !text.isEmpty, YAMLHouseStyle.needsQuotes(node) else { return false }
    if node.spelling == .singleQuoted { return house.freelySingleQuoted == 0 }
    guard house.freelyDoubleQuoted == 0 else { return false }
    let speller = YAMLScalarSpeller(place: .flow, lineEnd: [.lineFeed])
    return house.quotesByNeed == .doubleQuoted || speller.singleQuoted(Array(text.utf8)) == nil
  }

  /// How the texts of a new list or table are to be spelled: as those of the old one, else as the neighbours.
  private func texts(in slot: YAMLSlot) -> FieldNode.Spelling {
    let inside = slot.node.items.isEmpty ? slot.node.members.map(\.node) : slot.node.items
    if slot.node.spelling.isCollection {
      return YAMLHouseStyle.text(among: inside) ?? YAMLHouseStyle.text(among: slot.neighbours) ?? .plain
    }
    return .plain
  }

  /// `|-` with several lines: what a text of several lines is written as where none stood before.
  private func isStripped(_ node: FieldNode) -> Bool {
    guard case .text(let text) = node.value, text.utf8.contains(.lineFeed) else { return false }
    return bytes[node.range].starts(with: "|-".utf8)
  }

  /// The longest line of a folded text of several lines: the width it was wrapped to.
  private func foldWidth(of node: FieldNode) -> Int? {
    let lines = bytes[node.range].split(separator: .lineFeed).dropFirst()
    guard lines.count > 1 else { return nil }
    return lines.map { line in line.lazy.filter { $0 & 0xC0 != 0x80 && $0 != .carriageReturn }.count }.max()
  }

  func setLiteral(_ path: FieldPath, to literal: [UInt8]) throws(FrontMatterError) -> TextEdit {
    let slot = try slot(at: path)
    let lines = literal.literalLines
    guard let first = lines.first, lines.count > 1 || isBlockTable(literal) else {
      return slot.isFlow ? replaceInFlow(slot, by: literal) : replace(slot, by: .init(head: literal))
    }
    guard !slot.isFlow else { throw FrontMatterError(.notOneValue(String(decoding: literal, as: UTF8.self))) }
    let lineEnd = bytes.lineEnd(near: slot.start)
    let indent = [UInt8](repeating: .space, count: slot.column + house.tableIndent)
    let isCollection = isBlockTable(literal)
    var written = YAMLValueSpeller.Written(head: isCollection ? [] : Array(first))
    for line in isCollection ? lines[...] : lines.dropFirst() {
      written.rest += lineEnd + (line.isEmpty ? [] : indent) + line
    }
    return replace(slot, by: written)
  }

  private func isBlockTable(_ literal: [UInt8]) -> Bool {
    let root = YAMLReading(literal, in: literal.indices).root
    return root?.spelling == .blockTable || root?.spelling == .blockList
  }

  func convertToList(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    let slot = try slot(at: path)
    let node = slot.node
    let spelled = Array(bytes[node.range])
    let isOneLine =
      !spelled.contains(where: \.isLineBreak) && node.spelling != .literalBlock && node.spelling != .foldedBlock
    if node.spelling == .absent || !isOneLine || node.properties != nil {
      return try set(path, to: node.spelling == .absent ? .list([]) : .list([node.value]))
    }
    let wanted = style == .flowList || style == .blockList ? style : nil
    if slot.isFlow || (wanted ?? house.list) == .flowList {
      let item = node.spelling == .plain ? try values(near: slot.start).flow(node.value, texts: .plain) : spelled
      let list = Array("[".utf8) + item + Array("]".utf8)
      return slot.isFlow ? replaceInFlow(slot, by: list) : replace(slot, by: .init(head: list))
    }
    let isItem = if case .blockItem = slot.holder { true } else { false }
    if isItem { return replace(slot, by: .init(head: Array("- ".utf8) + spelled)) }
    let indent = [UInt8](repeating: .space, count: slot.column + house.listIndent)
    return replace(slot, by: .init(rest: bytes.lineEnd(near: slot.start) + indent + Array("- ".utf8) + spelled))
  }

  // MARK: Renaming

  func rename(_ path: FieldPath, to name: String) throws(FrontMatterError) -> TextEdit {
    guard case .key(let key)? = path.last, let table = try collection(at: path.parent),
      let index = table.members.lastIndex(of: key)
    else { throw FrontMatterError(.noSuchField(path)) }
    let member = table.members[index]
    switch member.keySpelling {
    case .plain, .singleQuoted, .doubleQuoted, .absent: break
    default: throw FrontMatterError(.onlyAsText(path))
    }
    let spelled = values(near: member.keyRange.lowerBound).key(
      name, isFlow: table.spelling == .flowTable, as: member.keySpelling)
    return TextEdit(range: member.keyRange, replacement: spelled)
  }
}

extension FieldNode.Spelling {
  var isCollection: Bool {
    switch self {
    case .flowList, .blockList, .flowTable, .blockTable: true
    default: false
    }
  }
}
