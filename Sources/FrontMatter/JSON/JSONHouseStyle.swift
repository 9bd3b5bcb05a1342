/// How a JSON front matter is written: indents, blanks around colons, lists on one line or over several.
struct JSONHouseStyle {
  /// One level of indentation; nil when all stands on one line.
  private(set) var indent: [UInt8]?
  private(set) var colon = Array(": ".utf8)
  private(set) var comma = Array(", ".utf8)
  private(set) var hasLongLists = false
  private(set) var hasBlanksInBrackets = false
  private(set) var hasBlanksInBraces = false
  /// How letters beyond ASCII are written, when all of them are: as `\u00e9` or `\u00E9`.
  private(set) var escapes: JSONEscapes?

  init(_ bytes: [UInt8], _ root: FieldNode?) {
    guard let root else {
      indent = [.space, .space]
      return
    }
    if let first = root.members.first {
      let line = bytes.lineStart(of: first.keyRange.lowerBound)
      if line > root.range.lowerBound {
        indent = Array(bytes[line..<first.keyRange.lowerBound].prefix(while: \.isBlank))
      }
      colon = Self.colon(after: first, in: bytes)
    } else if bytes[root.range].contains(.lineFeed) || root.range.count == 2 {
      indent = [.space, .space]
    }
    note(root, bytes, isTop: true)
    escapes = JSONEscapes(in: bytes[root.range])
  }

  static func colon(after member: FieldMember, in bytes: [UInt8]) -> [UInt8] {
    let between = bytes[member.keyRange.upperBound..<member.node.range.lowerBound]
    return between.allSatisfy { $0.isBlank || $0 == UInt8(ascii: ":") } ? Array(between) : Array(": ".utf8)
  }

  /// The first list and table that have something in them show how the others are written.
  private mutating func note(_ root: FieldNode, _ bytes: [UInt8], isTop: Bool) {
    var hasList = false
    var hasTable = false
    var open = [root]
    while let node = open.popLast() {
      let isLong = bytes[node.range].contains(.lineFeed)
      if !node.items.isEmpty, !hasList {
        hasList = true
        hasLongLists = isLong
        if !isLong { hasBlanksInBrackets = bytes[node.range.lowerBound + 1].isBlank }
        if node.items.count > 1, !isLong {
          let between = bytes[node.items[0].range.upperBound..<node.items[1].range.lowerBound]
          if between.allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ",") }) { comma = Array(between) }
        }
      }
      if !node.members.isEmpty, !isLong, !hasTable {
        hasTable = true
        hasBlanksInBraces = bytes[node.range.lowerBound + 1].isBlank
      }
      if hasList, hasTable { return }
      open += node.items.reversed() + node.members.reversed().map(\.node)
    }
  }
}

/// Spells values in JSON.
struct JSONSpeller {
  var house: JSONHouseStyle
  var lineEnd: [UInt8]

  /// - Parameter indent: The blanks before the line that the value stands on; nil keeps it on one line.
  func value(_ value: FieldValue, indent: [UInt8]?) throws(FrontMatterError) -> [UInt8] {
    switch value {
    case .empty: throw FrontMatterError(.cannotSpell(":"))
    case .null: return Array("null".utf8)
    case .flag(let flag): return Array((flag ? "true" : "false").utf8)
    case .number(let text):
      let word = Array(text.utf8)
      guard JSONScanner.isNumber(word[...]) else { throw FrontMatterError(.cannotSpell(text)) }
      return word
    case .date(let text), .text(let text): return self.text(text)
    case .list(let items):
      let isLong = house.hasLongLists || items.contains { !$0.isSingle }
      let inner = isLong ? self.inner(indent) : nil
      var parts: [[UInt8]] = []
      for item in items { parts.append(try self.value(item, indent: inner)) }
      return bracketed("[", parts, "]", indent, inner, house.hasBlanksInBrackets)
    case .table(let entries):
      let inner = inner(indent)
      var parts: [[UInt8]] = []
      for entry in entries {
        parts.append(text(entry.key) + house.colon + (try self.value(entry.value, indent: inner)))
      }
      return bracketed("{", parts, "}", indent, inner, house.hasBlanksInBraces)
    }
  }

  private func inner(_ indent: [UInt8]?) -> [UInt8]? {
    guard let indent, let unit = house.indent else { return nil }
    return indent + unit
  }

  private func bracketed(
    _ open: String, _ parts: [[UInt8]], _ close: String, _ indent: [UInt8]?, _ inner: [UInt8]?, _ hasBlanks: Bool
  ) -> [UInt8] {
    guard !parts.isEmpty, let indent, let inner else {
      let blank: [UInt8] = hasBlanks && !parts.isEmpty ? [.space] : []
      return Array(open.utf8) + blank + Array(parts.joined(separator: house.comma)) + blank + Array(close.utf8)
    }
    let lines = parts.joined(separator: [UInt8(ascii: ",")] + lineEnd + inner)
    return Array(open.utf8) + lineEnd + inner + Array(lines) + lineEnd + indent + Array(close.utf8)
  }

  /// Only what must be escaped is.
  func text(_ text: String) -> [UInt8] {
    var quoted: [UInt8] = [UInt8(ascii: "\"")]
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x80, let escapes = house.escapes {
        quoted += escapes.spelled(scalar)
      } else if scalar.value >= 0x80 {
        quoted += Array(String(scalar).utf8)
      } else {
        append(UInt8(scalar.value), to: &quoted)
      }
    }
    return quoted + [UInt8(ascii: "\"")]
  }

  private func append(_ byte: UInt8, to quoted: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""): quoted += "\\\"".utf8
    case UInt8(ascii: "\\"): quoted += "\\\\".utf8
    case 0x08: quoted += "\\b".utf8
    case .tab: quoted += "\\t".utf8
    case .lineFeed: quoted += "\\n".utf8
    case 0x0C: quoted += "\\f".utf8
    case .carriageReturn: quoted += "\\r".utf8
    case 0..<0x20:
      let digits = String(byte, radix: 16)
      quoted += "\\u00\(digits.utf8.count < 2 ? "0" : "")\(digits)".utf8
    default: quoted.append(byte)
    }
  }
}

extension FieldValue {
  fileprivate var isSingle: Bool {
    switch self {
    case .list, .table: false
    default: true
    }
  }
}
