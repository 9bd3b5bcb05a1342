/// Finds the fields of plain front matter, several times faster than a full parser, without an allocation.
///
/// It knows a part of YAML only: plain keys, values of one line (unquoted or quoted), block scalars without an indent
/// mark, lists and tables a few levels deep, comments. It accepts a text only when it is sure that libyaml reads the
/// same; for anything else it answers false, and the text is for ``FrontMatterDocument``. Nine of ten real files are
/// accepted.
public struct FieldScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let end: Int
  var next: Int
  /// Of what stands at `next` when a line has been begun: how many spaces are before it; -1 at the end.
  var column = -1
  /// The value that was read last.
  var value = Value()

  /// What is known of a single value when it has been read.
  struct Value {
    var start = 0
    var end = 0
    var isEscaped = false
  }

  /// Gives every field to `take`, in the order of the file, what a list or a table holds right after it.
  ///
  /// - Parameters:
  ///   - bytes: The file, or a part of it that holds the range and what follows its last line end.
  ///   - range: The front matter, from after the opening fence's line to the start of the closing one.
  ///   - take: Called for each field while the text is read.
  /// - Returns: False when it is not sure; what `take` was given until then is to be thrown away.
  public static func scan(_ bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>, take: (Field) -> Void) -> Bool {
    guard isSimpleText(bytes, range) else { return false }
    var scanner = FieldScanner(bytes: bytes, end: range.upperBound, next: range.lowerBound)
    scanner.goToContent()
    if scanner.column < 0 { return true }
    return scanner.column == 0 && scanner.table(at: 0, from: nil, depth: 0, take)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, end: Int, next: Int) {
    self.bytes = bytes
    self.end = end
    self.next = next
  }

  // MARK: Tables

  /// The longest key: libyaml takes 1,024 characters, and this is far from it.
  private static let longestKey = 256

  /// The members of a table whose keys stand in a column, and the way to what comes after them.
  ///
  /// - Parameter first: The first key, when it has been read with its colon.
  mutating func table(at column: Int, from first: Range<Int>?, depth: Int, _ take: (Field) -> Void) -> Bool {
    guard depth <= Field.depthLimit else { return false }
    var known = first
    repeat {
      guard let key = known ?? key(), member(key, in: column, depth, take) else { return false }
      known = nil
    } while self.column == column
    return self.column < column
  }

  /// A plain key with the colon behind it; nil, with nothing taken, when there is none.
  mutating func key() -> Range<Int>? {
    guard Class.startsKey(bytes[next]) else { return nil }
    var colon = next
    while colon < end, colon - next < Self.longestKey, Class.continuesKey(bytes[colon]) { colon += 1 }
    guard colon < end, bytes[colon] == UInt8(ascii: ":") else { return nil }
    guard colon + 1 == end || bytes[colon + 1] == .space || bytes[colon + 1].isLineBreak else { return nil }
    var keyEnd = colon
    while bytes[keyEnd - 1] == .space { keyEnd -= 1 }
    let key = next..<keyEnd
    next = colon + 1
    return key
  }

  private mutating func member(_ key: Range<Int>, in column: Int, _ depth: Int, _ take: (Field) -> Void) -> Bool {
    let colon = next
    skipSpaces()
    guard next < end, !bytes[next].isLineBreak, bytes[next] != UInt8(ascii: "#") else {
      next = colon
      guard finishLine() else { return false }
      return belowKey(key, colon, in: column, depth, take)
    }
    switch bytes[next] {
    case UInt8(ascii: "["): return flowList(key, depth, take) && finishLine()
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      guard let spelling = blockScalar(in: column) else { return false }
      take(field(key, spelling, isItem: false, depth))
      goToContent()
      return true
    default:
      guard let spelling = scalar() else { return false }
      take(field(key, spelling, isItem: false, depth))
      return finishLine()
    }
  }

  /// A list at or behind the column of its key, a table behind it, or nothing.
  private mutating func belowKey(
    _ key: Range<Int>, _ colon: Int, in column: Int, _ depth: Int, _ take: (Field) -> Void
  ) -> Bool {
    func field(_ spelling: FieldNode.Spelling, at place: Int) -> Field {
      Field(key: key, value: place..<place, spelling: spelling, isItem: false, isEscaped: false, depth: depth)
    }
    if self.column >= column, isAtDash {
      take(field(.blockList, at: next))
      return list(at: self.column, isAlongside: self.column == column, of: key, depth + 1, take)
    }
    if self.column > column {
      take(field(.blockTable, at: next))
      return table(at: self.column, from: nil, depth: depth + 1, take)
    }
    take(field(.absent, at: colon))
    return true
  }

  /// The single value that was read last, as a field.
  func field(_ key: Range<Int>, _ spelling: FieldNode.Spelling, isItem: Bool, _ depth: Int) -> Field {
    Field(
      key: key, value: value.start..<value.end, spelling: spelling, isItem: isItem, isEscaped: value.isEscaped,
      depth: depth)
  }

  // MARK: Lines

  /// Over blank lines and comments to what comes next.
  mutating func goToContent() {
    while next < end {
      let line = next
      skipSpaces()
      guard next < end else { break }
      switch bytes[next] {
      case .lineFeed: next += 1
      case .carriageReturn: next += 2
      case UInt8(ascii: "#"): skipLine()
      default:
        column = next - line
        return
      }
    }
    column = -1
  }

  mutating func skipSpaces() {
    while next < end, bytes[next] == .space { next += 1 }
  }

  mutating func skipLine() {
    while next < end, bytes[next] != .lineFeed { next += 1 }
    if next < end { next += 1 }
  }

  /// Over the rest of a value's line, which is blank or a comment, to what comes next.
  mutating func finishLine() -> Bool {
    let start = next
    skipSpaces()
    if next < end, !bytes[next].isLineBreak {
      guard bytes[next] == UInt8(ascii: "#"), next > start else { return false }
    }
    skipLine()
    goToContent()
    return true
  }
}
