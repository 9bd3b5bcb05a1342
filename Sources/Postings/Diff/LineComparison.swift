/// Two texts compared line by line: the shortest way from one to the other.
public struct LineComparison: Sendable {
  /// What became of a line.
  public enum Kind: Sendable, Hashable { case kept, removed, added }

  /// A line of one text or of both.
  public struct Line: Sendable, Hashable {
    /// Whether the old text has it, the new one, or both.
    public var kind: Kind
    /// With its end, where it has one.
    public var bytes: ArraySlice<UInt8>
  }

  /// All lines of both texts; of a replaced stretch the removed ones come first.
  public private(set) var lines: [Line] = []

  /// Lines end with LF; what stands before it, a CR too, belongs to the line.
  public init(_ old: [UInt8], _ new: [UInt8]) {
    let a = Lines.split(old)
    let b = Lines.split(new)
    lines.reserveCapacity(max(a.count, b.count) + 8)
    var (doneA, doneB) = (0, 0)
    for run in LineMatching(a, b).runs {
      replace(a[doneA..<run.old], b[doneB..<run.new])
      lines += a[run.old..<(run.old + run.count)].map { Line(kind: .kept, bytes: $0) }
      (doneA, doneB) = (run.old + run.count, run.new + run.count)
    }
    replace(a[doneA...], b[doneB...])
  }

  private mutating func replace(_ removed: ArraySlice<ArraySlice<UInt8>>, _ added: ArraySlice<ArraySlice<UInt8>>) {
    lines += removed.map { Line(kind: .removed, bytes: $0) }
    lines += added.map { Line(kind: .added, bytes: $0) }
  }

  /// How many lines were kept, removed or added.
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
}
