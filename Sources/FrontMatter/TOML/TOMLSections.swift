/// Tables with headers of their own: `[name]` and `[[name]]`.
extension TOMLEditor {
  /// Whether a new table gets a header: as those beside it; at the top also when none is there.
  func wantsHeader(in table: Int) -> Bool {
    if style == .flowTable { return false }
    if style == .blockTable { return true }
    var hasInline = false
    for member in reading.tree.nodes[table].members.reversed() {
      switch member.content {
      case .node(let node) where reading.tree.nodes[node].kind != .dotted: return true
      case .value(let node) where node.spelling == .flowTable: hasInline = true
      default: break
      }
    }
    return table == TOMLTree.root && !hasInline
  }

  /// Whether a new list of tables is written as `[[name]]`.
  func wantsItemHeaders(in table: Int) -> Bool {
    if style == .blockList { return true }
    guard style != .flowList else { return false }
    return reading.tree.nodes[table].members.contains { member in
      if case .node(let node) = member.content { reading.tree.nodes[node].kind == .list } else { false }
    }
  }

  func insertSection(
    _ name: [UInt8], _ entries: [FieldValue.Entry], in table: Int, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit {
    let spot = spot(place, in: table)
    let header = Array("[".utf8) + prefix(of: table) + name + Array("]".utf8)
    return section(try [lines(header, entries, near: spot.offset)], at: spot)
  }

  func insertItems(
    _ items: [FieldValue], _ name: [UInt8], in table: Int, at place: FieldEdit.Place
  ) throws(FrontMatterError) -> TextEdit {
    let spot = spot(place, in: table)
    let header = Array("[[".utf8) + prefix(of: table) + name + Array("]]".utf8)
    var sections: [[UInt8]] = []
    for case .table(let entries) in items { sections.append(try lines(header, entries, near: spot.offset)) }
    return section(sections, at: spot)
  }

  /// The header's path up to a table, with the dot after it.
  private func prefix(of table: Int) -> [UInt8] {
    guard table != TOMLTree.root, let first = reading.tree.nodes[table].statements.first else { return [] }
    let keys: [TOMLKeyPart]
    if let header = reading.header(of: table) {
      keys = reading.statements[header].keys
    } else {
      let names = Set(reading.tree.nodes[table].names.map(\.lowerBound))
      let all = reading.statements[first].keys
      keys = Array(all[...(all.firstIndex { names.contains($0.range.lowerBound) } ?? all.count - 1)])
    }
    return bytes[keys[0].range.lowerBound..<keys[keys.count - 1].range.upperBound] + [UInt8(ascii: ".")]
  }

  /// A header and its entries, each on a line.
  private func lines(
    _ header: [UInt8], _ entries: [FieldValue.Entry], near offset: Int
  ) throws(FrontMatterError) -> [UInt8] {
    let speller = speller(near: offset)
    let lineEnd = bytes.lineEnd(near: offset)
    var text = header + lineEnd
    for entry in entries {
      let key = speller.key(entry.key)
      text += key + equals(like: reading.statements, key) + (try speller.value(entry.value)) + lineEnd
    }
    return text
  }

  // MARK: Where

  private struct Spot {
    var offset: Int
    /// Something stands right below, so that a blank line goes there and not above.
    var isBefore = false
  }

  private func spot(_ place: FieldEdit.Place, in table: Int) -> Spot {
    switch place {
    case .before(let key): sections(of: key, in: table).first.map(before) ?? last(in: table)
    case .after(let key): sections(of: key, in: table).last.map(after) ?? last(in: table)
    case .first:
      reading.tree.nodes[table].members.lazy
        .compactMap { sections(of: $0.key.text, in: table).first }.first.map(before) ?? last(in: table)
    case .last: last(in: table)
    }
  }

  /// The statements of a member that is written with headers.
  private func sections(of key: String, in table: Int) -> [Int] {
    guard let index = reading.tree.memberIndex(of: key, in: table) else { return [] }
    let statements = reading.statements(of: reading.tree.nodes[table].members[index])
    return statements.first.map { reading.statements[$0].isEntry } == false ? statements : []
  }

  private func before(_ statement: Int) -> Spot {
    Spot(offset: startOfComments(above: lines(of: reading.statements[statement]).lowerBound), isBefore: true)
  }

  private func after(_ statement: Int) -> Spot { Spot(offset: lines(of: reading.statements[statement]).upperBound) }

  private func last(in table: Int) -> Spot {
    guard table != TOMLTree.root, let last = reading.tree.nodes[table].statements.last else {
      return Spot(offset: range.upperBound)
    }
    return after(last)
  }

  /// Sections with blank lines between them where the file has such.
  private func section(_ sections: [[UInt8]], at spot: Spot) -> TextEdit {
    let lineEnd = bytes.lineEnd(near: max(range.lowerBound, spot.offset - 1))
    let blank = hasBlankLinesBeforeHeaders ? lineEnd : []
    let text = Array(sections.joined(separator: blank))
    let above = spot.offset > range.lowerBound && !isBlankLine(at: bytes.lineStart(of: spot.offset - 1)) && !spot.isBefore
    return TextEdit(range: spot.offset..<spot.offset, replacement: (above ? blank : []) + text + (spot.isBefore ? blank : []))
  }

  private var hasBlankLinesBeforeHeaders: Bool {
    let headers = reading.statements.dropFirst().filter { !$0.isEntry }
    guard let first = headers.first else { return true }
    let line = startOfComments(above: lines(of: first).lowerBound)
    return line > range.lowerBound && isBlankLine(at: bytes.lineStart(of: line - 1))
  }

  // MARK: Items

  func insertItem(_ value: FieldValue, of path: FieldPath, at index: Int) throws(FrontMatterError) -> TextEdit {
    let target = try target(at: path)
    switch target.thing {
    case .value(let node):
      let speller = speller(near: node.range.lowerBound)
      let text = try speller.value(value, as: house.textSpelling(among: node.items))
      let blank: [UInt8] = node.items.isEmpty && house.hasBlanksInBrackets ? [.space] : []
      return bytes.combining(list(node).inserting(blank + text + blank, at: index))
    case .node(let list):
      // What is no table cannot stand among `[[name]]`.
      guard case .table(let entries) = value else { throw FrontMatterError(.onlyAsText(path)) }
      let items = reading.tree.nodes[list].items
      let isLast = index == items.count
      let statements = reading.tree.nodes[items[isLast ? index - 1 : index]].statements
      guard let first = statements.first, let last = statements.last else { throw FrontMatterError(.onlyAsText(path)) }
      let spot = isLast ? after(last) : before(first)
      return section([try lines(Array(bytes[reading.statements[first].range]), entries, near: spot.offset)], at: spot)
    }
  }

  func moveItem(of path: FieldPath, from: Int, to: Int) throws(FrontMatterError) -> TextEdit {
    let target = try target(at: path)
    switch target.thing {
    case .value(let node): return list(node).moving(from, to: to)
    case .node(let list): return try moveTables(of: list, from, to: to, path)
    }
  }

  private func moveTables(of list: Int, _ from: Int, to: Int, _ path: FieldPath) throws(FrontMatterError) -> TextEdit {
    let (low, high) = (min(from, to), max(from, to))
    let items = reading.tree.nodes[list].items[low...high].map { reading.tree.nodes[$0].statements }
    let all = items.joined()
    guard let first = all.first, let last = all.last, last - first + 1 == all.count else {
      throw FrontMatterError(.onlyAsText(path))
    }
    let regions = items.map { statements in
      before(statements[0]).offset..<lines(of: reading.statements[statements[statements.count - 1]]).upperBound
    }
    var order = Array(regions.indices)
    order.insert(order.remove(at: from - low), at: to - low)
    var text: [UInt8] = []
    for (place, source) in order.enumerated() {
      text += bytes[regions[source]]
      if place + 1 < regions.count { text += bytes[regions[place].upperBound..<regions[place + 1].lowerBound] }
    }
    return TextEdit(range: regions[0].lowerBound..<regions[regions.count - 1].upperBound, replacement: text)
  }
}
