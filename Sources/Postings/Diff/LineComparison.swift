/// Two texts compared line by line: what is the same at both ends is set aside, the middle is matched in order.
public struct LineComparison: Sendable {
  public enum Kind: Sendable, Hashable { case kept, removed, added }

  public struct Line: Sendable, Hashable {
    public var kind: Kind
    /// With its end, where it has one.
    public var bytes: ArraySlice<UInt8>
  }

  /// All lines of both texts; of a replaced stretch the removed ones come first.
  public private(set) var lines: [Line] = []

  /// Cells of the matching table, above which the middle is shown as replaced whole: time and memory grow with it.
  private static let tableLimit = 4_000_000

  public init(_ old: [UInt8], _ new: [UInt8]) {
    let a = Self.split(old)
    let b = Self.split(new)
    var head = 0
    while head < a.count, head < b.count, a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < a.count - head, tail < b.count - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    lines.reserveCapacity(max(a.count, b.count) + 8)
    lines += a[..<head].map { Line(kind: .kept, bytes: $0) }
    lines += Self.match(Array(a[head..<(a.count - tail)]), Array(b[head..<(b.count - tail)]))
    lines += a[(a.count - tail)...].map { Line(kind: .kept, bytes: $0) }
  }

  public func count(_ kind: Kind) -> Int { lines.count { $0.kind == kind } }

  /// The changed lines with some kept ones around them: ranges of ``lines``, in order, that do not touch.
  public func hunks(context: Int = 3) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices where lines[index].kind != .kept {
      let range = max(0, index - context)..<min(lines.count, index + context + 1)
      if let last = hunks.last, range.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        hunks.append(range)
      }
    }
    return hunks
  }

  /// The longest common subsequence, by the textbook's table.
  private static func match(_ a: [ArraySlice<UInt8>], _ b: [ArraySlice<UInt8>]) -> [Line] {
    guard !a.isEmpty, !b.isEmpty, a.count * b.count <= tableLimit else {
      return a.map { Line(kind: .removed, bytes: $0) } + b.map { Line(kind: .added, bytes: $0) }
    }
    let width = b.count + 1
    var length = [Int32](repeating: 0, count: (a.count + 1) * width)
    for i in a.indices.reversed() {
      for j in b.indices.reversed() {
        length[i * width + j] =
          a[i] == b[j]
          ? length[(i + 1) * width + j + 1] + 1 : max(length[(i + 1) * width + j], length[i * width + j + 1])
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      if i < a.count, j < b.count, a[i] == b[j] {
        lines.append(Line(kind: .kept, bytes: a[i]))
        i += 1
        j += 1
      } else if i < a.count, j == b.count || length[(i + 1) * width + j] >= length[i * width + j + 1] {
        lines.append(Line(kind: .removed, bytes: a[i]))
        i += 1
      } else {
        lines.append(Line(kind: .added, bytes: b[j]))
        j += 1
      }
    }
    return lines
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }
}
