extension TOMLSyntax {
  static func editor(of source: FrontMatterSource, style: FieldNode.Spelling?) -> any FormatEditor {
    TOMLEditor(source, style: style)
  }
}

/// Finds the bytes to replace and what to put there, for one edit of one TOML front matter.
struct TOMLEditor: FormatEditor {
  let bytes: [UInt8]
  let range: Range<Int>
  let reading: TOMLReading
  let house: TOMLHouseStyle
  /// How other postings spell the field.
  let style: FieldNode.Spelling?

  init(_ source: FrontMatterSource, style: FieldNode.Spelling?) {
    bytes = source.bytes
    range = source.range
    reading = TOMLReading(source.bytes, in: source.range)
    house = TOMLHouseStyle(source.bytes, reading.tree)
    self.style = style
  }

  func speller(near offset: Int) -> TOMLSpeller {
    TOMLSpeller(
      quotes: house.quotes(hint: style), lineEnd: bytes.lineEnd(near: offset),
      fence: fence,
      hasBlanksInBrackets: house.hasBlanksInBrackets, hasBlanksInBraces: house.hasBlanksInBraces)
  }

  /// What the opening fence is made of.
  private var fence: UInt8 {
    guard range.lowerBound > 0 else { return UInt8(ascii: "+") }
    let line = bytes.lineStart(of: range.lowerBound - 1)
    return bytes[line == 0 && bytes.hasByteOrderMark ? 3 : line]
  }

  func target(at path: FieldPath) throws(FrontMatterError) -> TOMLTarget {
    guard let target = TOMLTarget(path, in: reading, bytes) else { throw FrontMatterError(.noSuchField(path)) }
    return target
  }

  // MARK: Setting

  func set(_ path: FieldPath, to value: FieldValue) throws(FrontMatterError) -> TextEdit {
    let target = try target(at: path)
    let node = target.fieldNode
    if let steps = steps(from: node, to: value, at: path) {
      return try edit(in: steps)
    }
    let spelled = try speller(near: node.range.lowerBound).value(value, as: spelling(of: node, for: value, in: target))
    guard case .node(let index) = target.thing else { return TextEdit(range: node.range, replacement: spelled) }
    return try replaceTables(index, at: path, in: target, by: spelled)
  }

  /// More changes than this are written anew as one value: each one reads the front matter again.
  private static let stepLimit = 100

  /// A table that becomes quite another one, member by member: a header stays a header.
  private func steps(from node: FieldNode, to value: FieldValue, at path: FieldPath) -> [FieldEdit]? {
    switch (node.spelling, value) {
    case (.blockTable, .table(let entries)) where max(entries.count, node.members.count) <= Self.stepLimit:
      var steps: [FieldEdit] = []
      for entry in entries {
        if let index = node.members.lastIndex(of: entry.key) {
          guard node.members[index].node.value != entry.value else { continue }
          steps.append(.set(path.appending(key: entry.key), to: entry.value))
        } else {
          steps.append(.insertKey(entry.key, of: path, to: entry.value, at: .last))
        }
      }
      for member in node.members where !entries.contains(where: { $0.key.hasSameBytes(as: member.key) }) {
        steps.append(.unset(path.appending(key: member.key)))
      }
      return steps.count > Self.stepLimit ? nil : steps
    case (.blockList, .list(let items)):
      guard !items.isEmpty, items.allSatisfy(\.isTable), max(items.count, node.items.count) <= Self.stepLimit else {
        return nil
      }
      let sets = zip(node.items, items).enumerated().compactMap { index, pair -> FieldEdit? in
        pair.0.value == pair.1 ? nil : .set(path.appending(index: index), to: pair.1)
      }
      let inserts = items.indices.dropFirst(node.items.count).map { FieldEdit.insertItem(items[$0], of: path, at: $0) }
      let removals = node.items.indices.dropFirst(items.count).reversed().map {
        FieldEdit.unset(path.appending(index: $0))
      }
      return sets + inserts + removals
    default: return nil
    }
  }

  /// How a text is to be spelled in the place of the old value.
  private func spelling(of node: FieldNode, for value: FieldValue, in target: TOMLTarget) -> FieldNode.Spelling? {
    switch node.spelling {
    case .doubleQuoted: isQuotedByNeed(node) ? .singleQuoted : .doubleQuoted
    case .singleQuoted, .multilineSingleQuoted, .multilineDoubleQuoted: node.spelling
    default: house.textSpelling(among: target.neighbours)
    }
  }

  /// `"it's"` in a file whose other texts stand in single quotes: these come back when they can.
  private func isQuotedByNeed(_ node: FieldNode) -> Bool {
    guard case .text(let text) = node.value, house.quotes(hint: nil) == .singleQuoted else { return false }
    return !TOMLSpeller.canBeLiteral(Array(text.utf8))
  }

  func setLiteral(_ path: FieldPath, to literal: [UInt8]) throws(FrontMatterError) -> TextEdit {
    let target = try target(at: path)
    let spelled = literal.spelled(withLineEnd: bytes.lineEnd(near: target.fieldNode.range.lowerBound))
    switch target.thing {
    case .value(let node): return TextEdit(range: node.range, replacement: spelled)
    case .node(let index): return try replaceTables(index, at: path, in: target, by: spelled)
    }
  }

  func convertToList(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    let range = try target(at: path).fieldNode.range
    let blank: [UInt8] = house.hasBlanksInBrackets ? [.space] : []
    return TextEdit(
      range: range,
      replacement: [UInt8(ascii: "[")] + blank + Array(bytes[range]) + blank + [UInt8(ascii: "]")])
  }

  // MARK: Several steps

  /// Does one edit after the other, each on the result of the one before, and gives the whole as one.
  func edit(in steps: [FieldEdit]) throws(FrontMatterError) -> TextEdit {
    var text = bytes
    var range = range
    for step in steps {
      let source = FrontMatterSource(bytes: text, range: range)
      let edit = try TOMLEditor(source, style: style).textEdit(for: step)
      text.replaceSubrange(edit.range, with: edit.replacement)
      range = range.lowerBound..<(range.upperBound + edit.replacement.count - edit.range.count)
    }
    return TextEdit(from: bytes, to: text)
  }
}

extension FieldValue {
  var isTable: Bool { if case .table = self { true } else { false } }
}
