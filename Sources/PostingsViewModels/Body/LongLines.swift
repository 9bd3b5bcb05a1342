/// The rows of long lines that are in view or hold the cursor: a key asks for them several times, and each time would
/// take as long as the line.
struct LongLines: Sendable, Equatable {
  private var wraps: [Int: LineWrap] = [:]
  private var version = 0
  private var width = 0

  /// In bytes; shorter lines are broken into rows as fast as they are looked up.
  static let shortest = 4096

  /// Nil for a line that is short, or not remembered as it is now.
  func wrap(_ line: Int, version: Int, width: Int) -> LineWrap? {
    self.version == version && self.width == width ? wraps[line] : nil
  }

  /// Forgets all other lines.
  mutating func remember(_ lines: [(index: Int, bytes: [UInt8])], version: Int, width: Int) {
    let old = self.version == version && self.width == width ? wraps : [:]
    (self.version, self.width) = (version, width)
    wraps = [:]
    for line in lines where line.bytes.count >= Self.shortest {
      wraps[line.index] = old[line.index] ?? LineWrap(line.bytes, width: width)
    }
  }

  /// What is remembered is no part of a text.
  static func == (one: LongLines, other: LongLines) -> Bool { true }
}
