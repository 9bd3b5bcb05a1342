import CLibYAML

/// Finds the usual cause behind libyaml's words.
///
/// libyaml says where it could not go on; people want to know what they typed wrong, which is often a line above.
struct YAMLProblem {
  typealias Problem = ParsedFrontMatter.Problem

  let failure: YAMLReading.Failure
  let bytes: [UInt8]
  let range: Range<Int>

  static func find(_ failure: YAMLReading.Failure, in source: FrontMatterSource) -> Problem {
    YAMLProblem(failure: failure, bytes: source.bytes, range: source.range).find()
  }

  /// Text where fields should be: of one line `title:Baker`, most often.
  static func notATable(_ root: FieldNode, in source: FrontMatterSource) -> Problem {
    let start = root.range.lowerBound
    let nothing = YAMLReading.Failure(
      status: PYAML_SYNTAX, problem: "", context: "", offset: start, contextOffset: start, character: -1)
    let problem = YAMLProblem(failure: nothing, bytes: source.bytes, range: source.range)
    let glued = root.spelling == .plain ? problem.gluedColon(on: source.bytes.lineStart(of: start)) : nil
    return glued ?? Problem(reason: .notATable, offset: start)
  }

  private func find() -> Problem {
    if failure.status == PYAML_TOO_DEEP { return at(failure.offset, .tooDeep(limit: YAMLTreeBuilder.depthLimit)) }
    if failure.status == PYAML_NO_MEMORY { return at(range.lowerBound, .tooLarge(limit: FrontMatterFences.sizeLimit)) }
    if failure.status == PYAML_READER {
      let isCharacter = failure.problem.hasPrefix("control characters") && failure.character >= 0
      return at(failure.offset, isCharacter ? .controlCharacter(UInt32(failure.character)) : .notUTF8)
    }
    return byMessage() ?? at(place, .syntax(failure.problem))
  }

  func at(_ offset: Int, _ reason: FrontMatterError.Reason) -> Problem { Problem(reason: reason, offset: offset) }

  /// Where a person looks: the end of the text is no help.
  private var place: Int {
    failure.offset >= range.upperBound && !failure.context.isEmpty ? failure.contextOffset : failure.offset
  }

  private func byMessage() -> Problem? {
    switch failure.problem {
    case "mapping values are not allowed in this context": colonWhereNoneCanBe()
    case "could not find expected ':'": lineWithoutColon()
    case "found character that cannot start any token": badStart()
    case "found unexpected end of stream", "found unexpected document indicator":
      failure.context.contains("quoted scalar")
        ? at(failure.contextOffset, .unclosedQuote(character(failure.contextOffset))) : nil
    case "did not find expected ',' or ']'": unclosedBracket("[")
    case "did not find expected ',' or '}'": unclosedBracket("{")
    case "did not find expected key": unexpected()
    case "did not find expected '-' indicator": tabIndent(failure.offset) ?? at(failure.offset, .badIndentation)
    case "did not find expected <document start>": afterTheEnd()
    case "did not find expected alphabetic or numeric character", "did not find URI escaped octet":
      reserved(failure.contextOffset)
    case "did not find expected digit or '.' character", "could not find expected directive name",
      "did not find expected non-alphabetical character", "found unknown directive name":
      reserved(bytes.lineStart(of: failure.contextOffset))
    case "did not find expected comment or line break", "did not find expected whitespace or line break",
      "found undefined tag handle", "did not find expected '!'", "did not find expected tag URI":
      reserved(failure.contextOffset)
    case "block sequence entries are not allowed in this context":
      key(onLineOf: failure.offset).map { at(failure.offset, .listOnKeyLine(key: $0)) }
        ?? at(failure.offset, .badIndentation)
    case "mapping keys are not allowed in this context": at(failure.offset, .reservedStart("?"))
    case "found unknown escape character", "did not find expected hexdecimal number",
      "found invalid Unicode character escape code":
      at(backslash(before: failure.offset), .badEscape)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      at(failure.offset, .tab)
    default: nil
    }
  }

  /// `title: a: b`, or `title:a` above a sound line, or an indent that is not.
  private func colonWhereNoneCanBe() -> Problem {
    if let tab = tabIndent(failure.offset) { return tab }
    let start = bytes.lineStart(of: failure.offset)
    if let quote = openQuote(before: start) { return quote }
    if let colon = firstColon(from: start, to: failure.offset), colon < failure.offset {
      return at(failure.offset, .colonInPlainValue(key: name(from: start, to: colon)))
    }
    guard let above = lineAbove(start) else { return at(failure.offset, .badIndentation) }
    if let glued = gluedColon(on: above) { return glued }
    let end = bytes.lineContentEnd(of: above)
    if firstColon(from: above, to: end + 1) == nil, indent(of: above) == indent(of: start) {
      return at(above + indent(of: above), .missingColon(name(from: above, to: end)))
    }
    return at(failure.offset, .badIndentation)
  }

  private func lineWithoutColon() -> Problem {
    let start = bytes.lineStart(of: failure.contextOffset)
    if let tab = tabIndent(failure.contextOffset) { return tab }
    if let quote = openQuote(before: start) { return quote }
    if let glued = gluedColon(on: start) { return glued }
    return at(failure.contextOffset, .missingColon(name(from: start, to: bytes.lineContentEnd(of: start))))
  }

  private func badStart() -> Problem {
    guard failure.offset < range.upperBound else { return at(failure.offset, .syntax(failure.problem)) }
    if bytes[failure.offset] == .tab { return at(failure.offset, .tab) }
    return reserved(failure.offset)
  }

  private func reserved(_ offset: Int) -> Problem? {
    offset < range.upperBound ? at(offset, .reservedStart(character(offset))) : nil
  }

  private func reserved(_ offset: Int) -> Problem {
    at(offset, .reservedStart(character(offset)))
  }

  private func unclosedBracket(_ bracket: Character) -> Problem {
    if let quote = openQuote(before: failure.offset) { return quote }
    return at(failure.contextOffset, .unclosedBracket(bracket))
  }

  /// Something behind a quoted value, or an indent that fits no line above.
  private func unexpected() -> Problem {
    if let tab = tabIndent(failure.offset) { return tab }
    let start = bytes.lineStart(of: failure.offset)
    if let quote = openQuote(before: start) { return quote }
    let before = lastNonBlank(before: failure.offset, from: start)
    if let before, bytes[before] == UInt8(ascii: "\"") || bytes[before] == UInt8(ascii: "'") {
      return at(failure.offset, .textAfterQuote(character(before)))
    }
    return at(min(failure.offset, range.upperBound), .badIndentation)
  }

  private func afterTheEnd() -> Problem {
    guard failure.offset < range.upperBound else { return at(failure.offset, .badIndentation) }
    if bytes[failure.offset] == UInt8(ascii: "%") { return at(failure.offset, .reservedStart("%")) }
    return tabIndent(failure.offset) ?? at(failure.offset, .badIndentation)
  }
}
