/// Splits the text of a paragraph into plain text, Liquid (`{{ page.title }}`, `{% include a.html %}`) and bare
/// addresses. In one pass: no byte is looked at more than a few times.
struct TextPieces {
  struct Piece {
    enum Kind {
      case plain
      case liquid
      /// An address; to follow it, the prefix goes before it.
      case address(prefix: String)
    }

    var kind: Kind
    var range: Range<Int>
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let findsAddresses: Bool
  private var start = 0
  private var found: Piece?
  /// What closes Liquid, once it is known not to come any more.
  private var missingClosers: [UInt8] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, findsAddresses: Bool) {
    self.bytes = bytes
    self.findsAddresses = findsAddresses
  }

  /// The next piece, in order; nil at the end.
  mutating func next() -> Piece? {
    if let piece = found {
      found = nil
      start = piece.range.upperBound
      return piece
    }
    guard start < bytes.count else { return nil }
    var offset = start
    while offset < bytes.count {
      if let piece = special(at: offset) {
        if piece.range.lowerBound == start {
          start = piece.range.upperBound
          return piece
        }
        found = piece
        return Piece(kind: .plain, range: start..<piece.range.lowerBound)
      }
      offset += 1
    }
    defer { start = bytes.count }
    return Piece(kind: .plain, range: start..<bytes.count)
  }

  private mutating func special(at offset: Int) -> Piece? {
    switch bytes[offset] {
    case UInt8(ascii: "{"): liquid(at: offset)
    case UInt8(ascii: "h"), UInt8(ascii: "w"): findsAddresses ? webAddress(at: offset) : nil
    case UInt8(ascii: "@"): findsAddresses ? mailAddress(around: offset) : nil
    default: nil
    }
  }

  private mutating func liquid(at offset: Int) -> Piece? {
    guard offset + 1 < bytes.count else { return nil }
    let closer: UInt8
    switch bytes[offset + 1] {
    case UInt8(ascii: "{"): closer = UInt8(ascii: "}")
    case UInt8(ascii: "%"): closer = UInt8(ascii: "%")
    default: return nil
    }
    guard !missingClosers.contains(closer) else { return nil }
    var end = offset + 2
    while end + 1 < bytes.count {
      if bytes[end] == closer, bytes[end + 1] == UInt8(ascii: "}") {
        return Piece(kind: .liquid, range: offset..<end + 2)
      }
      end += 1
    }
    missingClosers.append(closer)
    return nil
  }

  /// Whether a tag of Liquid or Hugo stands for the address of another page.
  static func isLinkTag(_ tag: UnsafeBufferPointer<UInt8>) -> Bool {
    let word = tag.dropFirst(2).drop { $0 <= 0x20 || "<%-".utf8.contains($0) }.prefix { $0 > 0x20 }
    return ["post_url", "link", "ref", "relref"].contains { $0.utf8.elementsEqual(word) }
  }

  private func webAddress(at offset: Int) -> Piece? {
    guard offset == 0 || !Self.isAlphanumeric(bytes[offset - 1]) else { return nil }
    for (scheme, prefix) in [("https://", ""), ("http://", ""), ("www.", "http://")] where has(scheme, at: offset) {
      let end = Self.trimmedEnd(of: bytes, from: offset, to: endOfAddress(from: offset))
      guard end > offset + scheme.utf8.count else { return nil }
      return Piece(kind: .address(prefix: prefix), range: offset..<end)
    }
    return nil
  }

  private func mailAddress(around offset: Int) -> Piece? {
    var first = offset
    while first > start, Self.isOfMailbox(bytes[first - 1]) { first -= 1 }
    var end = offset + 1
    var lastDot = offset
    while end < bytes.count, Self.isAlphanumeric(bytes[end]) || bytes[end] == 0x2D || bytes[end] == 0x2E {
      if bytes[end] == UInt8(ascii: ".") { lastDot = end }
      end += 1
    }
    while end > offset + 1, !Self.isAlphanumeric(bytes[end - 1]) {
      end -= 1
      if lastDot == end { lastDot = bytes[offset + 1..<end].lastIndex(of: UInt8(ascii: ".")) ?? offset }
    }
    guard first < offset, lastDot > offset + 1, lastDot < end - 1 else { return nil }
    return Piece(kind: .address(prefix: "mailto:"), range: first..<end)
  }

  private func has(_ prefix: String, at offset: Int) -> Bool {
    bytes[offset...].starts(with: prefix.utf8)
  }

  /// Where an address that starts at `offset` must end: at a blank, a quote, `<`, or what is not of Latin letters.
  private func endOfAddress(from offset: Int) -> Int {
    bytes[offset...].firstIndex { byte in
      byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`")
        || byte == 0x7F || byte == 0xC2 || byte >= 0xE0
    } ?? bytes.count
  }

  /// The end without the punctuation that belongs to the sentence, and a `)` that nothing in the address opens.
  private static func trimmedEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int {
    var end = end
    var depth = bytes[start..<end].reduce(0) { depth, byte in
      byte == UInt8(ascii: "(") ? depth + 1 : byte == UInt8(ascii: ")") ? depth - 1 : depth
    }
    while end > start {
      let last = bytes[end - 1]
      if last == UInt8(ascii: ")"), depth < 0 {
        depth += 1
      } else if !"?!.,:;*_~'".utf8.contains(last) {
        break
      }
      end -= 1
    }
    return end
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }

  private static func isOfMailbox(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || ".+-_".utf8.contains(byte)
  }
}
