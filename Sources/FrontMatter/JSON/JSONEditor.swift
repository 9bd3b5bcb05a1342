/// Finds the bytes to replace and what to put there, for one edit of one JSON front matter.
struct JSONEditor: FormatEditor {
  let bytes: [UInt8]
  let range: Range<Int>
  let root: FieldNode?
  let house: JSONHouseStyle

  init(_ source: FrontMatterSource) {
    bytes = source.bytes
    range = source.range
    root = JSONReading(source.bytes, in: source.range).root
    house = JSONHouseStyle(source.bytes, root)
  }

  private func speller(near offset: Int) -> JSONSpeller {
    JSONSpeller(house: house, lineEnd: bytes.lineEnd(near: offset))
  }

  private func node(at path: FieldPath) throws(FrontMatterError) -> FieldNode {
    guard let root, let node = path.isEmpty ? root : root.members.node(at: path) else {
      throw FrontMatterError(.noSuchField(path))
    }
    return node
  }

  private func list(_ node: FieldNode) -> CommaList {
    var list = CommaList(
      bytes, node.range,
      items: node.spelling == .flowTable
        ? node.members.map { $0.keyRange.lowerBound..<$0.node.range.upperBound } : node.items.map(\.range),
      comments: .slashes)
    if max(node.items.count, node.members.count) < 2 { list.separator = house.comma }
    return list
  }

  /// The blanks that begin the line of a place.
  private func indent(at offset: Int) -> [UInt8] {
    Array(bytes[bytes.lineStart(of: offset)..<offset].prefix(while: \.isBlank))
  }

  /// Whether a collection has its members on lines of their own.
  private func isLong(_ node: FieldNode) -> Bool {
    guard let first = node.members.first?.keyRange.lowerBound ?? node.items.first?.range.lowerBound else {
      return bytes[node.range].contains(.lineFeed)
    }
    return bytes.lineStart(of: first) > node.range.lowerBound
  }

  // MARK: Setting

  func set(_ path: FieldPath, to value: FieldValue) throws(FrontMatterError) -> TextEdit {
    let node = try node(at: path)
    let spelled = try speller(near: node.range.lowerBound).value(value, indent: innerIndent(of: path, node))
    return TextEdit(range: node.range, replacement: spelled)
  }

  /// The indent of a value's line; nil when what holds it stands on one line.
  private func innerIndent(of path: FieldPath, _ node: FieldNode) throws(FrontMatterError) -> [UInt8]? {
    isLong(try self.node(at: path.parent)) ? indent(at: node.range.lowerBound) : nil
  }

  func setLiteral(_ path: FieldPath, to literal: [UInt8]) throws(FrontMatterError) -> TextEdit {
    let node = try node(at: path)
    let lineEnd = bytes.lineEnd(near: node.range.lowerBound)
    return TextEdit(range: node.range, replacement: literal.spelled(withLineEnd: lineEnd))
  }

  func convertToList(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    let node = try node(at: path)
    let spelled = bytes[node.range]
    guard house.hasLongLists, let unit = house.indent, let indent = try innerIndent(of: path, node) else {
      let blank: [UInt8] = house.hasBlanksInBrackets ? [.space] : []
      return TextEdit(
        range: node.range, replacement: [UInt8(ascii: "[")] + blank + spelled + blank + [UInt8(ascii: "]")])
    }
    let lineEnd = bytes.lineEnd(near: node.range.lowerBound)
    let open = [UInt8(ascii: "[")] + lineEnd + indent + unit
    return TextEdit(range: node.range, replacement: open + spelled + lineEnd + indent + [UInt8(ascii: "]")])
  }

  // MARK: Members

  func unset(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    let holder = try node(at: path.parent)
    let index: Int? =
      switch path.last {
      case .key(let key): holder.members.lastIndex(of: key)
      case .index(let index): holder.items.indices.contains(index) ? index : nil
      case nil: nil
      }
    guard let index else { throw FrontMatterError(.noSuchField(path)) }
    return bytes.combining(list(holder).removing(index))
  }

  func rename(_ path: FieldPath, to name: String) throws(FrontMatterError) -> TextEdit {
    guard case .key(let key)? = path.last else { throw FrontMatterError(.noSuchField(path)) }
    let holder = try node(at: path.parent)
    guard let index = holder.members.lastIndex(of: key) else { throw FrontMatterError(.noSuchField(path)) }
    return TextEdit(range: holder.members[index].keyRange, replacement: speller(near: range.lowerBound).text(name))
  }

  func insertKey(
    _ key: String, of path: FieldPath, to value: FieldValue, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit {
    guard root != nil else { return try firstObject(key, value) }
    let table = try node(at: path)
    let index: Int =
      switch place {
      case .first: 0
      case .last: table.members.count
      case .before(let key): table.members.lastIndex(of: key) ?? 0
      case .after(let key): table.members.lastIndex(of: key).map { $0 + 1 } ?? table.members.count
      }
    let neighbour = index > 0 ? table.members[index - 1] : table.members.first
    let colon = neighbour.map { JSONHouseStyle.colon(after: $0, in: bytes) } ?? house.colon
    let speller = speller(near: neighbour?.keyRange.lowerBound ?? table.range.lowerBound)
    return try insert(at: index, of: table, hasMembers: true) { (indent) throws(FrontMatterError) in
      speller.text(key) + colon + (try speller.value(value, indent: indent))
    }
  }

  func insertItem(_ value: FieldValue, of path: FieldPath, at index: Int) throws(FrontMatterError) -> TextEdit {
    let node = try node(at: path)
    let speller = speller(near: node.range.lowerBound)
    return try insert(at: index, of: node, hasMembers: false) { (indent) throws(FrontMatterError) in
      try speller.value(value, indent: indent)
    }
  }

  func moveItem(of path: FieldPath, from: Int, to: Int) throws(FrontMatterError) -> TextEdit {
    list(try node(at: path)).moving(from, to: to)
  }

  /// Puts a member or an item in; `spell` is told the indent of its line, nil in a collection on one line.
  private func insert(
    at index: Int, of node: FieldNode, hasMembers: Bool,
    _ spell: ([UInt8]?) throws(FrontMatterError) -> [UInt8]
  ) throws(FrontMatterError) -> TextEdit {
    let list = list(node)
    if let neighbour = list.items.isEmpty ? nil : list.items[max(0, index - 1)] {
      let indent = isLong(node) ? indent(at: neighbour.lowerBound) : nil
      return bytes.combining(list.inserting(try spell(indent), at: index))
    }
    let isLong = bytes[node.range].contains(.lineFeed) || (hasMembers ? house.indent != nil : house.hasLongLists)
    guard isLong, let unit = house.indent else {
      let blank: [UInt8] = (hasMembers ? house.hasBlanksInBraces : house.hasBlanksInBrackets) ? [.space] : []
      return bytes.combining(list.inserting(blank + (try spell(nil)) + blank, at: 0))
    }
    let indent = indent(at: node.range.lowerBound) + unit
    return bytes.combining(list.inserting(try spell(indent), at: 0, indent: indent))
  }

  /// Between `;;;` lines with nothing there yet.
  private func firstObject(_ key: String, _ value: FieldValue) throws(FrontMatterError) -> TextEdit {
    let speller = speller(near: range.lowerBound)
    let object = try speller.value(.table([.init(key: key, value: value)]), indent: [])
    return TextEdit(range: range.upperBound..<range.upperBound, replacement: object + speller.lineEnd)
  }
}
