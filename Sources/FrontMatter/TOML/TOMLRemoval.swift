/// Taking fields out, renaming them, and putting a plain value in the place of tables.
extension TOMLEditor {
  func unset(_ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    let target = try target(at: path)
    switch target.holder {
    case .none: throw FrontMatterError(.noSuchField(path))
    case .array(let node, let index): return bytes.combining(list(node).removing(index))
    case .tables(let list, let index):
      if target.scope.tree.nodes[list].items.count > 1 {
        let item = target.scope.tree.nodes[list].items[index]
        return bytes.combining(removal(of: target.scope.tree.nodes[item].statements, in: target.scope))
      }
      let holder = try self.target(at: path.parent)
      return try replaceTables(list, at: path.parent, in: holder, by: Array("[]".utf8))
    case .table(let table, let index):
      let member = target.scope.tree.nodes[table].members[index]
      let statements = target.scope.statements(of: member)
      guard table != TOMLTree.root, target.scope.tree.nodes[table].kind != .header,
        target.scope.tree.nodes[table].members.count == 1
      else { return bytes.combining(removal(of: statements, in: target.scope)) }
      return bytes.combining(emptying(member, statements, in: target.scope))
    }
  }

  func list(_ node: FieldNode) -> CommaList {
    CommaList(bytes, node.range, items: node.items.map(\.range), comments: .hash)
  }

  func entries(of inline: TOMLReading, _ range: Range<Int>) -> CommaList {
    CommaList(bytes, range, items: inline.statements.map(\.range), comments: .hash)
  }

  /// The last member of a table that has no header of its own goes: `a.b = 1` becomes `a = {}`, `[a.b]` becomes `[a]`.
  private func emptying(_ member: TOMLTree.Member, _ statements: [Int], in scope: TOMLReading) -> [TextEdit] {
    let first = scope.statements[statements[0]]
    let names = Set(scope.names(of: member).map(\.lowerBound))
    let place = first.keys.firstIndex { names.contains($0.range.lowerBound) } ?? first.keys.count - 1
    let end = first.keys[max(0, place - 1)].range.upperBound
    if case .entry(let entry) = first.content {
      let value = TextEdit(range: end..<entry.node.range.upperBound, replacement: Array(" = {}".utf8))
      return [value] + removal(of: Array(statements.dropFirst()), in: scope)
    }
    let header = bytes[first.keys[0].range.lowerBound..<end]
    var edits = removal(of: statements, in: scope)
    edits[0].replacement = blankLines(before: first.range.lowerBound, in: edits[0].range)
      + [UInt8(ascii: "[")] + header + [UInt8(ascii: "]")] + bytes.lineEnd(near: first.range.lowerBound)
    return edits
  }

  /// The blank lines that a removal takes along before the line of a header.
  private func blankLines(before place: Int, in range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[range.lowerBound..<max(range.lowerBound, bytes.lineStart(of: place))]
  }

  // MARK: Statements

  /// Takes whole lines out; with a header its table's lines and the blank lines before it, in an inline table the
  /// entries with their commas.
  func removal(of statements: [Int], in scope: TOMLReading) -> [TextEdit] {
    if let inline = scope.inline { return inlineRemoval(of: statements, in: scope, inline) }
    var edits: [TextEdit] = []
    var next = 0
    while next < statements.count {
      let first = statements[next]
      var last = next
      if !scope.statements[first].isEntry {
        while last + 1 < statements.count, statements[last + 1] == statements[last] + 1 { last += 1 }
      }
      edits.append(removal(from: first, to: statements[last], in: scope))
      next = last + 1
    }
    return edits
  }

  private func removal(from first: Int, to last: Int, in scope: TOMLReading) -> TextEdit {
    var start = lines(of: scope.statements[first]).lowerBound
    var end = lines(of: scope.statements[last]).upperBound
    if !scope.statements[first].isEntry {
      let above = startOfBlankLines(before: start)
      if above > range.lowerBound {
        start = above
      } else {
        while end < range.upperBound, isBlankLine(at: end) { end = min(bytes.nextLineStart(after: end), range.upperBound) }
      }
    }
    return TextEdit(range: start..<end, replacement: [])
  }

  /// One entry after the other is taken out of what is left.
  private func inlineRemoval(of statements: [Int], in scope: TOMLReading, _ inline: Range<Int>) -> [TextEdit] {
    guard statements.count > 1 else { return statements.flatMap { entries(of: scope, inline).removing($0) } }
    var text = bytes
    for statement in statements.reversed() {
      var scanner = TOMLScanner(text, in: inline.lowerBound..<text.count)
      guard let reading = try? scanner.inlineReading(), let range = reading.inline else { break }
      let list = CommaList(text, range, items: reading.statements.map(\.range), comments: .hash)
      let edit = text.combining(list.removing(statement))
      text.replaceSubrange(edit.range, with: edit.replacement)
    }
    return [TextEdit(from: bytes, to: text)]
  }

