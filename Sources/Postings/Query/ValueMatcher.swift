internal import CByteSearch
internal import TerminalText

/// Tests value ids, remembering the answer for each folded text.
struct ValueMatcher {
  private let table: PostingTable
  private var exactIDs: Set<UInt32> = []
  private var prefixes: [[UInt8]] = []
  /// By folded id.
  private var known: [Answer]

  private enum Answer: UInt8 {
    case unasked
    case no
    case yes
  }

  /// Ranges are not tested here: they compare, and do not look at the text.
  init(_ tests: [QueryExpression.ValueTest], in table: PostingTable) {
    self.table = table
    for test in tests {
      switch test {
      case .exact(let text): if let id = table.foldedID(text) { exactIDs.insert(id) }
      case .wordPrefix(let text): prefixes.append(Folding.foldTrimmed(text))
      case .range: break
      }
    }
    known = Array(repeating: .unasked, count: prefixes.isEmpty && exactIDs.isEmpty ? 0 : table.values.count)
    for id in exactIDs { known[Int(id)] = .yes }
  }

  /// Without any, nothing can match.
  var hasTests: Bool { !exactIDs.isEmpty || !prefixes.isEmpty }

  mutating func matches(_ value: UInt32) -> Bool {
    let folded = Int(table.foldedIDs[Int(value)])
    if known[folded] == .unasked {
      known[folded] = prefixes.contains { startsWord($0, inFolded: UInt32(folded)) } ? .yes : .no
    }
    return known[folded] == .yes
  }

  private func startsWord(_ prefix: [UInt8], inFolded id: UInt32) -> Bool {
    table.values.bytes.withUnsafeBytes { bytes in
      Self.startsWord(prefix, in: UnsafeRawBufferPointer(rebasing: bytes[table.values.range(of: id)]))
    }
  }

  /// Whether a word of the folded text begins so; the text itself may begin with anything.
  static func startsWord(_ prefix: [UInt8], in text: UnsafeRawBufferPointer) -> Bool {
    guard !prefix.isEmpty else { return true }
    var offset = 0
    while offset < text.count,
      let hit = byte_search(text.baseAddress! + offset, text.count - offset, prefix, prefix.count)
    {
      let position = hit - text.baseAddress!
      if WordBoundary.begins(at: position, in: text) { return true }
      offset = position + 1
    }
    return false
  }
}
