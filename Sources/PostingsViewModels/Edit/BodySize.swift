/// How large a body is, in the units that people think in.
public enum BodySize: Sendable, Equatable {
  case counted(lines: Int, words: Int)
  /// Too large to be counted between two frames; rounded up.
  case megabytes(Int)

  private static let countedLimit = 1 << 20

  init(_ body: ArraySlice<UInt8>) {
    guard body.count <= Self.countedLimit else {
      self = .megabytes((body.count + 999_999) / 1_000_000)
      return
    }
    var (lines, words, isInWord) = (0, 0, false)
    for byte in body {
      if byte == 0x0A { lines += 1 }
      if byte > 0x20, !isInWord { words += 1 }
      isInWord = byte > 0x20
    }
    self = .counted(lines: lines + (body.last.map { $0 == 0x0A ? 0 : 1 } ?? 0), words: words)
  }
}
