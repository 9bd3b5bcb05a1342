/// Reads front matter line by line; a broken line is left out and the next one that can be read goes on.
struct TOMLParser {
  typealias Problem = ParsedFrontMatter.Problem

  private var scanner: TOMLScanner
  private var tables: TOMLTables
  private var current = 0
  private var hasConflict = false
  private(set) var problems: [Problem] = []
  /// All headers and pairs in the order of the file.
  private(set) var statements: [TOMLStatement] = []

  /// More problems than this are not told: the first ones are what a person mends.
  private static let problemLimit = 20

  init(_ source: FrontMatterSource) {
    scanner = TOMLScanner(source.bytes, in: source.range)
    tables = TOMLTables(place: source.range.lowerBound)
    if let offset = UTF8Validity.firstInvalid(in: source.bytes, source.range) {
      problems.append(Problem(reason: .notUTF8, offset: offset))
    }
    while scanner.next < scanner.end { line() }
    problems.sort { $0.offset < $1.offset }
  }

  var members: [FieldMember] { tables.members() }

  private mutating func line() {
    let start = scanner.next
    do {
      try statement(from: start)
    } catch {
      note(error, at: start)
      if looksLikeHeader(at: start) { current = tables.detached(place: start) }
      scanner.next = min(scanner.bytes.nextLineStart(after: start), scanner.end)
    }
  }

  private mutating func statement(from start: Int) throws(Problem) {
    scanner.skipBlanks()
    let length = scanner.lineEndLength(at: scanner.next)
    if length > 0 {
      scanner.next += length
      return
    }
    switch scanner.byte {
    case nil: return
    case UInt8(ascii: "#"): try endOfLine(after: nil)
    case UInt8(ascii: "["): try header(from: start)
    default:
      if let marker = conflictMarker() { throw marker }
      let pair = try scanner.pair(depth: tables.depth(of: current))
      try endOfLine(after: pair.value)
      try tables.set(pair.keys, to: pair.value, in: current, depth: 0)
      statements.append(TOMLStatement(kind: .pair, keys: pair.keys, value: pair.value, lines: start..<scanner.next))
    }
  }

  private mutating func header(from start: Int) throws(Problem) {
    let bracket = scanner.next
    let isList = scanner.hasBytes("[[", at: bracket)
    scanner.next += isList ? 2 : 1
    scanner.skipBlanks()
    guard let byte = scanner.byte, scanner.lineEndLength(at: scanner.next) == 0 else {
      throw Problem(reason: .unclosedBracket("["), offset: bracket)
    }
    if byte == UInt8(ascii: "]") { throw Problem(reason: .missingValue(key: "[]"), offset: bracket) }
    let keys = try scanner.keys()
    scanner.skipBlanks()
    guard isList ? scanner.hasBytes("]]", at: scanner.next) : scanner.byte == UInt8(ascii: "]") else {
      throw headerProblem(from: bracket)
    }
    scanner.next += isList ? 2 : 1
    let place = scanner.next
    try endOfLine(after: nil)
    current = try tables.open(keys, isList: isList, place: place)
    statements.append(
      TOMLStatement(kind: isList ? .listHeader : .header, keys: keys, value: nil, lines: start..<scanner.next))
  }

  private func headerProblem(from bracket: Int) -> Problem {
    guard let byte = scanner.byte, scanner.lineEndLength(at: scanner.next) == 0 else {
      return Problem(reason: .unclosedBracket("["), offset: bracket)
    }
    if byte.isForbiddenControl { return scanner.controlCharacter(at: scanner.next) }
    let close = scanner.bytes[scanner.next..<scanner.bytes.lineContentEnd(of: scanner.next)].firstIndex(of: UInt8(ascii: "]"))
    guard let close, close > scanner.next else { return Problem(reason: .unclosedBracket("["), offset: bracket) }
    return Problem(reason: .unquotedText(scanner.excerpt(from: bracket + 1, to: close)), offset: scanner.next)
  }

  /// Blanks, a comment, and the line end.
  private mutating func endOfLine(after value: FieldNode?) throws(Problem) {
    scanner.skipBlanks()
    if scanner.byte == UInt8(ascii: "#") { try scanner.skipComment() }
    guard let byte = scanner.byte else { return }
    let length = scanner.lineEndLength(at: scanner.next)
    guard length == 0 else {
      scanner.next += length
      return
    }
    if byte.isForbiddenControl { throw scanner.controlCharacter(at: scanner.next) }
    switch value?.spelling {
    case .plain: throw Problem(reason: .unquotedText(scanner.excerpt(from: value!.range.lowerBound)), offset: value!.range.lowerBound)
    case .doubleQuoted: throw Problem(reason: .textAfterQuote("\""), offset: scanner.next)
    default: throw Problem(reason: .textAfterValue(scanner.excerpt(from: scanner.next)), offset: scanner.next)
    }
  }

  private mutating func conflictMarker() -> Problem? {
    let start = scanner.next
    guard scanner.hasBytes("<<<<<<<", at: start) || scanner.hasBytes("=======", at: start) || scanner.hasBytes(">>>>>>>", at: start)
    else { return nil }
    return Problem(reason: .conflictMarkers, offset: start)
  }

  // MARK: Problems

  /// After the first problem a line that is no field is taken for a rest of the broken value above it.
  private mutating func note(_ problem: Problem, at line: Int) {
    guard problems.count < Self.problemLimit else { return }
    if case .conflictMarkers = problem.reason {
      if hasConflict { return }
      hasConflict = true
    } else if !problems.isEmpty, !beginsField(at: line) {
      return
    }
    problems.append(problem)
  }

  /// A bracket and no comma: not the rest of a broken array.
  private func looksLikeHeader(at line: Int) -> Bool {
    let content = scanner.bytes[line..<scanner.bytes.lineContentEnd(of: line)]
    return content.first { !$0.isBlank } == UInt8(ascii: "[") && !content.contains(UInt8(ascii: ","))
  }

  private func beginsField(at line: Int) -> Bool {
    var ahead = scanner
    ahead.next = line
    ahead.skipBlanks()
    guard (try? ahead.keys()) != nil else { return false }
    ahead.skipBlanks()
    return ahead.byte == UInt8(ascii: "=")
  }
}

/// A header or a pair, with its lines.
struct TOMLStatement {
  enum Kind {
    case header
    case listHeader
    case pair
  }

  var kind: Kind
  var keys: [TOMLKey]
  /// Of a pair.
  var value: FieldNode?
  /// From the start of its first line to after its last line's end.
  var lines: Range<Int>
}
