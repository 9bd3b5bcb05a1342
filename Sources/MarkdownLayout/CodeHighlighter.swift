/// Finds the comments, strings, numbers and keywords of code, in one pass, well enough for reading.
struct CodeHighlighter {
  private let language: CodeLanguage
  private let code: ArraySlice<UInt8>
  private var offset: Int

  init(_ language: CodeLanguage, _ code: ArraySlice<UInt8>) {
    self.language = language
    self.code = code
    offset = code.startIndex
  }

  /// The next piece's end and what it is beside code, which is often nothing; nil at the end.
  mutating func next() -> (end: Int, traits: MarkdownStyle.Traits)? {
    guard offset < code.endIndex else { return nil }
    let start = offset
    let traits = advance()
    assert(offset > start)
    return (offset, traits)
  }

  private mutating func advance() -> MarkdownStyle.Traits {
    let byte = code[offset]
    if startsLineComment {
      offset = code[offset...].firstIndex(of: 0x0A) ?? code.endIndex
      return .codeComment
    }
    if language.hasBlockComments, code[offset...].starts(with: "/*".utf8) {
      skipBlockComment()
      return .codeComment
    }
    if language.quotes.contains(byte) {
      skipString(quote: byte)
      return .codeString
    }
    if Self.isOfWord(byte) {
      let word = code[offset...].prefix(while: Self.isOfWord)
      offset = word.endIndex
      if byte &- UInt8(ascii: "0") < 10 {
        skipFraction()
        return .codeNumber
      }
      let isKeyword = word.count <= 12 && language.isKeyword(String(decoding: word, as: UTF8.self))
      return isKeyword ? .codeKeyword : []
    }
    offset += 1
    return []
  }

  /// A `#` starts a comment only after a blank: `$#`, `a#b` do not; `--` does so anywhere.
  private var startsLineComment: Bool {
    guard let mark = language.lineComment, code[offset...].starts(with: mark) else { return false }
    return mark.count > 1 || offset == code.startIndex || code[offset - 1] <= 0x20
  }

  private mutating func skipBlockComment() {
    offset = min(offset + 2, code.endIndex)
    while offset < code.endIndex, !code[offset...].starts(with: "*/".utf8) { offset += 1 }
    offset = min(offset + 2, code.endIndex)
  }

  /// To the closing quote, or to the end of the line.
  private mutating func skipString(quote: UInt8) {
    offset += 1
    while offset < code.endIndex, code[offset] != 0x0A {
      let byte = code[offset]
      offset += 1
      if byte == quote { return }
      if byte == UInt8(ascii: "\\"), offset < code.endIndex, code[offset] != 0x0A { offset += 1 }
    }
  }

  /// What follows the point of `3.14`; the dots of `0...9` belong to no number.
  private mutating func skipFraction() {
    guard offset + 1 < code.endIndex, code[offset] == UInt8(ascii: "."), code[offset + 1] &- UInt8(ascii: "0") < 10
    else { return }
    offset = code[(offset + 1)...].prefix(while: Self.isOfWord).endIndex
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }
}
