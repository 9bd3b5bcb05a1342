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
    public var isItem: Bool
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let end: Int
  private var next: Int

  /// Gives every field to `take`, in the order of the file, the items of a list after the list.
  ///
  /// - Parameters:
  ///   - bytes: The file, or a part of it that holds the range and what follows its last line end.
  ///   - range: The front matter, from after the opening fence's line to the start of the closing one.
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

  private mutating func skipLine() {
    while next < end, bytes[next] != .lineFeed { next += 1 }
    if next < end { next += 1 }
  }

  /// The rest of the line behind a value: blanks, and a comment after them.
  private mutating func endOfLine() -> Bool {
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

  private var valueStart = 0
  private var valueEnd = 0

  private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, next: Int) {
    self.bytes = bytes
    self.end = end
    self.next = next
  }

  /// A value on one line; its place is in `valueStart` and `valueEnd`.
  private mutating func scalar() -> FieldNode.Spelling? {
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

  /// `[a, 'b']` on one line.
  private mutating func flowList(_ key: Range<Int>, _ take: (Field) -> Void) -> Bool {
    let start = next
    guard let close = closingBracket(from: start) else { return false }
    take(Field(key: key, value: start..<(close + 1), spelling: .flowList, isItem: false))
    next += 1
    var isFirst = true
    while true {
      while next < close, bytes[next] == .space { next += 1 }
      if next == close {
        guard isFirst else { return false }
        break
      }
      guard let spelling = flowItem(before: close) else { return false }
      take(Field(key: key, value: valueStart..<valueEnd, spelling: spelling, isItem: true))
      isFirst = false
      while next < close, bytes[next] == .space { next += 1 }
      if next == close { break }
      guard bytes[next] == UInt8(ascii: ",") else { return false }
      next += 1
      if next == close { return false }
    }
    next = close + 1
    return endOfLine()
  }

  /// The bracket that ends a list of plain and quoted words; nil when something else stands within.
  private func closingBracket(from start: Int) -> Int? {
    var index = start + 1
    var quote: UInt8 = 0
    while index < end, !bytes[index].isLineBreak {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "]") {
        return index
      } else if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
        return nil
      }
      index += 1
    }
    return nil
  }

  private mutating func flowItem(before close: Int) -> FieldNode.Spelling? {
    if bytes[next] == UInt8(ascii: "\"") || bytes[next] == UInt8(ascii: "'") { return scalar() }
    valueStart = next
    guard Class.startsKey(bytes[next]) || bytes[next].isDigit else { return nil }
    while next < close, bytes[next] != UInt8(ascii: ",") {
      guard Class.continuesKey(bytes[next]) else { return nil }
      if bytes[next] != .space { valueEnd = next + 1 }
      next += 1
    }
    return .plain
  }

  // MARK: Below a key

  /// Nothing, or a list of one item a line.
  private mutating func belowKey(_ key: Range<Int>, _ colon: Int, _ take: (Field) -> Void) -> Bool {
    let line = next
    guard let column = dashColumn() else {
      next = line
      take(Field(key: key, value: colon..<colon, spelling: .absent, isItem: false))
      return true
    }
    let first = next
    guard let last = endOfList(column: column) else { return false }
    take(Field(key: key, value: first..<last, spelling: .blockList, isItem: false))
    next = first
    repeat {
      guard item(), let spelling = scalar() else { return false }
      take(Field(key: key, value: valueStart..<valueEnd, spelling: spelling, isItem: true))
      guard endOfLine() else { return false }
    } while hasItem(column: column)
    return true
  }

  /// Over blank lines and comments to a dash; its column, nil when something else comes.
  private mutating func dashColumn() -> Int? {
    while next < end {
      let line = next
      while next < end, bytes[next] == .space { next += 1 }
      guard next < end else { return nil }
      switch bytes[next] {
      case .lineFeed: next += 1
      case .carriageReturn: next += 2
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "-") where next + 1 < end && bytes[next + 1] == .space: return next - line
      default: return nil
      }
    }
    return nil
  }

  /// Whether another item of the list comes; else goes back to where the list ended.
  private mutating func hasItem(column: Int) -> Bool {
    let line = next
    if dashColumn() == column { return true }
    next = line
    return false
  }

  /// Goes over the dash and its blanks to what the item holds.
  private mutating func item() -> Bool {
    next += 1
    while next < end, bytes[next] == .space { next += 1 }
    return next < end && !bytes[next].isLineBreak && bytes[next] != UInt8(ascii: "#")
  }

  /// The end of the last item, found before the items are given away.
  private mutating func endOfList(column: Int) -> Int? {
    var last: Int?
    repeat {
      guard item(), scalar() != nil else { return nil }
      last = valueEnd
      guard endOfLine() else { return nil }
    } while hasItem(column: column)
    return last
  }
}

extension FieldScanner {
  /// No control, no tab, no character that readers take for a line break or refuse, and nothing that is not UTF-8.
  private static func isSimpleText(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if byte >= 0x20, byte < 0x7F {
        index += 1
      } else if byte == .lineFeed {
        index += 1
      } else if byte == .carriageReturn {
        guard index + 1 < range.upperBound, bytes[index + 1] == .lineFeed else { return false }
        index += 2
      } else {
        guard let length = characterLength(bytes, index, range.upperBound) else { return false }
        index += length
      }
    }
    return true
  }

  /// The bytes of a printable character beyond ASCII (Unicode, table 3-7), nil when it is none.
  private static func characterLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    func isContinuation(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < end && range.contains(bytes[index + offset])
    }
    switch bytes[index] {
    case 0xC2: return isContinuation(1, 0xA0...0xBF) ? 2 : nil
    case 0xC3...0xDF: return isContinuation(1) ? 2 : nil
    case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : nil
    case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : nil
    case 0xE1...0xEF:
      guard isContinuation(1), isContinuation(2) else { return nil }
      let isSeparator = bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && 0xA8...0xA9 ~= bytes[index + 2]
      let isMark = bytes[index] == 0xEF && (bytes[index + 1] == 0xBB || bytes[index + 1] == 0xBF) && bytes[index + 2] >= 0xBE
      return isSeparator || isMark ? nil : 3
    case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : nil
    case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : nil
    default: return nil
    }
  }

  /// What a byte may begin or go on, far inside what YAML allows.
  private enum Class {
    static func startsKey(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...0xFF: true
      default: false
      }
    }

    static func continuesKey(_ byte: UInt8) -> Bool {
      if startsKey(byte) || byte.isDigit { return true }
      switch byte {
      case .space, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "("),
        UInt8(ascii: ")"):
        return true
      default: return false
      }
    }

    static func startsPlain(_ byte: UInt8) -> Bool {
      if startsKey(byte) || byte.isDigit { return true }
      switch byte {
      case UInt8(ascii: "/"), UInt8(ascii: "("), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "~"),
        UInt8(ascii: "$"), UInt8(ascii: "-"):
        return true
      default: return false
      }
    }
  }
}
