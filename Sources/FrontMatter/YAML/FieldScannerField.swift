extension FieldScanner {
  /// A key with its value, or an item of a list.
  public struct Field {
    /// The key's bytes; those of the list's key for an item.
    public var key: Range<Int>
    /// The value's bytes with its quotes, brackets or mark; empty when nothing stands there.
    ///
    /// Of a block list or table only the start is known: it ends where the last of what it holds ends.
    public var value: Range<Int>
    /// Any but a flow table, an alias, and what other formats have.
    public var spelling: FieldNode.Spelling
    /// Whether it is an item of a list, and not a key of a table.
    public var isItem: Bool
    /// Whether a quoted value holds a doubled quote or a backslash.
    public var isEscaped: Bool
    /// 0 for a key at the margin; else one more than that of the list or table it stands in, which is the last one
    /// before it of that depth.
    public var depth: Int

    /// The deepest field that is given: what stands deeper is for the parser.
    public static let depthLimit = 4

    /// Whether the text is the value's bytes as they are, without their quotes.
    public var isVerbatim: Bool { !isEscaped && spelling != .literalBlock && spelling != .foldedBlock }

    /// The bytes between the quotes; the value's own where there are none.
    public var inside: Range<Int> {
      switch spelling {
      case .singleQuoted, .doubleQuoted: (value.lowerBound + 1)..<(value.upperBound - 1)
      default: value
      }
    }

    /// What the value says: unquoted, unescaped, a block scalar as one text.
    ///
    /// - Parameter bytes: Those that were scanned.
    public func text(in bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
      switch spelling {
      case .literalBlock, .foldedBlock: BlockScalarText(bytes, value).text
      default: isEscaped ? unescaped(UnsafeBufferPointer(rebasing: bytes[inside])) : Array(bytes[inside])
      }
    }

    /// A doubled quote, `\"` and `\\` are all that the scanner lets pass: of two such bytes the second one counts.
    private func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
      let escape = UInt8(ascii: spelling == .singleQuoted ? "'" : "\\")
      var text: [UInt8] = []
      var next = 0
      while next < bytes.count {
        if bytes[next] == escape, next + 1 < bytes.count { next += 1 }
        text.append(bytes[next])
        next += 1
      }
      return text
    }
  }
}
