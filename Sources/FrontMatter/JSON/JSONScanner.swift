/// Walks the bytes of JSON and reads values with the bytes that spell them; the place moves forward only.
struct JSONScanner {
  let bytes: [UInt8]
  let end: Int
  var next: Int
  var depth = 0
  /// Comments and trailing commas are errors.
  var isStrict = false
  /// The first comment, and the first comma with nothing after it.
  private(set) var leniencies: [FrontMatterWarning.Leniency: Range<Int>] = [:]

  static let depthLimit = 100

  /// Why reading stopped.
  struct Failure: Error {
    var reason: FrontMatterError.Reason
    var offset: Int
    /// Nothing after it can be read either.
    var isFinal = false
  }

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    end = range.upperBound
    next = range.lowerBound
  }

  var byte: UInt8? { next < end ? bytes[next] : nil }

  /// Whether an ASCII mark stands at the place.
  func has(_ mark: Unicode.Scalar) -> Bool { next < end && bytes[next] == UInt8(truncatingIfNeeded: mark.value) }

  /// Skips blanks, line ends and comments.
  mutating func skipTrivia() throws(Failure) {
    while next < end {
      if bytes[next].isBlank || bytes[next].isLineBreak {
        next += 1
      } else if bytes[next] == UInt8(ascii: "/") {
        try skipComment()
      } else {
        return
      }
    }
  }

  private mutating func skipComment() throws(Failure) {
    let start = next
    let mark = next + 1 < end ? bytes[next + 1] : 0
    guard !isStrict, mark == UInt8(ascii: "/") || mark == UInt8(ascii: "*") else { throw unquoted() }
    next += 2
    if mark == UInt8(ascii: "/") {
      while next < end, bytes[next] != .lineFeed { next += 1 }
      note(.comment, start..<next)
      return
    }
    while next + 1 < end {
      if bytes[next] == UInt8(ascii: "*"), bytes[next + 1] == UInt8(ascii: "/") {
        next += 2
        note(.comment, start..<next)
        return
      }
      next += 1
    }
    next = end
    throw Failure(reason: .unclosedComment, offset: start, isFinal: true)
  }

  private mutating func note(_ leniency: FrontMatterWarning.Leniency, _ range: Range<Int>) {
    if leniencies[leniency] == nil { leniencies[leniency] = range }
  }

  /// One value, and nothing else but blanks.
  mutating func wholeValue() throws(Failure) -> FieldNode {
    try skipTrivia()
    let node = try value(of: "")
    try skipTrivia()
    guard next == end else { throw Failure(reason: .textAfterValue, offset: next) }
    return node
  }

  mutating func value(of key: String) throws(Failure) -> FieldNode {
    switch byte {
    case UInt8(ascii: "\""):
      let start = next
      return try FieldNode(value: .text(text()), spelling: .doubleQuoted, range: start..<next)
    case UInt8(ascii: "["): return try array(of: key)
    case UInt8(ascii: "{"):
      let start = next
      next += 1
      var object = FieldNode(value: .table([]), spelling: .flowTable, range: start..<next)
      try members(of: &object)
      return object
    case nil, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"):
      throw Failure(reason: .missingValue(key: key), offset: next)
    default: return try word()
    }
  }

  // MARK: Words

  private mutating func word() throws(Failure) -> FieldNode {
    let start = next
    while next < end, bytes[next].isTOMLBareKey || bytes[next] == UInt8(ascii: "+") || bytes[next] == UInt8(ascii: ".")
    {
      next += 1
    }
    let word = bytes[start..<next]
    let value: FieldValue
    switch String(decoding: word, as: UTF8.self) {
    case "true": value = .flag(true)
    case "false": value = .flag(false)
    case "null": value = .null
    case let text:
      guard Self.isNumber(word) else {
        next = start
        throw unquoted()
      }
      value = .number(text)
    }
    return FieldNode(value: value, spelling: .plain, range: start..<next)
  }

  /// RFC 8259, section 6.
  static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word.first == UInt8(ascii: "-") ? word.dropFirst() : word
    let whole = rest.prefix(while: \.isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix(while: \.isDigit)
      guard !fraction.isEmpty else { return false }
      rest = rest[fraction.endIndex...]
    }
    guard let mark = rest.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    rest = rest.dropFirst()
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
    return !rest.isEmpty && rest.allSatisfy(\.isDigit)
  }

  func unquoted() -> Failure {
    if bytes[next] < 0x20 || bytes[next] == 0x7F {
      return Failure(reason: .controlCharacter(UInt32(bytes[next])), offset: next)
    }
    var stop = next
    while stop < end, stop < next + 60, !bytes[stop].isLineBreak,
      ![UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":")].contains(bytes[stop])
    {
      stop += 1
    }
    while stop > next, stop < end, bytes[stop] & 0xC0 == 0x80 { stop -= 1 }
    stop = max(stop, min(next + 1, end))
    return Failure(reason: .unquotedText(String(decoding: bytes[next..<stop], as: UTF8.self)), offset: next)
  }

  // MARK: Collections

  private mutating func array(of key: String) throws(Failure) -> FieldNode {
    let start = next
    try enter()
    defer { depth -= 1 }
    var items: [FieldNode] = []
    next += 1
    try skipTrivia()
    while !has("]") {
      guard next < end else { throw Failure(reason: .unclosedBracket("["), offset: start) }
      items.append(try value(of: key))
      try skipTrivia()
      if has("]") { break }
      guard has(",") else {
        throw isMissingComma
          ? Failure(reason: .missingComma, offset: items[items.count - 1].range.upperBound)
          : Failure(reason: .unclosedBracket("["), offset: start)
      }
      let comma = next
      next += 1
      try skipTrivia()
      if has("]") { try end(with: comma, of: key) }
    }
    next += 1
    var node = FieldNode(value: .list(items.map(\.value)), spelling: .flowList, range: start..<next)
    node.items = items
    return node
  }

  /// Whether another item follows; what belongs to the object around the list tells that its bracket is missing.
  private var isMissingComma: Bool {
    guard next < end, !has("}"), !has(":") else { return false }
    var look = self
    guard has("\""), (try? look.text()) != nil else { return true }
    return (try? look.skipTrivia()) == nil || !look.has(":")
  }

  /// The members of an object, from after its brace to after the closing one. What was read before a failure stays.
  mutating func members(of object: inout FieldNode) throws(Failure) {
    let start = object.range.lowerBound
    try enter()
    defer { depth -= 1 }
    try skipTrivia()
    while !has("}") {
      guard next < end else { throw Failure(reason: .unclosedBracket("{"), offset: start) }
      object.members.append(try member())
      try skipTrivia()
      if has("}") { break }
      guard has(",") else {
        throw next < end ? missingComma(after: object.members) : Failure(reason: .unclosedBracket("{"), offset: start)
      }
      let comma = next
      next += 1
      try skipTrivia()
      if has("}") { try end(with: comma, of: "") }
    }
    next += 1
    close(&object)
  }

  /// A list or an object ends with a comma.
  private mutating func end(with comma: Int, of key: String) throws(Failure) {
    if isStrict { throw Failure(reason: .missingValue(key: key), offset: next) }
    note(.trailingComma, comma..<(comma + 1))
  }

  func close(_ object: inout FieldNode) {
    object.members.markShadowed()
    object.value = .table(object.members.map { .init(key: $0.key, value: $0.node.value) })
    object.range = object.range.lowerBound..<next
  }

  /// Told at the end of what stands before it: there the comma goes.
  private func missingComma(after members: [FieldMember]) -> Failure {
    Failure(reason: .missingComma, offset: members.last?.node.range.upperBound ?? next)
  }

  mutating func member() throws(Failure) -> FieldMember {
    let start = next
    guard has("\"") else { throw unquoted() }
    let key = try text()
    let keyRange = start..<next
    try skipTrivia()
    guard has(":") else { throw Failure(reason: .missingColon(key), offset: keyRange.upperBound) }
    next += 1
    try skipTrivia()
    var member = FieldMember(key: key, keyRange: keyRange, node: try value(of: key))
    member.keySpelling = .doubleQuoted
    return member
  }

  mutating func enter() throws(Failure) {
    guard depth < Self.depthLimit else { throw Failure(reason: .tooDeep(limit: Self.depthLimit), offset: next) }
    depth += 1
  }
}
