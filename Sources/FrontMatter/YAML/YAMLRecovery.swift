/// Reads what can be read around a broken line: each top-level key by itself, with the lines that belong to it.
enum YAMLRecovery {
  static func parse(_ source: FrontMatterSource, after failure: YAMLReading.Failure) -> ParsedFrontMatter {
    var parsed = ParsedFrontMatter(errors: [YAMLProblem.find(failure, in: source)])
    var anchors: [String: YAMLTreeBuilder.Anchor] = [:]
    for chunk in chunks(of: source) {
      let reading = YAMLReading(source.bytes, in: chunk, anchors: anchors)
      guard reading.failure == nil, reading.problems.isEmpty, let root = reading.root, root.spelling == .blockTable
      else {
        continue
      }
      anchors = reading.anchors
      parsed.members += root.members
    }
    parsed.members.markShadowed()
    return parsed
  }

  /// A chunk begins with a line that looks like a key at the margin, and ends before the next one.
  private static func chunks(of source: FrontMatterSource) -> [Range<Int>] {
    var chunks: [Range<Int>] = []
    var start: Int?
    var line = source.range.lowerBound
    while line < source.range.upperBound {
      if startsKey(source.bytes[line]) {
        if let start { chunks.append(start..<line) }
        start = line
      }
      line = min(source.bytes.nextLineStart(after: line), source.range.upperBound)
    }
    if let start { chunks.append(start..<source.range.upperBound) }
    return chunks
  }

  private static func startsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case .space, .tab, .lineFeed, .carriageReturn, UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "]"),
      UInt8(ascii: "}"):
      false
    default: true
    }
  }
}
