/// Changes bytes as fuzzers do: marks put in, bytes taken out or replaced, parts of another input spliced in.
struct Mutator {
  private var state: UInt64

  private static let marks: [[UInt8]] = [
    "\n", "---\n", ": ", "- ", "# ", "\"", "'", "[", "]", "{", "}", ",", "|\n", ">\n", "&a ", "*a", "!t ", "? ", "\t",
    "\r\n",
    "  ", "=", "\\", "\u{0}", "\u{1B}", "\u{85}", "\u{202E}", "é", "🙂", "```\n", "(", ")", "*", "_", "<", ">", "/*",
    "//",
  ].map { Array($0.utf8) }

  init(seed: UInt64) { state = seed }

  /// Up to six changes.
  mutating func change(_ seed: [UInt8], with other: [UInt8]) -> [UInt8] {
    var bytes = seed
    for _ in 0...below(6) {
      let place = below(bytes.count + 1)
      let end = min(bytes.count, place + below(12))
      switch below(5) {
      case 0: bytes.removeSubrange(place..<end)
      case 1, 2: bytes.insert(contentsOf: Self.marks[below(Self.marks.count)], at: place)
      case 3: bytes.replaceSubrange(place..<min(bytes.count, place + 1), with: [UInt8(truncatingIfNeeded: below(256))])
      default:
        let start = below(other.count + 1)
        bytes.replaceSubrange(place..<end, with: other[start..<min(other.count, start + below(40))])
      }
    }
    return bytes
  }

  /// SplitMix64.
  private mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(max(1, limit)))
  }
}
