extension StringProtocol {
  /// The columns that the text takes on a terminal, as `cleaned()` shows it.
  ///
  /// The width of a cluster is the sum of `wcwidth` over its scalars, the one rule under which terminals, ncurses and
  /// this library agree; joiners, variation selectors and skin tones count nothing since they are not shown.
  public var columns: Int {
    withUTF8Span { columnCount(of: $0, limit: .max) }
  }

  /// Whether the text takes at most `limit` columns; looks no further than it must.
  public func fits(in limit: Int) -> Bool {
    withUTF8Span { columnCount(of: $0, limit: limit) } <= limit
  }
}

extension Sequence<UInt8> {
  /// The columns that these bytes of UTF-8 take on a terminal once cleaned; a byte that is not UTF-8 takes four.
  public var columnsAsUTF8: Int {
    withByteSpan { columnCount(of: $0, limit: .max) }
  }
}

extension Character {
  /// The columns that the character takes on a terminal; 0 for one that is only joiners, selectors or skin tones.
  public var columns: Int {
    if let ascii = asciiValue, 0x20..<0x7F ~= ascii { return 1 }
    return String(self).columns
  }
}

extension Unicode.Scalar {
  /// The columns that the scalar takes on a terminal, as `cleaned()` shows it.
  public var columns: Int {
    WidthClass(of: value).columns
  }
}

/// Counts the columns of `bytes`, stopping once there are more than `limit`.
func columnCount(of bytes: Span<UInt8>, limit: Int) -> Int {
  var columns = 0
  var offset = 0
  while offset < bytes.count, columns <= limit {
    let byte = bytes[offset]
    if byte &- 0x20 < 0x5F {
      columns += 1
      offset += 1
      continue
    }
    let scalar = bytes.scalar(at: offset)
    // CR LF is shown as one sign, which the line feed brings.
    if !isCarriageReturnOfPair(bytes, at: offset) { columns += WidthClass(of: scalar.value).columns }
    offset += scalar.length
  }
  return columns
}

/// Whether a CR stands at `offset` with its LF after it.
func isCarriageReturnOfPair(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
  bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
}
