/// Which lines of two texts are the same, in order: the shortest edit script (Myers 1986) where the texts are alike,
/// else the lines that stand once in each.
///
/// Bounded: beyond `differenceLimit` differences no more is looked for than lines that are unique in both texts, in
/// n log n.
struct LineMatching: Sendable {
  /// Stretches of equal lines, in order, none empty.
  private(set) var runs: [Run] = []

  struct Run: Sendable, Hashable {
    var old: Int
    var new: Int
    var count: Int
  }

  private static let differenceLimit = 1000

  init(_ a: [ArraySlice<UInt8>], _ b: [ArraySlice<UInt8>]) {
    var start = 0
    while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
    var end = 0
    while end < a.count - start, end < b.count - start, a[a.count - 1 - end] == b[b.count - 1 - end] { end += 1 }
    add(0, 0, start)
    // Lines are compared as numbers from here on: equal ones for equal lines.
    var names: [ArraySlice<UInt8>: Int32] = [:]
    func name(_ line: ArraySlice<UInt8>) -> Int32 {
      if let name = names[line] { return name }
      names[line] = Int32(names.count)
      return Int32(names.count - 1)
    }
    let middleA = a[start..<(a.count - end)].map(name)
    let middleB = b[start..<(b.count - end)].map(name)
    let middle = Self.shortest(middleA, middleB) ?? Self.unique(middleA, middleB)
    for run in middle { add(run.old + start, run.new + start, run.count) }
    add(a.count - end, b.count - end, end)
  }

  private mutating func add(_ old: Int, _ new: Int, _ count: Int) {
    guard count > 0 else { return }
    if let last = runs.last, last.old + last.count == old, last.new + last.count == new {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(old: old, new: new, count: count))
    }
  }

  /// The greedy algorithm: how far each diagonal comes with d differences, kept for each d to walk back.
  ///
  /// - Returns: nil when there are more differences than the limit.
  private static func shortest(_ a: [Int32], _ b: [Int32]) -> [Run]? {
    if a.isEmpty || b.isEmpty { return [] }
    let limit = min(a.count + b.count, differenceLimit)
    var furthest = [Int](repeating: 0, count: 2 * limit + 3)
    let origin = limit + 1
    var trace: [[Int]] = []
    for d in 0...limit {
      trace.append(Array(furthest[(origin - d - 1)...(origin + d + 1)]))
      for k in stride(from: -d, through: d, by: 2) {
        let goesDown = k == -d || (k != d && furthest[origin + k - 1] < furthest[origin + k + 1])
        var x = goesDown ? furthest[origin + k + 1] : furthest[origin + k - 1] + 1
        var y = x - k
        // Diagonals that have left the table on one side have nothing more to give.
        while x < a.count, y < b.count, y >= 0, a[x] == b[y] {
          x += 1
          y += 1
        }
        furthest[origin + k] = x
        if x >= a.count && y >= b.count { return walkBack(trace, a.count, b.count) }
      }
    }
    return nil
  }

  private static func walkBack(_ trace: [[Int]], _ oldCount: Int, _ newCount: Int) -> [Run] {
    var runs: [Run] = []
    var (x, y) = (oldCount, newCount)
    for d in trace.indices.reversed() {
      let furthest = trace[d]
      let origin = d + 1
      let k = x - y
      let goesDown = k == -d || (k != d && furthest[origin + k - 1] < furthest[origin + k + 1])
      let previousX = d == 0 ? 0 : goesDown ? furthest[origin + k + 1] : furthest[origin + k - 1]
      let previousY = d == 0 ? 0 : previousX - (goesDown ? k + 1 : k - 1)
      let startX = d == 0 ? 0 : goesDown ? previousX : previousX + 1
      if x > startX { runs.append(Run(old: startX, new: y - (x - startX), count: x - startX)) }
      (x, y) = (previousX, previousY)
    }
    return runs.reversed()
  }

  /// Lines that stand once in each text, in the longest order that both have, grown at both ends.
  private static func unique(_ a: [Int32], _ b: [Int32]) -> [Run] {
    var runs: [Run] = []
    var (doneA, doneB) = (0, 0)
    for (x, y) in increasing(uniquePairs(a, b)) where x >= doneA && y >= doneB {
      var (startX, startY) = (x, y)
      while startX > doneA, startY > doneB, a[startX - 1] == b[startY - 1] {
        (startX, startY) = (startX - 1, startY - 1)
      }
      var (endX, endY) = (x + 1, y + 1)
      while endX < a.count, endY < b.count, a[endX] == b[endY] { (endX, endY) = (endX + 1, endY + 1) }
      runs.append(Run(old: startX, new: startY, count: endX - startX))
      (doneA, doneB) = (endX, endY)
    }
    return runs
  }

  private static func uniquePairs(_ a: [Int32], _ b: [Int32]) -> [(Int, Int)] {
    var counts: [Int32: (old: Int, new: Int, place: Int)] = [:]
    for name in a { counts[name, default: (0, 0, 0)].old += 1 }
    for (index, name) in b.enumerated() where counts[name] != nil {
      counts[name]!.new += 1
      counts[name]!.place = index
    }
    return a.enumerated().compactMap { index, name in
      guard let count = counts[name], count.old == 1, count.new == 1 else { return nil }
      return (index, count.place)
    }
  }

  /// The longest subsequence whose second numbers increase (patience sorting).
  private static func increasing(_ pairs: [(Int, Int)]) -> [(Int, Int)] {
    var tops: [Int] = []
    var previous = [Int](repeating: -1, count: pairs.count)
    for index in pairs.indices {
      var (low, high) = (0, tops.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[tops[middle]].1 < pairs[index].1 { low = middle + 1 } else { high = middle }
      }
      if low > 0 { previous[index] = tops[low - 1] }
      if low == tops.count { tops.append(index) } else { tops[low] = index }
    }
    var result: [(Int, Int)] = []
    var index = tops.last ?? -1
    while index >= 0 {
      result.append(pairs[index])
      index = previous[index]
    }
    return result.reversed()
  }
}

/// Lines as bytes, each with its end; the last one may have none.
enum Lines {
  static func split(_ bytes: some RandomAccessCollection<UInt8>) -> [ArraySlice<UInt8>] {
    let bytes = Array(bytes)
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    return lines
  }
}
