public import FrontMatter

/// Writes JSON bytes (RFC 8259), compact or indented, in the order that it is given.
public struct JSONWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8]
  private let isPretty: Bool
  private var depth = 0
  private var needsComma = false

  /// - Parameters:
  ///   - pretty: two blanks a level and a line a member, else all on one line.
  ///   - bytes: what is written goes after these.
  public init(pretty: Bool = false, after bytes: consuming [UInt8] = []) {
    isPretty = pretty
    self.bytes = bytes
  }

  /// An object with the members that the closure writes.
  public mutating func object(_ members: (inout JSONWriter) -> Void) { nest("{", "}", members) }
  /// An array with the items that the closure writes.
  public mutating func array(_ items: (inout JSONWriter) -> Void) { nest("[", "]", items) }

  /// A member of an object: its key, then the value that the closure writes.
  public mutating func member(_ key: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    quote(key.utf8)
    put(isPretty ? ": " : ":")
    needsComma = false
    value(&self)
    needsComma = true
  }

  /// An item of an array.
  public mutating func item(_ value: (inout JSONWriter) -> Void) {
    separate()
    needsComma = false
    value(&self)
    needsComma = true
  }

  /// A string; null when there is none.
  public mutating func string(_ text: String?) { if let text { quote(text.utf8) } else { null() } }
  /// A string of bytes that need not be UTF-8.
  public mutating func string(_ text: some Sequence<UInt8>) { quote(text) }
  /// A whole number.
  public mutating func number(_ number: Int) { append(String(number)) }
  /// True, false, or null when it is neither.
  public mutating func flag(_ flag: Bool?) { put(flag == nil ? "null" : flag == true ? "true" : "false") }
  /// Null.
  public mutating func null() { put("null") }

  /// A field's value: numbers that JSON can spell stay numbers, dates become text, empty becomes null.
  public mutating func value(_ value: FieldValue) {
    switch value {
    case .empty, .null: null()
    case .flag(let flag): self.flag(flag)
    case .number(let text): if Self.isNumber(text.utf8) { append(text) } else { string(text) }
    case .date(let text), .text(let text): string(text)
    case .list(let values): array { json in for value in values { json.item { $0.value(value) } } }
    case .table(let entries):
      let isShadowed = Self.hasEqualKeys(entries) ? Self.shadowed(entries) : []
      object { json in
        for (index, entry) in entries.enumerated() where !isShadowed.contains(index) {
          json.member(entry.key) { $0.value(entry.value) }
        }
      }
    }
  }

  /// Only one member of a name: readers of JSON differ about which of two would count.
  private static func shadowed(_ entries: [FieldValue.Entry]) -> Set<Int> {
    var seen: Set<[UInt8]> = []
    return Set(entries.indices.reversed().filter { !seen.insert(Array(entries[$0].key.utf8)).inserted })
  }

  /// A quick look, which nearly always says no.
  private static func hasEqualKeys(_ entries: [FieldValue.Entry]) -> Bool {
    guard entries.count <= 24 else { return true }
    for index in entries.indices.dropFirst() {
      let key = entries[index].key
      for other in entries[..<index]
      where other.key.utf8.count == key.utf8.count && other.key.utf8.elementsEqual(key.utf8) {
        return true
      }
    }
    return false
  }

  private mutating func nest(_ open: StaticString, _ close: StaticString, _ content: (inout JSONWriter) -> Void) {
    put(open)
    depth += 1
    needsComma = false
    content(&self)
    depth -= 1
    if needsComma { newline() }
    put(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { put(",") }
    newline()
  }

  private mutating func newline() {
    guard isPretty else { return }
    put("\n")
    for _ in 0..<depth { put("  ") }
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func put(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  // MARK: Text

  /// Valid UTF-8 that stands in one piece, as nearly all text does.
  private mutating func quote(_ text: String.UTF8View) {
    bytes.append(UInt8(ascii: "\""))
    if text.withContiguousStorageIfAvailable({ escape($0) }) == nil {
      Array(text).withUnsafeBufferPointer { escape($0) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Bytes of a file: broken UTF-8 is repaired, since JSON is UTF-8 (section 8.1).
  private mutating func quote(_ text: some Sequence<UInt8>) { quote(String(decoding: Array(text), as: UTF8.self).utf8) }

  /// Control characters are escaped, and with them all that a terminal could obey; the rest is copied in long pieces.
  ///
  /// - Parameter text: valid UTF-8.
  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var copied = 0
    var index = 0
    while index < text.count {
      guard Self.mayNeedEscape[Int(text[index])] else {
        index += 1
        continue
      }
      let (value, length) = Self.scalar(text, at: index)
      if let escape = Self.escape(of: value) {
        bytes.append(contentsOf: text[copied..<index])
        append(escape)
        copied = index + length
      }
      index += length
    }
    bytes.append(contentsOf: text[copied...])
  }

  /// By first byte: controls, `"`, `\`, DEL, and the first bytes of U+0080–009F, U+061C, U+200E/F, U+2028–E, U+2066–9,
  /// and of U+FEFF, which readers drop.
  private static let mayNeedEscape: [Bool] = (0...255).map { byte in
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xC2 || byte == 0xD8 || byte == 0xE2
      || byte == 0xEF
  }

  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(text[index])
    func following(_ offset: Int) -> UInt32 { UInt32(text[index + offset] & 0x3F) }
    if first < 0x80 { return (first, 1) }
    return first < 0xE0
      ? ((first & 0x1F) << 6 | following(1), 2) : ((first & 0x0F) << 12 | following(1) << 6 | following(2), 3)
  }

  private static func escape(of value: UInt32) -> String? {
    switch value {
    case 0x22: "\\\""
    case 0x5C: "\\\\"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0x09: "\\t"
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      "\\u" + hexadecimal(value)
    default: nil
    }
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  /// RFC 8259, section 6.
  static func isNumber(_ text: some Collection<UInt8>) -> Bool {
    var rest = Array(text)[...]
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !startsWithZero || whole == 1 else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard digits() > 0 else { return false }
    }
    if let sign = rest.first, sign | 0x20 == UInt8(ascii: "e") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }
}
