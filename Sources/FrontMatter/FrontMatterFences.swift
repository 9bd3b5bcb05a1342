/// Where the front matter of a file begins and ends, found in one pass that stops at the closing fence.
///
/// The rules are the ones that sites are built by:
/// - Jekyll: `---` and blanks on the first line, closed by a line of `---` or `...` and blanks
///   (`Jekyll::Document::YAML_FRONT_MATTER_REGEXP`);
/// - Hugo and Zola also skip a byte order mark and blank lines before the fence, and know `+++` and `{`
///   (`parser/pageparser/pagelexer_intro.go`, `components/content/src/front_matter/split.rs`);
/// - gray-matter: `;;;` for JSON, and a format's name after the opening fence (`---json`).
struct FrontMatterFences {
  var format: FrontMatterFormat?
  var frontMatterRange: Range<Int>
  var bodyRange: Range<Int>
  var errors: [ParsedFrontMatter.Problem] = []

  /// Front matter longer than this is refused: real ones end after some kilobytes.
  static let sizeLimit = 16 << 20

  init(_ bytes: [UInt8]) {
    format = nil
    frontMatterRange = 0..<0
    bodyRange = 0..<bytes.count
    if let encoding = ForeignEncoding(of: bytes) {
      errors = [.init(reason: .unsupportedEncoding(encoding), offset: 0)]
      return
    }
    let first = Self.firstLine(of: bytes)
    guard first < bytes.count else { return }
    if bytes[first] == UInt8(ascii: "{") {
      findObject(in: bytes, at: first)
    } else if let opening = Opening(in: bytes, at: first) {
      findClosing(of: opening, in: bytes)
    }
  }

  /// After a byte order mark and lines of blanks only.
  private static func firstLine(of bytes: [UInt8]) -> Int {
    var start = bytes.hasByteOrderMark ? 3 : 0
    var next = start
    while next < bytes.count {
      switch bytes[next] {
      case .space, .tab, .carriageReturn: next += 1
      case .lineFeed:
        next += 1
        start = next
      default: return start
      }
    }
    return bytes.count
  }

  /// An opening fence, alone on its line or followed by the name of a notation.
  private struct Opening {
    var format: FrontMatterFormat
    var fence: UInt8
    var start: Int
    /// After the fence, its blanks and its line end.
    var end: Int
    var endsWithLoneCarriageReturn = false

    init?(in bytes: [UInt8], at start: Int) {
      let fence = bytes[start]
      guard let plain = Self.formats[fence], bytes.count >= start + 3, bytes[start + 1] == fence,
        bytes[start + 2] == fence
      else { return nil }
      self.fence = fence
      self.start = start
      var wordEnd = start + 3
      while wordEnd < bytes.count, wordEnd < start + 8, !bytes[wordEnd].isBlank, !bytes[wordEnd].isLineBreak {
        wordEnd += 1
      }
      let word = String(decoding: bytes[(start + 3)..<wordEnd], as: UTF8.self)
      guard let format = word.isEmpty ? plain : FrontMatterFormat(rawValue: word) else { return nil }
      self.format = format
      let contentEnd = bytes.skippingBlanks(from: wordEnd, to: bytes.count)
      guard contentEnd < bytes.count else { return nil }
      switch bytes[contentEnd] {
      case .lineFeed: end = contentEnd + 1
      case .carriageReturn:
        let isCRLF = contentEnd + 1 < bytes.count && bytes[contentEnd + 1] == .lineFeed
        end = contentEnd + (isCRLF ? 2 : 1)
        endsWithLoneCarriageReturn = !isCRLF
      default: return nil
      }
    }

    static let formats: [UInt8: FrontMatterFormat] = [
      UInt8(ascii: "-"): .yaml, UInt8(ascii: "+"): .toml, UInt8(ascii: ";"): .json,
    ]
  }

