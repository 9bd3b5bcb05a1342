/// Spells values in TOML 1.0, in the file's own way.
struct TOMLSpeller {
  /// How a text is spelled that has no style of its own: single- or double-quoted.
  var quotes = FieldNode.Spelling.doubleQuoted
  var lineEnd: [UInt8] = [.lineFeed]
  /// `[ a ]` rather than `[a]`
  var hasBlanksInBrackets = false
  /// `{ a = 1 }` rather than `{a = 1}`
  var hasBlanksInBraces = true

  /// - Parameter spelling: How a text is to be spelled where it can be; nil for the file’s usual way.
  /// - Throws: ``FrontMatterError/Reason/cannotSpell(_:)`` for what TOML cannot say.
  func value(_ value: FieldValue, as spelling: FieldNode.Spelling? = nil) throws(FrontMatterError) -> [UInt8] {
    switch value {
    case .empty: throw FrontMatterError(.cannotSpell("="))
    case .null: throw FrontMatterError(.cannotSpell("null"))
    case .flag(let flag): return Array((flag ? "true" : "false").utf8)
    case .number(let text), .date(let text):
      let word = Array(text.utf8)
      guard TOMLWord.read(word[...]) == value else { throw FrontMatterError(.cannotSpell(text)) }
      return word
    case .text(let text): return self.text(Array(text.utf8), as: spelling ?? quotes)
    case .list(let items):
      var parts: [[UInt8]] = []
      for item in items { parts.append(try self.value(item, as: oneLine(spelling))) }
      return bracketed("[", parts, "]", hasBlanksInBrackets)
    case .table(let entries):
      var parts: [[UInt8]] = []
      for entry in entries {
        parts.append(key(entry.key) + Array(" = ".utf8) + (try self.value(entry.value, as: oneLine(spelling))))
      }
      return bracketed("{", parts, "}", hasBlanksInBraces)
    }
  }

  /// Texts in lists and tables stay on one line.
  private func oneLine(_ spelling: FieldNode.Spelling?) -> FieldNode.Spelling {
    switch spelling {
    case .singleQuoted, .multilineSingleQuoted: .singleQuoted
    case .doubleQuoted, .multilineDoubleQuoted: .doubleQuoted
    default: quotes
    }
  }

  private func bracketed(_ open: String, _ parts: [[UInt8]], _ close: String, _ hasBlanks: Bool) -> [UInt8] {
    let blank: [UInt8] = hasBlanks && !parts.isEmpty ? [.space] : []
    return Array(open.utf8) + blank + Array(parts.joined(separator: ", ".utf8)) + blank + Array(close.utf8)
  }

  // MARK: Text

  func text(_ text: [UInt8], as spelling: FieldNode.Spelling) -> [UInt8] {
    switch spelling {
    case .singleQuoted: literal(text) ?? basic(text)
    case .multilineSingleQuoted: multilineLiteral(text) ?? multilineBasic(text)
    case .multilineDoubleQuoted: multilineBasic(text)
    default: basic(text)
    }
  }

  /// Whether `'…'` can hold a text.
  static func canBeLiteral(_ text: [UInt8]) -> Bool {
    !text.contains { $0 == UInt8(ascii: "'") || ($0 < 0x20 && $0 != .tab) || $0 == 0x7F }
  }

  private func literal(_ text: [UInt8]) -> [UInt8]? {
    Self.canBeLiteral(text) ? [UInt8(ascii: "'")] + text + [UInt8(ascii: "'")] : nil
  }

  func basic(_ text: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text { Self.append(byte, to: &quoted) }
    return quoted + [UInt8(ascii: "\"")]
  }

  private func multilineLiteral(_ text: [UInt8]) -> [UInt8]? {
    guard Self.canBeLiteral(text.filter { $0 != .lineFeed && $0 != UInt8(ascii: "'") }), !hasFenceLine(text),
      text.last != UInt8(ascii: "'"), !text.hasRun(of: UInt8(ascii: "'"), count: 3)
    else { return nil }
    return Array("'''".utf8) + lines(text) { $1.append($0) } + Array("'''".utf8)
  }

  private func multilineBasic(_ text: [UInt8]) -> [UInt8] {
    var quotes = 0
    var body = lines(text) { byte, body in
      // Three in a row would close the text.
      quotes = byte == UInt8(ascii: "\"") ? quotes + 1 : 0
      if byte == UInt8(ascii: "\""), quotes < 3 {
        body.append(byte)
      } else {
        if byte == UInt8(ascii: "\"") { quotes = 0 }
        byte == .tab ? body.append(byte) : Self.append(byte, to: &body)
      }
    }
    if body.last == UInt8(ascii: "\""), text.last == UInt8(ascii: "\""), body.dropLast().last != UInt8(ascii: "\\") {
      body.insert(UInt8(ascii: "\\"), at: body.count - 1)
    }
    return Array("\"\"\"".utf8) + escapingFences(body) + Array("\"\"\"".utf8)
  }

  /// The first line break after the quotes does not count, so that a text of several lines can begin on its own line.
  private func lines(_ text: [UInt8], _ append: (UInt8, inout [UInt8]) -> Void) -> [UInt8] {
    var body = text.contains(.lineFeed) ? lineEnd : []
    for byte in text { byte == .lineFeed ? body += lineEnd : append(byte, &body) }
    return body
  }

  /// A line of `+++` would close the front matter.
  private func hasFenceLine(_ text: [UInt8]) -> Bool {
    text.split(separator: .lineFeed).contains(where: Self.isFence)
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "+++".utf8) && line.dropFirst(3).allSatisfy { $0.isBlank || $0 == .carriageReturn }
  }

  private func escapingFences(_ body: [UInt8]) -> [UInt8] {
    guard hasFenceLine(body) else { return body }
    let lines = body.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
      Self.isFence(line) ? Array("\\u002B".utf8) + line.dropFirst() : Array(line)
    }
    return Array(lines.joined(separator: [.lineFeed]))
  }

  /// Only what must be escaped is.
  private static func append(_ byte: UInt8, to quoted: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): quoted += "\\\"".utf8
    case UInt8(ascii: "\\"): quoted += "\\\\".utf8
    case 0x08: quoted += "\\b".utf8
    case .tab: quoted += "\\t".utf8
    case .lineFeed: quoted += "\\n".utf8
    case 0x0C: quoted += "\\f".utf8
    case .carriageReturn: quoted += "\\r".utf8
    case 0..<0x20, 0x7F:
      let digits = String(byte, radix: 16, uppercase: true)
      quoted += "\\u00\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8
    default: quoted.append(byte)
    }
  }

  // MARK: Keys

  func key(_ key: String, as spelling: FieldNode.Spelling = .plain) -> [UInt8] {
    let text = Array(key.utf8)
    switch spelling {
    case .singleQuoted: return self.text(text, as: .singleQuoted)
    case .doubleQuoted: return basic(text)
    default:
      if !text.isEmpty, text.allSatisfy(\.isTOMLBareKey) { return text }
      return self.text(text, as: quotes)
    }
  }
}

extension [UInt8] {
  fileprivate func hasRun(of byte: UInt8, count: Int) -> Bool {
    var run = 0
    for other in self {
      run = other == byte ? run + 1 : 0
      if run == count { return true }
    }
    return false
  }
}
