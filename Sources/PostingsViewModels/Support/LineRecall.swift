/// Going through lines that were typed before, and back to the one that was being typed.
struct LineRecall: Sendable {
  private let lines: [String]
  private var index: Int
  private var typed = ""

  /// - Parameter lines: the oldest first.
  init(_ lines: [String]) {
    self.lines = lines
    index = lines.count
  }

  /// - Parameters:
  ///   - count: below 0 to earlier lines.
  ///   - current: what stands there now.
  /// - Returns: the line to show; nil when there is no further one.
  mutating func move(by count: Int, from current: String) -> String? {
    let target = max(0, min(lines.count, index + count))
    guard target != index else { return nil }
    if index == lines.count { typed = current }
    index = target
    return index == lines.count ? typed : lines[index]
  }

  /// The lines with one more at the end, which stands nowhere else among them; nil when nothing changes.
  static func adding(_ line: String, to lines: [String], limit: Int) -> [String]? {
    guard !line.isEmpty, lines.last != line else { return nil }
    return Array((lines.filter { $0 != line } + [line]).suffix(limit))
  }
}