  /// A statement's lines, from the first one's start to after the last one's end.
  func lines(of statement: TOMLReading.Statement) -> Range<Int> {
    let start = max(bytes.lineStart(of: statement.range.lowerBound), range.lowerBound)
    return start..<min(bytes.nextLineStart(after: statement.range.upperBound), range.upperBound)
  }

  func isBlankLine(at line: Int) -> Bool {
    bytes.skippingBlanks(from: line, to: range.upperBound) == min(bytes.lineContentEnd(of: line), range.upperBound)
  }

  func startOfBlankLines(before line: Int) -> Int {
    var start = line
    while start > range.lowerBound, isBlankLine(at: max(bytes.lineStart(of: start - 1), range.lowerBound)) {
      start = max(bytes.lineStart(of: start - 1), range.lowerBound)
    }
    return start
  }

  /// The start of the comment lines right above a line: they belong to what follows.
  func startOfComments(above line: Int) -> Int {
    var start = line
    while start > range.lowerBound {
      let above = max(bytes.lineStart(of: start - 1), range.lowerBound)
      let content = bytes.skippingBlanks(from: above, to: range.upperBound)
      guard content < start, bytes[content] == UInt8(ascii: "#") else { break }
      start = above
    }
    return start
  }

  // MARK: Renaming

  func rename(_ path: FieldPath, to name: String) throws(FrontMatterError) -> TextEdit {
    let target = try target(at: path)
    guard case .table(let table, let index) = target.holder else { throw FrontMatterError(.noSuchField(path)) }
    let speller = speller(near: range.lowerBound)
    let names = target.scope.names(of: target.scope.tree.nodes[table].members[index])
    return bytes.combining(names.map { range in
      TextEdit(range: range, replacement: speller.key(name, as: spelling(ofKeyAt: range.lowerBound)))
    })
  }

  private func spelling(ofKeyAt place: Int) -> FieldNode.Spelling {
    switch bytes[place] {
    case UInt8(ascii: "\""): .doubleQuoted
    case UInt8(ascii: "'"): .singleQuoted
    default: .plain
    }
  }

  // MARK: Tables into values

  /// Puts one value, already spelled, in the place of a table or an array of tables.
  func replaceTables(
    _ node: Int, at path: FieldPath, in target: TOMLTarget, by spelled: [UInt8]
  ) throws(FrontMatterError) -> TextEdit {
    guard case .table(let table, let index) = target.holder else { throw FrontMatterError(.onlyAsText(path)) }
    let scope = target.scope
    let member = scope.tree.nodes[table].members[index]
    let statements = scope.tree.nodes[node].statements
    let first = scope.statements[statements[0]]
    if case .entry(let entry) = first.content {
      let names = Set(scope.names(of: member).map(\.lowerBound))
      guard let key = entry.keys.first(where: { names.contains($0.range.lowerBound) }) else {
        throw FrontMatterError(.onlyAsText(path))
      }
      let value = TextEdit(
        range: key.range.upperBound..<entry.node.range.upperBound, replacement: Array(" = ".utf8) + spelled)
      return bytes.combining([value] + removal(of: Array(statements.dropFirst()), in: scope))
    }
    let key = Array(bytes[member.key.range])
    let line = try insertion(of: key, spelled, in: table, of: scope, at: .last)
    return bytes.combining([line] + removal(of: statements, in: scope))
  }
}

extension TOMLReading {
  /// The statements that write a member and all in it.
  func statements(of member: TOMLTree.Member) -> [Int] {
    switch member.content {
    case .node(let node): tree.nodes[node].statements
    case .value(let node):
      statements.firstIndex { $0.range.upperBound == node.range.upperBound && $0.isEntry }.map { [$0] } ?? []
    }
  }

  /// Where a member's key stands: in several places when several headers or dotted keys name it.
  func names(of member: TOMLTree.Member) -> [Range<Int>] {
    switch member.content {
    case .node(let node): tree.nodes[node].names
    case .value: [member.key.range]
    }
  }
}

extension TOMLReading.Statement {
  var isEntry: Bool { if case .entry = content { true } else { false } }

  var keys: [TOMLKeyPart] {
    switch content {
    case .table(let keys), .item(let keys): keys
    case .entry(let entry): entry.keys
    }
  }
}
