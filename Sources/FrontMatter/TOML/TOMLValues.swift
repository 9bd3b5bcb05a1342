/// Values: words, arrays and inline tables (TOML 1.0, Array and Inline Table).
extension TOMLScanner {
  /// Reads one value.
  ///
  /// - Parameter depth: how many tables and arrays it stands in.
  mutating func value(depth: Int) throws(Problem) -> FieldNode {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string()
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "{"): return try inlineTable(depth: depth)
    default: return try word()
    }
  }

  private mutating func word() throws(Problem) -> FieldNode {
    let start = next
    while let byte, !byte.endsWord { next += 1 }
    if isDayBeforeTime(from: start) {
      next += 1
      while let byte, !byte.endsWord { next += 1 }
    }
    let word = bytes[start..<next]
    if let value = TOMLScalar.value(of: word) { return FieldNode(value: value, spelling: .plain, range: start..<next) }
    if let control = word.firstIndex(where: \.isForbiddenControl) { throw controlCharacter(at: control) }
    if byte == .carriageReturn, lineEndLength(at: next) == 0 { throw controlCharacter(at: next) }
    if word.isEmpty, byte == UInt8(ascii: ",") { throw Problem(reason: .strayComma, offset: next) }
    throw Problem(reason: TOMLScalar.reason(for: word, shown: excerpt(from: start)), offset: start)
  }

  /// `1979-05-27 07:32:00`: the one word that holds a space.
  private func isDayBeforeTime(from start: Int) -> Bool {
    next - start == 10 && next + 3 < end && bytes[next] == .space && bytes[next + 1].isDigit && bytes[next + 2].isDigit
      && bytes[next + 3] == UInt8(ascii: ":") && bytes[start + 4] == UInt8(ascii: "-")
  }

  private mutating func array(depth: Int) throws(Problem) -> FieldNode {
    let start = next
    guard depth < Self.depthLimit else { throw Problem(reason: .tooDeep(limit: Self.depthLimit), offset: start) }
    next += 1
    var items: [FieldNode] = []
    while true {
      try skipTrivia()
      if byte == UInt8(ascii: "]") { break }
      guard byte != nil else { throw Problem(reason: .unclosedBracket("["), offset: start) }
      items.append(try value(depth: depth + 1))
      try skipTrivia()
      if byte == UInt8(ascii: ",") {
        next += 1
      } else if byte != UInt8(ascii: "]") {
        throw missingInArray(openedAt: start, after: items)
      }
    }
    next += 1
    var node = FieldNode(value: .list(items.map(\.value)), spelling: .flowList, range: start..<next)
    node.items = items
    return node
  }

  /// No comma and no bracket: the bracket is missing when a new field begins here, else the comma is.
  private func missingInArray(openedAt start: Int, after items: [FieldNode]) -> Problem {
    guard let byte else { return Problem(reason: .unclosedBracket("["), offset: start) }
    if byte == .carriageReturn || byte.isForbiddenControl { return controlCharacter(at: next) }
    var ahead = self
    if (try? ahead.keys()) != nil {
      ahead.skipBlanks()
      if ahead.byte == UInt8(ascii: "=") { return Problem(reason: .unclosedBracket("["), offset: start) }
    }
    // `"a" = 1` after an unclosed array: the key was taken for an item.
    if byte == UInt8(ascii: "=") { return Problem(reason: .unclosedBracket("["), offset: start) }
    if let last = items.last, last.spelling == .plain, !bytes[last.range.upperBound..<next].contains(.lineFeed) {
      return Problem(reason: .unquotedText(excerpt(from: last.range.lowerBound)), offset: last.range.lowerBound)
    }
    return Problem(reason: .missingComma, offset: next)
  }

  private mutating func inlineTable(depth: Int) throws(Problem) -> FieldNode {
    let start = next
    guard depth < Self.depthLimit else { throw Problem(reason: .tooDeep(limit: Self.depthLimit), offset: start) }
    var tables = TOMLTables(place: start + 1)
    for pair in try inlinePairs(depth: depth) { try tables.set(pair.keys, to: pair.value, in: 0, depth: depth) }
    var node = FieldNode(value: .table([]), spelling: .flowTable, range: start..<next)
    node.members = tables.members()
    node.value = .table(node.members.map { .init(key: $0.key, value: $0.node.value) })
    return node
  }

  /// The pairs of an inline table, which must stand on one line and cannot end with a comma.
  mutating func inlinePairs(depth: Int) throws(Problem) -> [TOMLPair] {
    let start = next
    next += 1
    var pairs: [TOMLPair] = []
    skipBlanks()
    if byte == UInt8(ascii: "}") {
      next += 1
      return []
    }
    while true {
      skipBlanks()
      guard let byte, lineEndLength(at: next) == 0, byte != UInt8(ascii: "#") else {
        throw Problem(reason: .unclosedBracket("{"), offset: start)
      }
      if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") { throw Problem(reason: .strayComma, offset: next) }
      pairs.append(try pair(depth: depth))
      skipBlanks()
      switch self.byte {
      case UInt8(ascii: ","): next += 1
      case UInt8(ascii: "}"):
        next += 1
        return pairs
      case nil, UInt8(ascii: "#"): throw Problem(reason: .unclosedBracket("{"), offset: start)
      default:
        if lineEndLength(at: next) > 0 { throw Problem(reason: .unclosedBracket("{"), offset: start) }
        throw Problem(reason: .missingComma, offset: next)
      }
    }
  }

  /// `key = value`, without what may follow it.
  mutating func pair(depth: Int) throws(Problem) -> TOMLPair {
    let start = next
    let keys = try keys()
    skipBlanks()
    guard byte == UInt8(ascii: "=") else { throw missingEquals(from: start) }
    next += 1
    skipBlanks()
    guard byte != nil, lineEndLength(at: next) == 0, byte != UInt8(ascii: "#") else {
      throw Problem(reason: .missingValue(key: keys[keys.count - 1].text), offset: next)
    }
    return TOMLPair(keys: keys, value: try value(depth: depth + keys.count))
  }

  /// `my title = 1` lacks quotes, `title: x` the equals sign.
  func missingEquals(from start: Int) -> Problem {
    if next < end, byte != .carriageReturn, bytes[next].isForbiddenControl { return controlCharacter(at: next) }
    var last = next
    while last < end, !bytes[last].isLineBreak, bytes[last] != UInt8(ascii: "="), bytes[last] != UInt8(ascii: "#") { last += 1 }
    guard last < end, bytes[last] == UInt8(ascii: "="), !bytes[next..<last].contains(UInt8(ascii: ":")) else {
      return Problem(reason: .missingEquals(excerpt(from: start)), offset: next)
    }
    let text = excerpt(from: start, to: last)
    return Problem(reason: text.isEmpty ? .missingEquals(excerpt(from: start)) : .unquotedText(text), offset: start)
  }
}

/// A key with its value, on a line of its own or in an inline table.
struct TOMLPair {
  var keys: [TOMLKey]
  var value: FieldNode
}

extension UInt8 {
  /// What ends a bare word.
  fileprivate var endsWord: Bool {
    switch self {
    case .space, .tab, .lineFeed, .carriageReturn, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