  private mutating func findClosing(of opening: Opening, in bytes: [UInt8]) {
    if opening.endsWithLoneCarriageReturn {
      errors = [.init(reason: .unsupportedEncoding(.loneCarriageReturns), offset: opening.start)]
      return
    }
    let limit = min(bytes.count, opening.end + Self.sizeLimit)
    var line = opening.end
    while line < limit {
      if let bodyStart = closingLineEnd(at: line, of: opening, in: bytes) {
        format = opening.format
        frontMatterRange = opening.end..<line
        bodyRange = bodyStart..<bytes.count
        return
      }
      line = bytes.nextLineStart(after: line)
    }
    findUnclosedFields(after: opening, in: bytes)
  }

  /// The start of the body when a closing fence stands at `line`.
  private func closingLineEnd(at line: Int, of opening: Opening, in bytes: [UInt8]) -> Int? {
    guard line + 3 <= bytes.count else { return nil }
    let first = bytes[line]
    guard first == opening.fence || (first == UInt8(ascii: ".") && opening.format == .yaml) else { return nil }
    guard bytes[line + 1] == first, bytes[line + 2] == first else { return nil }
    let end = bytes.skippingBlanks(from: line + 3, to: bytes.count)
    if end == bytes.count { return end }
    if bytes[end] == .lineFeed { return end + 1 }
    let isCRLF = bytes[end] == .carriageReturn && end + 1 < bytes.count && bytes[end + 1] == .lineFeed
    return isCRLF ? end + 2 : nil
  }

  /// A zero byte or a lone CR in the front matter: not a text file, or one of Mac OS 9.
  static func foreignByte(in bytes: [UInt8], _ range: Range<Int>) -> ParsedFrontMatter.Problem? {
    if let zero = bytes.first(0, in: range) { return .init(reason: .unsupportedEncoding(.nulBytes), offset: zero) }
    var next = range.lowerBound
    while let mark = bytes.first(.carriageReturn, in: next..<range.upperBound) {
      next = mark + 1
      if next == bytes.count || bytes[next] != .lineFeed {
        return .init(reason: .unsupportedEncoding(.loneCarriageReturns), offset: mark)
      }
    }
    return nil
  }

  /// A fence that never closes is a broken front matter when a field follows, and a rule in a text when not.
  private mutating func findUnclosedFields(after opening: Opening, in bytes: [UInt8]) {
    guard bytes.count - opening.end <= Self.sizeLimit else {
      errors = [.init(reason: .tooLarge(limit: Self.sizeLimit), offset: opening.start)]
      return
    }
    var start = opening.end
    while start < bytes.count, bytes.lineContentEnd(of: start) == bytes.skippingBlanks(from: start, to: bytes.count) {
      start = bytes.nextLineStart(after: start)
    }
    guard start < bytes.count, Self.looksLikeField(bytes, at: start) else { return }
    var end = start
    while end < bytes.count {
      let contentEnd = bytes.lineContentEnd(of: end)
      if bytes.skippingBlanks(from: end, to: contentEnd) == contentEnd
        || Self.isAlmostFence(bytes, at: end, of: opening)
      {
        break
      }
      end = bytes.nextLineStart(after: end)
    }
    format = opening.format
    frontMatterRange = opening.end..<end
    bodyRange = end..<bytes.count
    let fence = String(decoding: [opening.fence, opening.fence, opening.fence], as: UTF8.self)
    errors = [.init(reason: .neverClosed(fence: fence), offset: opening.start)]
  }

  /// `--`, `----`: what people type when they mean the fence.
  private static func isAlmostFence(_ bytes: [UInt8], at line: Int, of opening: Opening) -> Bool {
    var next = line
    while next < bytes.count, bytes[next] == opening.fence { next += 1 }
    guard next - line >= 2 else { return false }
    return next == bytes.count || bytes[next].isBlank || bytes[next].isLineBreak
  }

  /// A key and its colon or equals sign, a comment, or the brace that opens an object.
  private static func looksLikeField(_ bytes: [UInt8], at line: Int) -> Bool {
    let end = min(bytes.lineContentEnd(of: line), line + 200)
    switch bytes[line] {
    case UInt8(ascii: "#"), UInt8(ascii: "["), UInt8(ascii: "{"): return true
    case .space, .tab, UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "<"), UInt8(ascii: "!"): return false
    default: return bytes[line..<end].contains { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "=") }
    }
  }
}
