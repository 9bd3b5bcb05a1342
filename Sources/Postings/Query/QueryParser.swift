internal import TerminalText

/// Reads the query language: one pass over the scalars, no backtracking.
struct QueryParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  /// Parentheses within each other; more are refused, so that no query can exhaust the stack.
  private var depth = 0
  private static let depthLimit = 100
  /// Where the clauses end that stand outside of parentheses, each after those before it.
  private var clauseEnds: [Int] = []

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  mutating func parse() throws(QueryError) -> QueryExpression {
    skipBlanks()
    guard !isAtEnd else { return .all }
    let expression = try alternatives()
    guard isAtEnd else { throw error(.term) }
    return expression
  }

  /// The text without its last clause and the word that joins it to the others; of a query that is not understood, what
  /// stands before the clause that is not.
  mutating func droppingLastClause() -> String {
    if (try? parse()) != nil { _ = clauseEnds.popLast() }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[..<(clauseEnds.last ?? 0)])
    return String(text)
  }

  // MARK: Grammar

  private mutating func alternatives() throws(QueryError) -> QueryExpression {
    var parts = [try sequence()]
    while takeKeyword("or") || takeKeyword("ou") || take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private mutating func sequence() throws(QueryError) -> QueryExpression {
    var parts: [QueryExpression] = []
    repeat {
      skipBlanks()
      parts.append(try unary())
      if depth == 0 { clauseEnds.append(index) }
      skipBlanks()
      _ = takeKeyword("and") || takeKeyword("et")
      skipBlanks()
    } while !isAtEnd && peek != ")" && peek != "|" && !isKeyword("or") && !isKeyword("ou")
    return parts.count == 1 ? parts[0] : .and(parts)
  }

  private mutating func unary() throws(QueryError) -> QueryExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw error(.term) }
    if takeKeyword("not") {
      skipBlanks()
      return .not(try unary())
    }
    if peek == "-" || peek == "!" {
      index += 1
      guard !isAtEnd, peek != " " else { throw error(.term) }
      return .not(try unary())
    }
    if take("(") {
      let inner = try alternatives()
      skipBlanks()
      guard take(")") else { throw error(.closingParenthesis) }
      return inner
    }
    return try term()
  }

  private mutating func term() throws(QueryError) -> QueryExpression {
    guard let first = peek, first != ")", first != "|" else { throw error(.term) }
    if first == "\"" { return .exactText(Folding.fold(try quoted())) }
    let start = index
    let word = bare(until: { $0 == ":" || $0 == "<" || $0 == ">" || $0 == "=" })
    guard let mark = peek, isOperator(mark), isFieldName(word), !isAddress else {
      index = start
      return .text(Folding.fold(bare(until: { _ in false })))
    }
    return try test(of: word)
  }

  /// After a field's name: `:value,value`, `=value`, `>bound`.
  private mutating func test(of name: String) throws(QueryError) -> QueryExpression {
    if take(":") { return try namedTest(name) }
    if take("=") {
      let isQuoted = peek == "\""
      let text = try value(after: name)
      return .field(name, isQuoted ? [.exact(text)] : DatePeriod.tests(text, of: name, else: .exact(text)))
    }
    let isLess = take("<")
    if !isLess { _ = take(">") }
    let orEqual = take("=")
    let start = index
    let text = try value(after: name)
    guard let bound = QueryBound.read(text) else { throw QueryError(position: start, expected: .dateOrNumber(text)) }
    return .compare(name, isLess ? (orEqual ? .lessOrEqual : .less) : (orEqual ? .greaterOrEqual : .greater), bound)
  }

  private mutating func namedTest(_ name: String) throws(QueryError) -> QueryExpression {
    let start = index
    switch name.lowercased() {
    case "is", "est": return try state(try value(after: name), at: start)
    case "no", "sans": return .no(try value(after: name))
    case "has", "avec": return .has(try value(after: name))
    case "body", "corps": return .body(Folding.fold(try value(after: name)))
    case "path", "chemin": return .path(try value(after: name))
    default: break
    }
    var tests: [QueryExpression.ValueTest] = []
    repeat { tests += try valueTests(after: name) } while take(",")
    return .field(name, tests)
  }

  private mutating func state(_ word: String, at start: Int) throws(QueryError) -> QueryExpression {
    var parts: [QueryExpression] = []
    for word in word.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "|" || $0 == "," }) {
      guard let part = Self.states[String(decoding: Folding.fold(String(word)), as: UTF8.self)] else {
        throw QueryError(position: start, expected: .state(String(word)))
      }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .or(parts)
  }

  private static let states: [String: QueryExpression] = [
    "draft": .state(.draft), "brouillon": .state(.draft), "scheduled": .state(.scheduled), "prevu": .state(.scheduled),
    "live": .state(.live), "en-ligne": .state(.live), "published": .state(.live), "expired": .state(.expired),
    "expire": .state(.expired), "closed": .state(.closed), "ferme": .state(.closed), "broken": .state(.broken),
    "bad": .state(.broken), "casse": .state(.broken), "duplicate": .duplicate, "dup": .duplicate, "doublon": .duplicate,
    "problem": .has("problem"), "probleme": .has("problem"),
  ]

  private mutating func valueTests(after name: String) throws(QueryError) -> [QueryExpression.ValueTest] {
    if peek == "\"" { return [.exact(try quoted())] }
    let start = index
    let text = bare(until: { $0 == "," })
    guard !text.isEmpty else { throw error(.value(after: name)) }
    guard let dots = text.range(ofDots: "..") else {
      return DatePeriod.tests(text, of: name, else: .wordPrefix(text))
    }
    let low = text[..<dots.lowerBound], high = text[dots.upperBound...]
    guard !(low.isEmpty && high.isEmpty) else { throw QueryError(position: start, expected: .value(after: name)) }
    let lowBound = QueryBound.read(String(low)), highBound = QueryBound.read(String(high))
    guard low.isEmpty || lowBound != nil, high.isEmpty || highBound != nil else {
      throw QueryError(position: start, expected: .dateOrNumber(text))
    }
    return [.range(lowBound, highBound)]
  }

  private mutating func value(after name: String) throws(QueryError) -> String {
    if peek == "\"" { return try quoted() }
    let isState = ["is", "est"].contains(name.lowercased())
    let text = isState ? bareWithBars() : bare(until: { _ in false })
    guard !text.isEmpty else { throw error(.value(after: name)) }
    return text
  }

  // MARK: Scanning

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }
  private var isAtEnd: Bool { index == scalars.count }

  /// `http://…` is a word, not a test of the field `http`.
  private var isAddress: Bool {
    peek == ":" && index + 2 < scalars.count && scalars[index + 1] == "/" && scalars[index + 2] == "/"
  }

  private func isOperator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "<" || scalar == ">" || scalar == "="
  }

  /// Field names begin with no digit, so that `12:30` is a word.
  private func isFieldName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first else { return false }
    return !("0"..."9").contains(first)
  }

  private mutating func skipBlanks() { while let scalar = peek, Self.isBlank(scalar) { index += 1 } }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  private func isKeyword(_ keyword: String) -> Bool {
    let wanted = Array(keyword.unicodeScalars)
    let end = index + wanted.count
    guard end < scalars.count, scalars[index..<end].elementsEqual(wanted) else { return false }
    return Self.isBlank(scalars[end]) || scalars[end] == "("
  }

  private mutating func takeKeyword(_ keyword: String) -> Bool {
    guard isKeyword(keyword) else { return false }
    index += keyword.unicodeScalars.count
    return true
  }

  /// Up to a blank, a closing parenthesis, a bar or what `isEnd` names.
  private mutating func bare(until isEnd: (Unicode.Scalar) -> Bool) -> String {
    var text = String.UnicodeScalarView()
    while let scalar = peek, !Self.isBlank(scalar), scalar != ")", scalar != "|", !isEnd(scalar) {
      text.append(scalar)
      index += 1
    }
    return String(text)
  }

  private mutating func bareWithBars() -> String {
    var text = bare(until: { _ in false })
    while peek == "|", index + 1 < scalars.count, !Self.isBlank(scalars[index + 1]) {
      index += 1
      text += "|" + bare(until: { _ in false })
    }
    return text
  }

  /// Between double quotes; `\"` and `\\` stand for themselves.
  private mutating func quoted() throws(QueryError) -> String {
    index += 1
    var text = String.UnicodeScalarView()
    while let scalar = peek {
      index += 1
      if scalar == "\"" { return String(text) }
      if scalar == "\\", let next = peek, next == "\"" || next == "\\" {
        text.append(next)
        index += 1
      } else {
        text.append(scalar)
      }
    }
    throw error(.closingQuote)
  }

  private func error(_ expected: QueryError.Expected) -> QueryError { QueryError(position: index, expected: expected) }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{A0}"
  }
}

extension String {
  fileprivate func range(ofDots dots: String) -> Range<Index>? {
    guard let start = utf8.indices.first(where: { utf8[$0...].starts(with: dots.utf8) }) else { return nil }
    return start..<utf8.index(start, offsetBy: 2)
  }
}
