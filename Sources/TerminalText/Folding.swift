/// Text in the form in which it is compared when people search: `Rédaction` and `redaction` fold to the same bytes.
public enum Folding {
  /// The folded form of `text`.
  public static func fold(_ text: some StringProtocol) -> [UInt8] {
    fold(text.utf8)
  }

  /// The folded form of UTF-8 `bytes`: lower case, without the accents of Latin, Greek and Cyrillic letters, composed
  /// or not; `œ` as `oe`, `ß` as `ss`; typographic apostrophes, hyphens and no-break spaces as the plain ones.
  ///
  /// Never longer than `bytes`. Bytes that are not UTF-8 stay as they are.
  public static func fold(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    bytes.withByteSpan { span in
      [UInt8](unsafeUninitializedCapacity: span.count) { buffer, count in
        count = fold(span, into: buffer)
      }
    }
  }

  /// `bytes` without the spaces, tabs and line ends at both ends.
  public static func trimmed(_ bytes: some BidirectionalCollection<UInt8>) -> [UInt8] {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || 0x09...0x0D ~= $0 }
    var rest = bytes[...]
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return Array(rest.drop(while: isBlank))
  }

  static func fold(_ bytes: Span<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var writer = FoldedWriter(buffer: buffer)
    var offset = 0
    while offset < bytes.count {
      let run = writer.appendLowerCase(of: bytes, from: offset)
      if run > 0 {
        offset += run
        continue
      }
      let byte = bytes[offset]
      if byte < 0x80 {
        writer.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
        offset += 1
        continue
      }
      let scalar = bytes.scalar(at: offset)
      if !writer.appendFolded(scalar.value, length: scalar.length) {
        for position in offset..<offset + scalar.length { writer.append(bytes[position]) }
      }
      offset += scalar.length
    }
    return writer.count
  }
}

/// Writes folded scalars into a buffer as long as the source, which they cannot outgrow.
private struct FoldedWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  var count = 0

  mutating func append(_ byte: UInt8) {
    precondition(count < buffer.count, "folded text outgrew its source")
    buffer[count] = byte
    count += 1
  }

  /// Appends the ASCII that stands from `offset` on, eight bytes at a time: bodies are mostly that, and searching them all
  /// is three times as fast for it.
  ///
  /// - Returns: how many bytes.
  mutating func appendLowerCase(of bytes: Span<UInt8>, from offset: Int) -> Int {
    bytes.withUnsafeBytes { source in
      let target = UnsafeMutableRawBufferPointer(buffer)
      var next = offset
      while next + 8 <= source.count, count + 8 <= target.count {
        let word = source.loadUnaligned(fromByteOffset: next, as: UInt64.self)
        // Up to the first byte that is not ASCII; what is written behind it will be written over.
        let length = (UInt64(littleEndian: word) & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
        // The high bit of each byte: at least `A`, and less than `[`.
        let isUpper = (word &+ 0x3F3F_3F3F_3F3F_3F3F) & ~(word &+ 0x2525_2525_2525_2525) & 0x8080_8080_8080_8080
        target.storeBytes(of: word | isUpper >> 2, toByteOffset: count, as: UInt64.self)
        next += length
        count += length
        if length < 8 { break }
      }
      return next - offset
    }
  }

  /// Appends what `scalar` folds to; false when it is to be copied as it is.
  mutating func appendFolded(_ scalar: UInt32, length: Int) -> Bool {
    switch scalar {
    case FoldingTable.lowerStart..<FoldingTable.lowerStart + UInt32(FoldingTable.lower.count):
      append(entry: FoldingTable.lower[Int(scalar - FoldingTable.lowerStart)])
      return true
    case FoldingTable.upperStart..<FoldingTable.upperStart + UInt32(FoldingTable.upper.count):
      append(entry: FoldingTable.upper[Int(scalar - FoldingTable.upperStart)])
      return true
    case 0x212B:  // The ångström sign is the only letter outside the tables whose lower case is in them.
      append(UInt8(ascii: "a"))
      return true
    default:
      return Self.mayHaveCase(scalar) && appendLowerCase(of: scalar, length: length)
    }
  }

  private mutating func append(entry: UInt16) {
    if entry >= 0x8000 {
      append(UInt8(entry >> 8 & 0x7F))
      append(UInt8(entry & 0xFF))
    } else if entry != 0, let scalar = Unicode.Scalar(entry) {
      append(scalar)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    for byte in UTF8.encode(scalar)! { append(byte) }
  }

  private mutating func appendLowerCase(of value: UInt32, length: Int) -> Bool {
    guard let scalar = Unicode.Scalar(value) else { return false }
    let lower = scalar.properties.lowercaseMapping
    guard lower.utf8.count <= length else { return false }
    for byte in lower.utf8 { append(byte) }
    return true
  }

  /// The blocks, beyond the tables, that have upper case: Armenian to Cherokee, enclosed and extended Latin, Coptic,
  /// extended Cyrillic, ligatures, full-width Latin, and the scripts of the second plane.
  private static func mayHaveCase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x530..<0x590, 0x10A0..<0x1100, 0x13A0..<0x1400, 0x1C80..<0x1CC0, 0x2100..<0x2190, 0x24B6..<0x24EA,
      0x2C00..<0x2D30, 0xA640..<0xA800, 0xAB30..<0xABC0, 0xFF21..<0xFF3B, 0x10400..<0x10600, 0x10C80..<0x10D00,
      0x118A0..<0x118E0, 0x16E40..<0x16E80, 0x1E900..<0x1E960:
      true
    default: false
    }
  }
}
