/// Finds the fields of plain front matter at the top, several times faster than a full parser, without an allocation.
///
/// It knows a part of YAML only: keys at the margin, values of one line (unquoted, or in quotes without an escape), lists
/// of such values, comments. It accepts a text only when it is sure that libyaml reads the same; for anything else it
/// answers false, and the text is for ``FrontMatterDocument``. Four of five real files are accepted.
public struct FieldScanner {
  /// A key with its value, or an item of the list that came before.
  public struct Field {
    /// The key's bytes; those of the list's key for an item.
    public var key: Range<Int>
    /// The value's bytes, quotes and brackets included; empty when nothing stands there.
    public var value: Range<Int>
    /// `absent`, `plain`, `singleQuoted`, `doubleQuoted`, `flowList` or `blockList`.
    public var spelling: FieldNode.Spelling
    /// Whether it is an item of the list before it.
    public var isItem: Bool
  }

  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var next: Int

  /// Gives every field to `take`, in the order of the file, the items of a list after the list.
  ///
  /// - Parameters:
  ///   - bytes: The file, or a part of it that holds the range and what follows its last line end.
  ///   - range: The front matter, from after the opening fence's line to the start of the closing one.
  ///   - take: Called for each field while the text is read.
  /// - Returns: False when it is not sure; what `take` was given until then is to be thrown away.
  public static func scan(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, take: (Field) -> Void) -> Bool {
    guard isSimpleText(bytes, range) else { return false }
    var scanner = FieldScanner(bytes: bytes, end: range.upperBound, next: range.lowerBound)
    return scanner.fields(take)
  }

  /// The longest key: libyaml takes 1,024 characters, and this is far from it.
  private static let longestKey = 256

  private mutating func fields(_ take: (Field) -> Void) -> Bool {
    while skipToContent() {
      guard let key = key(), field(key, take) else { return false }
    }
    return next == end
  }

  // MARK: Lines

  /// Over blank lines and comments to a byte at the margin; false at the end, and at what is neither.
  private mutating func skipToContent() -> Bool {
    while next < end {
      let line = next
      while next < end, bytes[next] == .space { next += 1 }
      guard next < end else { return false }
      switch bytes[next] {
      case .lineFeed: next += 1
      case .carriageReturn: next += 2
      case UInt8(ascii: "#"): skipLine()
      default:
        let isAtMargin = next == line
        next = line
        return isAtMargin
      }
    }
    return false
  }

  mutating func skipLine() {
    while next < end, bytes[next] != .lineFeed { next += 1 }
    if next < end { next += 1 }
  }

  /// The rest of the line behind a value: blanks, and a comment after them.
  mutating func endOfLine() -> Bool {
    let start = next
    while next < end, bytes[next] == .space { next += 1 }
    guard next < end else { return true }
    switch bytes[next] {
    case .lineFeed, .carriageReturn: break
    case UInt8(ascii: "#") where next > start: break
    default: return false
    }
    skipLine()
    return true
  }

  // MARK: Keys

  private mutating func key() -> Range<Int>? {
    let start = next
    guard Class.startsKey(bytes[start]) else { return nil }
    while next < end, next - start < Self.longestKey, Class.continuesKey(bytes[next]) { next += 1 }
    guard next < end, bytes[next] == UInt8(ascii: ":"), bytes[next - 1] != .space else { return nil }
    let key = start..<next
    next += 1
    guard next == end || bytes[next] == .space || bytes[next].isLineBreak else { return nil }
    return key
  }

  private mutating func field(_ key: Range<Int>, _ take: (Field) -> Void) -> Bool {
    let colon = next
    while next < end, bytes[next] == .space { next += 1 }
    guard next < end, !bytes[next].isLineBreak, bytes[next] != UInt8(ascii: "#") || next == colon else {
      next = colon
      return endOfLine() && belowKey(key, colon, take)
    }
    if bytes[next] == UInt8(ascii: "[") { return flowList(key, take) }
    guard let spelling = scalar() else { return false }
    take(Field(key: key, value: valueStart..<valueEnd, spelling: spelling, isItem: false))
    return endOfLine()
  }

  // MARK: Values

  var valueStart = 0
  var valueEnd = 0

  private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, next: Int) {
    self.bytes = bytes
    self.end = end
    self.next = next
  }

  /// A value on one line; its place is in `valueStart` and `valueEnd`.
  mutating func scalar() -> FieldNode.Spelling? {
    valueStart = next
    switch bytes[next] {
    case UInt8(ascii: "\""): return quoted(UInt8(ascii: "\"")) ? .doubleQuoted : nil
    case UInt8(ascii: "'"): return quoted(UInt8(ascii: "'")) ? .singleQuoted : nil
    default: return plain() ? .plain : nil
    }
  }

  /// Up to the closing quote on the same line; a backslash or a doubled quote is for the parser.
  private mutating func quoted(_ quote: UInt8) -> Bool {
    next += 1
    while next < end, bytes[next] != quote {
      if bytes[next].isLineBreak || bytes[next] == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"") { return false }
      next += 1
    }
    guard next < end else { return false }
    next += 1
    valueEnd = next
    return next == end || bytes[next] != quote
  }

  /// Up to the end of the line or to ` #`; a colon with a blank behind it is for the parser.
  private mutating func plain() -> Bool {
    guard Class.startsPlain(bytes[next]) else { return false }
    if bytes[next] == UInt8(ascii: "-") {
      guard next + 1 < end, Class.startsKey(bytes[next + 1]) || bytes[next + 1].isDigit else { return false }
    }
    valueEnd = next
    while next < end, !bytes[next].isLineBreak {
      switch bytes[next] {
      case .space: break
      case UInt8(ascii: "#") where bytes[next - 1] == .space:
        next = valueEnd
        return true
      case UInt8(ascii: ":"):
        guard next + 1 < end, bytes[next + 1] != .space, !bytes[next + 1].isLineBreak else { return false }
        valueEnd = next + 1
      default: valueEnd = next + 1
      }
      next += 1
    }
    return true
  }
}
