/// Spells a single value so that every reader gets it back.
struct YAMLScalarSpeller {
  /// Where the value goes.
  enum Place {
    /// After `key: ` or `- `, whose column is given: the lines of a block scalar must be indented deeper.
    case block(column: Int)
    case flow
    case key(isFlow: Bool)
  }

  var place: Place
  var lineEnd: [UInt8]
  /// The quotes to take when there must be some.
  var quotes = FieldNode.Spelling.singleQuoted
  /// Whether a text of several lines becomes a block whatever its ends; else only one that `|-` can hold, which is told
  /// apart from the blocks that people write and goes again with the lines.
  var takesAnyBlock = true
  /// How much deeper than its key a block scalar's text stands.
  var blockIndent = 2
  /// The length of the longest blank line of those that follow; nil when none does. A block scalar would take it in.
  var blankLinesBelow: Int?
  /// The width that a folded text is wrapped to; nil leaves paragraphs whole.
  var foldWidth: Int?
  /// How the text was folded before.
  var foldedRows: YAMLFoldedRows?

  func spell(_ value: FieldValue, as spelling: FieldNode.Spelling) throws(FrontMatterError) -> [UInt8] {
    switch value {
    case .text(let text): return self.text(Array(text.utf8), as: spelling)
    case .empty: return []
    case .null: return Array("null".utf8)
    case .flag(let flag): return Array((flag ? "true" : "false").utf8)
    case .number(let text), .date(let text):
      guard YAMLPlainScalar.read(text) == value else { throw FrontMatterError(.cannotSpell(text)) }
      return Array(text.utf8)
    case .list, .table: throw FrontMatterError(.cannotSpell("\(value)"))
    }
  }

  /// The old spelling where it can hold the text, else the plainest that can.
  func text(_ text: [UInt8], as spelling: FieldNode.Spelling) -> [UInt8] {
    let hasLineBreak = text.contains(.lineFeed)
    switch spelling {
    case .singleQuoted:
      if let quoted = singleQuoted(text) { return quoted }
    case .doubleQuoted: return doubleQuoted(text)
    case .foldedBlock:
      if let folded = folded(text) ?? literal(text) { return folded }
    case .literalBlock:
      if let block = literal(text) { return block }
    default:
      if isPlain(text) { return text }
      if hasLineBreak, takesAnyBlock || isStrippable(text), let block = literal(text) { return block }
      if quotes == .singleQuoted, let quoted = singleQuoted(text) { return quoted }
    }
    return doubleQuoted(text)
  }

  private func isStrippable(_ text: [UInt8]) -> Bool { text.last != .lineFeed && text.first?.isBlank != true }

  // MARK: Plain

  /// Whether the text can stand without quotes: it is no mark of YAML's (section 7.3.3), and no reader types it.
  func isPlain(_ text: [UInt8]) -> Bool {
    guard let first = text.first, let last = text.last, YAMLReaders.allReadText(text) else { return false }
    guard !first.isBlank, !last.isBlank, last != UInt8(ascii: ":"),
      !Self.isIndicator(first, before: text.dropFirst().first)
    else { return false }
    if text.starts(with: "---".utf8) || text.starts(with: "...".utf8) { return false }
    guard isPrintable(text), !text.contains(.tab), !text.contains(.lineFeed) else { return false }
    let isFlow =
      switch place {
      case .block: false
      case .flow: true
      case .key(let isFlow): isFlow
      }
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "#") where index > 0 && text[index - 1].isBlank: return false
      case UInt8(ascii: ":"):
        if isFlow || text[index + 1].isBlank { return false }
      case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
        if isFlow { return false }
      default: break
      }
    }
    return true
  }

  /// Section 5.3: characters that a plain scalar cannot begin with.
  private static func isIndicator(_ byte: UInt8, before next: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "?"): next.map(\.isBlank) ?? true
    default: "[]{},#&*!|>'\"%@`:".utf8.contains(byte)
    }
  }

  /// Section 5.1, and what readers of YAML 1.1 refuse or take for a line break beyond it.
  private func isPrintable(_ text: [UInt8]) -> Bool {
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x20 && byte != .tab && byte != .lineFeed || byte == 0x7F { return false }
      if byte >= 0xC2, Self.needsEscape(text, at: index) { return false }
      index += 1
    }
    return true
  }

  /// Whether the text has no character that only an escape can say.
  func canStandInBlock(_ text: [UInt8]) -> Bool { isPrintable(text) }

  /// U+0080–9F, U+2028, U+2029, U+FEFF, U+FFFE, U+FFFF, at the first of their bytes.
  private static func needsEscape(_ text: [UInt8], at index: Int) -> Bool {
    func byte(_ offset: Int) -> UInt8 { index + offset < text.count ? text[index + offset] : 0 }
    switch text[index] {
    case 0xC2: return byte(1) < 0xA0
    case 0xE2: return byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9)
    case 0xEF: return (byte(1) == 0xBB && byte(2) == 0xBF) || (byte(1) == 0xBF && byte(2) >= 0xBE)
    default: return false
    }
  }

  // MARK: Quoted

  /// Section 7.3.2; nil when the text has a line break or what only an escape can say.
  func singleQuoted(_ text: [UInt8]) -> [UInt8]? {
    guard isPrintable(text), !text.contains(.lineFeed), !text.contains(.tab) else { return nil }
    var quoted: [UInt8] = [UInt8(ascii: "'")]
    for byte in text {
      if byte == UInt8(ascii: "'") { quoted.append(byte) }
      quoted.append(byte)
    }
    quoted.append(UInt8(ascii: "'"))
    return quoted
  }

  /// Section 7.3.1: can hold any text.
  func doubleQuoted(_ text: [UInt8]) -> [UInt8] {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": quoted += Array("\\\"".utf8)
      case "\\": quoted += Array("\\\\".utf8)
      case "\n": quoted += Array("\\n".utf8)
      case "\r": quoted += Array("\\r".utf8)
      case "\t": quoted += Array("\\t".utf8)
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": quoted += Self.escape("x", scalar.value, digits: 2)
      case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        quoted += Self.escape("u", scalar.value, digits: 4)
      default: quoted += Array(UTF8.encode(scalar)!)
      }
    }
    quoted.append(UInt8(ascii: "\""))
    return quoted
  }

  private static func escape(_ mark: Character, _ value: UInt32, digits: Int) -> [UInt8] {
    let hex = String(value, radix: 16, uppercase: true)
    return Array("\\\(mark)\(String(repeating: "0", count: digits - hex.utf8.count))\(hex)".utf8)
  }
}
