/// Finds, in one pass, the documents on which cmark-gfm 0.29 takes more than linear time.
///
/// Each rule bounds what one of its loops can cost; the limits are some hundred times what real documents reach.
struct MarkdownHazards {
  private(set) var tablesAreSlow = false
  private(set) var footnotesAreSlow = false
  private(set) var parsingIsSlow = false

  private var lines = 0
  private var mostPipes = 0
  /// The bytes that are read again at lines that may be under a table's header: each reads its whole paragraph.
  private var tableRereads = 0
  /// The bytes from a `]:` to the end of its paragraph, at most: what a reference may be made of.
  private var longestReference = 0
  private var closingBrackets = 0
  /// `<?`, `<![CDATA[` and declarations: the end of each is searched for in all that follows.
  private var unclosedMarkup = 0
  private var footnotes = 0
  private var paragraphStart = 0
  private var referenceStart: Int?

  init(in source: [UInt8]) {
    source.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
        scan(bytes.extracting(start..<end), at: start)
        let isPair = end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A
        start = end + (isPair ? 2 : 1)
      }
      noteReference(endingAt: bytes.count)
    }
    tablesAreSlow = tableRereads > 8 << 20 || mostPipes * lines > 2_000_000 || mostPipes > 2_000
    footnotesAreSlow = footnotes > 1_000
    let referenceCost = longestReference.multipliedReportingOverflow(by: closingBrackets)
    parsingIsSlow =
      parsingIsSlow || referenceCost.overflow || referenceCost.partialValue > 32 << 20 || unclosedMarkup > 500
  }

  private mutating func scan(_ line: UnsafeBufferPointer<UInt8>, at start: Int) {
    lines += 1
    if Self.markersAtStart(of: line) > 100 { parsingIsSlow = true }
    var pipes = 0
    var isBlank = true
    var isOfRuleBytes = true
    var hasColumn = false
    var previous: UInt8 = 0
    for (offset, byte) in line.enumerated() {
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: ":") where offset == 0 || previous != UInt8(ascii: "]"): hasColumn = true
      case UInt8(ascii: "]"): closingBrackets += 1
      case UInt8(ascii: "^") where previous == UInt8(ascii: "["): footnotes += 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"):
        if previous == UInt8(ascii: "<"), !line[offset...].starts(with: "!--".utf8) { unclosedMarkup += 1 }
      case UInt8(ascii: ":") where previous == UInt8(ascii: "]") && referenceStart == nil:
        referenceStart = start + offset
      default: break
      }
      if byte != 0x20, byte != 0x09 {
        isBlank = false
        if !Self.isOfTableRule(byte) { isOfRuleBytes = false }
      }
      previous = byte
    }
    mostPipes = max(mostPipes, pipes)
    if isBlank {
      noteReference(endingAt: start)
      paragraphStart = start
    } else if isOfRuleBytes, hasColumn || pipes > 0 {
      tableRereads += start + line.count - paragraphStart
    }
  }

  private mutating func noteReference(endingAt end: Int) {
    if let start = referenceStart { longestReference = max(longestReference, end - start) }
    referenceStart = nil
  }

  private static func isOfTableRule(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "|") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: ">")
  }

  /// How many quotes and items the line may open; each line after it walks through those that are open.
  private static func markersAtStart(of line: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    for (offset, byte) in line.enumerated() {
      switch byte {
      case UInt8(ascii: ">"): count += 1
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."), UInt8(ascii: ")"):
        if offset + 1 == line.count || line[offset + 1] == 0x20 || line[offset + 1] == 0x09 { count += 1 }
      case 0x20, 0x09, UInt8(ascii: "0")...UInt8(ascii: "9"): break
      default: return count
      }
    }
    return count
  }
}
