public import FrontMatter

/// Writes JSON bytes (RFC 8259), compact or indented, in the order that it is given.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  private let isPretty: Bool
  private var depth = 0
  private var needsComma = false

  /// - Parameter pretty: two blanks a level and a line a member, else all on one line.
  public init(pretty: Bool = false) { isPretty = pretty }

  public mutating func object(_ members: (inout JSONWriter) -> Void) { nest("{", "}", members) }
  public mutating func array(_ items: (inout JSONWriter) -> Void) { nest("[", "]", items) }

  public mutating func member(_ key: String, _ value: (inout JSONWriter) -> Void) {
    separate()
    quote(key.utf8)
    append(isPretty ? ": " : ":")
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

  public mutating func string(_ text: String?) { if let text { quote(text.utf8) } else { null() } }
  public mutating func string(_ text: some Sequence<UInt8>) { quote(text) }
  public mutating func number(_ number: Int) { append(String(number)) }
  public mutating func flag(_ flag: Bool?) { append(flag.map { $0 ? "true" : "false" } ?? "null") }
  public mutating func null() { append("null") }

  /// A field's value: numbers that JSON can spell stay numbers, dates become text, empty becomes null.
  public mutating func value(_ value: FieldValue) {
    switch value {
    case .empty, .null: null()
    case .flag(let flag): self.flag(flag)
    case .number(let text): if Self.isNumber(text.utf8) { append(text) } else { string(text) }
    case .date(let text), .text(let text): string(text)
    case .list(let values): array { json in for value in values { json.item { $0.value(value) } } }
    case .table(let entries):
      object { json in for entry in Self.lastOfEqualKeys(entries) { json.member(entry.key) { $0.value(entry.value) } } }
    }
  }

  /// Only one member of a name: readers of JSON differ about which of two would count.
  private static func lastOfEqualKeys(_ entries: [FieldValue.Entry]) -> [FieldValue.Entry] {
    var seen: Set<[UInt8]> = []
    return entries.reversed().filter { seen.insert(Array($0.key.utf8)).inserted }.reversed()
  }

  private mutating func nest(_ open: String, _ close: String, _ content: (inout JSONWriter) -> Void) {
    append(open)
    depth += 1
    needsComma = false
    content(&self)
    depth -= 1
    if needsComma { newline() }
    append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(",") }
    newline()
  }

  private mutating func newline() {
    guard isPretty else { return }
    append("\n" + String(repeating: "  ", count: depth))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Control characters are escaped, and with them all that a terminal could obey; the rest is valid UTF-8 as it is.
  private mutating func quote(_ text: some Sequence<UInt8>) {
    bytes.append(UInt8(ascii: "\""))
    // Repairs broken UTF-8: JSON is UTF-8 (section 8.1).
    for scalar in String(decoding: Array(text), as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || Self.isBidirectional(scalar.value):
        append("\\u" + Self.hexadecimal(scalar.value))
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isBidirectional(_ value: UInt32) -> Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
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
