/// Looking at the lines around the place.
extension YAMLProblem {
  func character(_ offset: Int) -> Character {
    guard offset < bytes.count else { return " " }
    let end = min(bytes.count, offset + 4)
    return String(decoding: bytes[offset..<end], as: UTF8.self).unicodeScalars.first.map { Character($0) } ?? " "
  }

  func indent(of line: Int) -> Int {
    var next = line
    while next < range.upperBound, bytes[next] == .space { next += 1 }
    return next - line
  }

  func tabIndent(_ offset: Int) -> Problem? {
    var next = bytes.lineStart(of: offset)
    while next < range.upperBound, bytes[next].isBlank {
      if bytes[next] == .tab { return at(next, .tab) }
      next += 1
    }
    return nil
  }

  func lineAbove(_ start: Int) -> Int? {
    var line = start
    while line > range.lowerBound {
      line = bytes.lineStart(of: line - 1)
      let first = bytes.skippingBlanks(from: line, to: bytes.lineContentEnd(of: line))
      if first < bytes.lineContentEnd(of: line), bytes[first] != UInt8(ascii: "#") { return line }
    }
    return nil
  }

  /// The first colon that a blank or the end of the line follows, outside quotes.
  func firstColon(from start: Int, to end: Int) -> Int? {
    var next = start
    while next < min(end, range.upperBound) {
      if bytes[next] == UInt8(ascii: ":"),
        next + 1 >= range.upperBound || bytes[next + 1].isBlank || bytes[next + 1].isLineBreak
      {
        return next
      }
      next += 1
    }
    return nil
  }

  /// `title:Foo`: a word, a colon, and no space. Addresses (`https://…`) and times (`12:30`) are none.
  func gluedColon(on line: Int) -> Problem? {
    let end = bytes.lineContentEnd(of: line)
    var next = bytes.skippingBlanks(from: line, to: end)
    if next + 1 < end, bytes[next] == UInt8(ascii: "-"), bytes[next + 1].isBlank {
      next = bytes.skippingBlanks(from: next + 1, to: end)
    }
    let start = next
    while next < end, bytes[next] != UInt8(ascii: ":"), !bytes[next].isBlank { next += 1 }
    guard next > start, next + 1 < end, bytes[next] == UInt8(ascii: ":"), !bytes[next + 1].isBlank,
      bytes[next + 1] != UInt8(ascii: "/"),
      !bytes[start].isDigit
    else { return nil }
    return at(next, .missingSpaceAfterColon(key: name(from: start, to: next)))
  }

  func key(onLineOf offset: Int) -> String? {
    let start = bytes.lineStart(of: offset)
    return firstColon(from: start, to: offset).map { name(from: start, to: $0) }
  }

  /// A line's words without blanks, dashes and quotes around them.
  func name(from start: Int, to end: Int) -> String {
    var (first, last) = (start, end)
    while first < last, bytes[first].isBlank || (bytes[first] == UInt8(ascii: "-") && bytes[first + 1].isBlank) {
      first += 1
    }
    while last > first, bytes[last - 1].isBlank { last -= 1 }
    if last - first > 80 { last = first + 80 }
    return String(decoding: bytes[first..<last], as: UTF8.self)
  }

  func backslash(before offset: Int) -> Int {
    let line = bytes.lineStart(of: offset)..<min(offset + 1, range.upperBound)
    return line.last { bytes[$0] == UInt8(ascii: "\\") } ?? offset
  }

  func lastNonBlank(before offset: Int, from start: Int) -> Int? {
    var next = offset
    while next > start {
      next -= 1
      if !bytes[next].isBlank { return next }
    }
    return nil
  }

  /// A value above that opens a quote and leaves it open on a line that a key follows: the place where the trouble began.
  func openQuote(before limit: Int) -> Problem? {
    var line = range.lowerBound
    while line < limit {
      let end = bytes.lineContentEnd(of: line)
      let following = bytes.nextLineStart(after: line)
      if let colon = firstColon(from: line, to: end) {
        let value = bytes.skippingBlanks(from: colon + 1, to: end)
        if value < end, bytes[value] == UInt8(ascii: "\"") || bytes[value] == UInt8(ascii: "'"),
          !isClosed(from: value, to: end), following < range.upperBound, looksLikeKey(at: following)
        {
          return at(value, .unclosedQuote(character(value)))
        }
      }
      line = following
    }
    return nil
  }

  func isClosed(from quote: Int, to end: Int) -> Bool {
    var next = quote + 1
    while next < end {
      if bytes[next] == bytes[quote] { return true }
      if bytes[next] == UInt8(ascii: "\\"), bytes[quote] == UInt8(ascii: "\"") { next += 1 }
      next += 1
    }
    return false
  }

  func looksLikeKey(at line: Int) -> Bool {
    let end = bytes.lineContentEnd(of: line)
    guard let colon = firstColon(from: line, to: end), colon > line else { return false }
    return bytes[line..<colon].allSatisfy { !$0.isBlank && $0 != UInt8(ascii: "\"") }
  }
}
