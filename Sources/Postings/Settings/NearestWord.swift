/// The known word that a mistyped one most likely means.
public enum NearestWord {
  /// Longer words are no typing errors.
  private static let lengthLimit = 40

  /// Nil when none is near: more than a third of its letters would have to change.
  public static func of(_ word: String, among known: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    guard !typed.isEmpty, typed.count <= lengthLimit else { return nil }
    let ranked = known.map { ($0, distance(typed, Array($0.lowercased().utf8))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(1, typed.count / 3) || best.0.lowercased().hasPrefix(word.lowercased()) ? best.0 : nil
  }

  /// Letters put in, left out, exchanged, or swapped with their neighbour (optimal string alignment).
  private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
    guard b.count <= lengthLimit else { return .max }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforeLast[j - 1] + 1) }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
