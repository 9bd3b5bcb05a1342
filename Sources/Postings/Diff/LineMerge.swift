/// Two changed versions of a text put together line by line, as diff3 does: what one side changed is taken; what both
/// changed in different ways is a conflict.
public struct LineMerge: Sendable {
  /// The names behind the conflict markers.
  public struct Names: Sendable, Hashable {
    /// Behind `<<<<<<<`.
    public var mine: String
    /// Behind `>>>>>>>`.
    public var theirs: String
    /// English, unless said otherwise.
    public init(mine: String = "mine", theirs: String = "on disk") {
      self.mine = mine
      self.theirs = theirs
    }
  }

  /// A stretch of the result.
  public enum Piece: Sendable, Hashable {
    /// Lines that need no decision.
    case settled([ArraySlice<UInt8>])
    /// Lines that both sides changed in different ways.
    case contested(mine: [ArraySlice<UInt8>], theirs: [ArraySlice<UInt8>])
  }

  /// From the first line to the last.
  public private(set) var pieces: [Piece] = []

  /// Lines end with LF; what stands before it, a CR too, belongs to the line.
  public init(
    base: some RandomAccessCollection<UInt8>, mine: some RandomAccessCollection<UInt8>,
    theirs: some RandomAccessCollection<UInt8>
  ) {
    let (base, mine, theirs) = (Lines.split(base), Lines.split(mine), Lines.split(theirs))
    let mineOf = Self.partners(base.count, LineMatching(base, mine))
    let theirsOf = Self.partners(base.count, LineMatching(base, theirs))
    var (b, m, t) = (0, 0, 0)
    while true {
      // The next base line that both sides still have.
      var next = b
      while next < base.count, mineOf[next] == nil || theirsOf[next] == nil { next += 1 }
      let (endM, endT) = next < base.count ? (mineOf[next]!, theirsOf[next]!) : (mine.count, theirs.count)
      add(Array(base[b..<next]), Array(mine[m..<endM]), Array(theirs[t..<endT]))
      if next == base.count { return }
      var count = 1
      while next + count < base.count, mineOf[next + count] == endM + count, theirsOf[next + count] == endT + count {
        count += 1
      }
      add(settled: Array(base[next..<(next + count)]))
      (b, m, t) = (next + count, endM + count, endT + count)
    }
  }

  /// How many stretches both sides changed in different ways.
  public var conflictCount: Int { pieces.count { if case .contested = $0 { true } else { false } } }

  /// The result, when there is no conflict.
  public var merged: [UInt8]? { conflictCount == 0 ? text(names: Names()) : nil }

  /// The result, with both sides of each conflict between the markers that git uses.
  public func text(names: Names = Names()) -> [UInt8] {
    var bytes: [UInt8] = []
    let lineEnd = lineEnd
    for piece in pieces {
      switch piece {
      case .settled(let lines): for line in lines { bytes += line }
      case .contested(let mine, let theirs):
        bytes += Array("<<<<<<< \(names.mine)".utf8) + lineEnd
        bytes += Self.closed(mine, lineEnd)
        bytes += Array("=======".utf8) + lineEnd
        bytes += Self.closed(theirs, lineEnd)
        bytes += Array(">>>>>>> \(names.theirs)".utf8) + lineEnd
      }
    }
    return bytes
  }

  private mutating func add(_ base: [ArraySlice<UInt8>], _ mine: [ArraySlice<UInt8>], _ theirs: [ArraySlice<UInt8>]) {
    if mine == theirs || base == theirs {
      add(settled: mine)
    } else if base == mine {
      add(settled: theirs)
    } else {
      pieces.append(.contested(mine: mine, theirs: theirs))
    }
  }

  private mutating func add(settled lines: [ArraySlice<UInt8>]) {
    if !lines.isEmpty { pieces.append(.settled(lines)) }
  }

  /// For each base line the line of the other text that is the same.
  private static func partners(_ count: Int, _ matching: LineMatching) -> [Int?] {
    var partners = [Int?](repeating: nil, count: count)
    for run in matching.runs { for offset in 0..<run.count { partners[run.old + offset] = run.new + offset } }
    return partners
  }

  /// CRLF when the first line has it.
  private var lineEnd: [UInt8] {
    for piece in pieces {
      let first =
        switch piece {
        case .settled(let lines): lines.first
        case .contested(let mine, let theirs): mine.first ?? theirs.first
        }
      if let first { return first.suffix(2).elementsEqual([0x0D, 0x0A]) ? [0x0D, 0x0A] : [0x0A] }
    }
    return [0x0A]
  }

  /// A marker must not be glued to a last line without an end.
  private static func closed(_ lines: [ArraySlice<UInt8>], _ lineEnd: [UInt8]) -> [UInt8] {
    let bytes = lines.flatMap { $0 }
    return bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? bytes : bytes + lineEnd
  }
}
