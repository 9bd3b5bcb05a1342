/// Putting new keys, tables and items in.
extension TOMLEditor {
  func insertKey(
    _ key: String, of path: FieldPath, to value: FieldValue, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit {
    var target = try target(at: path)
    target.enterInlineTable(bytes)
    guard case .node(let table) = target.thing else { throw FrontMatterError(.notATableAt(path)) }
    let scope = target.scope
    let speller = speller(near: scope.tree.nodes[table].range.lowerBound)
    let name = speller.key(key)
    if scope.inline == nil, scope.tree.nodes[table].kind != .dotted {
      if case .table(let entries) = value, wantsHeader(in: table) {
        return try insertSection(name, entries, in: table, at: place)
      }
      if case .list(let items) = value, !items.isEmpty, items.allSatisfy(\.isTable), wantsItemHeaders(in: table) {
        return try insertItems(items, name, in: table, at: place)
      }
    }
    let neighbours = scope.tree.nodes[table].members.compactMap { member in
      if case .value(let node) = member.content { node } else { nil }
    }
    let spelled = try speller.value(value, as: newSpelling(of: value, among: neighbours, isInline: scope.inline != nil))
    return try insertion(of: name, spelled, in: table, of: scope, at: place)
  }

  /// The style of the neighbours, then the hint; a text of several lines is written over several lines.
  private func newSpelling(
    of value: FieldValue, among neighbours: [FieldNode], isInline: Bool
  ) -> FieldNode.Spelling? {
    let known = house.textSpelling(among: neighbours)
    guard case .text(let text) = value, !isInline else { return known }
    if style == .multilineDoubleQuoted || style == .multilineSingleQuoted { return style }
    if text.utf8.contains(.lineFeed) { return .multilineDoubleQuoted }
    return known
  }

  // MARK: One entry

  /// A new entry, already spelled, in a table.
  func insertion(
    of key: [UInt8], _ spelled: [UInt8], in table: Int, of scope: TOMLReading, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit {
    let node = scope.tree.nodes[table]
    let own = scope.entries(in: table)
    let anchor = anchor(place, in: table, own, of: scope)
    var key = key
    if node.kind == .dotted {
      guard let (neighbour, depth) = scope.naming(table, near: anchor.statement) else {
        throw FrontMatterError(.checkFailed(FieldPath()))
      }
      let keys = scope.statements[neighbour].keys
      key = bytes[keys[0].range.lowerBound..<keys[depth].range.upperBound] + [UInt8(ascii: ".")] + key
    }
    if let inline = scope.inline {
      let isEmpty = scope.statements.isEmpty
      let index = anchor.statement.map { anchor.isBefore ? $0 : $0 + 1 } ?? 0
      let blank: [UInt8] = isEmpty && house.hasBlanksInBraces ? [.space] : []
      let text = blank + key + equals(like: scope.statements, key) + spelled + blank
      return bytes.combining(entries(of: scope, inline).inserting(text, at: index))
    }
    guard let statement = anchor.statement else { return firstEntry(key, spelled, in: table, of: scope) }
    let neighbour = scope.statements[statement]
    let lines = lines(of: neighbour)
    let indent = Array(bytes[lines.lowerBound..<neighbour.range.lowerBound])
    let text = indent + key + equals(like: own.map { scope.statements[$0] }, key) + spelled
      + bytes.lineEnd(near: neighbour.range.lowerBound)
    let at = anchor.isBefore ? startOfComments(above: lines.lowerBound) : lines.upperBound
    return TextEdit(range: at..<at, replacement: text)
  }

  /// The entry beside which a new one goes, before or after it; none in a table without entries.
  private func anchor(
    _ place: FieldEdit.Place, in table: Int, _ own: [Int], of scope: TOMLReading
  ) -> (statement: Int?, isBefore: Bool) {
    func statements(of key: String) -> [Int] {
      guard let index = scope.tree.memberIndex(of: key, in: table) else { return [] }
      return scope.statements(of: scope.tree.nodes[table].members[index]).filter { scope.statements[$0].isEntry && own.contains($0) }
    }
    switch place {
    case .first: return (own.first, true)
    case .last: return (own.last, false)
    case .before(let key): return statements(of: key).first.map { ($0, true) } ?? (own.last, false)
    case .after(let key): return statements(of: key).last.map { ($0, false) } ?? (own.last, false)
    }
  }

  /// A table's first entry of its own: below its header, at the top of the file, or below a header that it gets now.
  private func firstEntry(_ key: [UInt8], _ spelled: [UInt8], in table: Int, of scope: TOMLReading) -> TextEdit {
    let entry = key + equals(like: scope.statements.filter(\.isEntry), key) + spelled
    if table == TOMLTree.root {
      guard let first = scope.statements.first else {
        return TextEdit(range: range.upperBound..<range.upperBound, replacement: entry + bytes.lineEnd(near: range.upperBound))
      }
      let at = startOfComments(above: lines(of: first).lowerBound)
      let lineEnd = bytes.lineEnd(near: at)
      return TextEdit(range: at..<at, replacement: entry + lineEnd + lineEnd)
    }
    if let header = scope.header(of: table) {
      let lines = lines(of: scope.statements[header])
      return TextEdit(
        range: lines.upperBound..<lines.upperBound, replacement: entry + bytes.lineEnd(near: lines.lowerBound))
    }
    let statement = scope.statements[scope.tree.nodes[table].statements[0]]
    let names = Set(scope.tree.nodes[table].names.map(\.lowerBound))
    let depth = statement.keys.firstIndex { names.contains($0.range.lowerBound) } ?? 0
    let prefix = bytes[statement.keys[0].range.lowerBound..<statement.keys[depth].range.upperBound]
    let at = startOfComments(above: lines(of: statement).lowerBound)
    let lineEnd = bytes.lineEnd(near: at)
    let header = [UInt8(ascii: "[")] + prefix + [UInt8(ascii: "]")]
    return TextEdit(range: at..<at, replacement: header + lineEnd + entry + lineEnd + lineEnd)
  }

  /// `=` with the blanks that the neighbours put around it; values that stand below each other stay so.
  func equals(like statements: [TOMLReading.Statement], _ key: [UInt8]) -> [UInt8] {
    let spaces = statements.compactMap { statement -> (width: Int, text: ArraySlice<UInt8>)? in
      guard case .entry(let entry) = statement.content, let last = entry.keys.last else { return nil }
      return (last.range.upperBound - entry.keys[0].range.lowerBound, bytes[last.range.upperBound..<entry.node.range.lowerBound])
    }
    guard let last = spaces.last else { return Array(" = ".utf8) }
    let column = last.width + last.text.count
    let isAligned = spaces.count > 1 && spaces.allSatisfy { $0.width + $0.text.count == column }
      && spaces.contains { $0.width != last.width }
    if isAligned, key.count < column - 2, let mark = last.text.firstIndex(of: UInt8(ascii: "=")) {
      let after = last.text[mark...]
      let before = column - key.count - after.count
      if before > 0 { return [UInt8](repeating: .space, count: before) + after }
    }
    return last.text.elementsEqual("=".utf8) ? Array("=".utf8) : Array(" = ".utf8)
  }
}

extension TOMLReading {
  /// The entries that stand below a table's header, those of its dotted keys too; of a dotted table those that name it.
  func entries(in table: Int) -> [Int] {
    if tree.nodes[table].kind == .dotted { return tree.nodes[table].statements.filter { statements[$0].isEntry } }
    return statements.indices.filter { statements[$0].isEntry && statements[$0].table == table }
  }

  func header(of table: Int) -> Int? {
    guard tree.nodes[table].kind == .header else { return nil }
    return tree.nodes[table].statements.first { !statements[$0].isEntry && statements[$0].table == table }
  }

  /// An entry that names a dotted table, and which part of its key does.
  func naming(_ table: Int, near statement: Int?) -> (statement: Int, depth: Int)? {
    let names = Set(tree.nodes[table].names.map(\.lowerBound))
    for candidate in [statement].compactMap({ $0 }) + tree.nodes[table].statements {
      guard statements[candidate].isEntry else { continue }
      if let depth = statements[candidate].keys.firstIndex(where: { names.contains($0.range.lowerBound) }) {
        return (candidate, depth)
      }
    }
    return nil
  }
}
