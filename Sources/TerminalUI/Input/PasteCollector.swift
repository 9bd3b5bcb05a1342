/// Gathers the bytes between the marks of a bracketed paste, `ESC [ 200 ~` and `ESC [ 201 ~`.
struct PasteCollector {
  private static let end: [UInt8] = Array("\u{1B}[201~".utf8)
  private var bytes: [UInt8] = []
  /// How many bytes of the end mark have been seen.
  private var matched = 0

  /// Takes bytes up to the end of the paste; gives the index after the end mark, `nil` when it has not come.
  @discardableResult
  mutating func append(_ more: ArraySlice<UInt8>) -> Int? {
    var index = more.startIndex
    while index < more.endIndex {
      if matched == 0 {
        let escape = more[index...].firstIndex(of: Byte.escape) ?? more.endIndex
        keep(more[index..<escape])
        index = escape
      }
      if let end = matchEnd(more, &index) { return end }
    }
    return nil
  }

  /// Compares with the end mark from `index` on, which moves past what was compared.
  private mutating func matchEnd(_ more: ArraySlice<UInt8>, _ index: inout Int) -> Int? {
    while index < more.endIndex {
      guard more[index] == Self.end[matched] else {
        keep(Self.end[..<matched])
        matched = 0
        return nil
      }
      index += 1
      matched += 1
      if matched == Self.end.count {
        matched = 0
        return index
      }
    }
    return nil
  }

  private mutating func keep(_ more: ArraySlice<UInt8>) {
    bytes.append(contentsOf: more.prefix(InputDecoder.largestPaste - bytes.count))
  }

  /// The text, with `\n` for the CR that terminals send as line end.
  mutating func finish() -> String {
    keep(Self.end[..<matched])
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == 0x0D { text.append(0x0A) } else if byte != 0x0A || previous != 0x0D { text.append(byte) }
      previous = byte
    }
    return String(decoding: text, as: UTF8.self)
  }
}
