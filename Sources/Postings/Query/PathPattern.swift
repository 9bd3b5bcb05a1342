/// A shell pattern over a path: `*` within a folder, `**` across folders, `?`, `[a-z]`. Without `/` it may match the
/// file name alone; without any of these signs it matches a part of the path.
struct PathPattern {
  private let pattern: [UInt8]
  private let isNameOnly: Bool

  init(_ text: String) {
    var bytes = Array(text.utf8)
    let signs: [UInt8] = [UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "[")]
    if !bytes.contains(where: signs.contains) {
      let anything: [UInt8] = [UInt8(ascii: "*"), UInt8(ascii: "*")]
      bytes = anything + bytes + anything
      isNameOnly = false
    } else {
      isNameOnly = !bytes.contains(UInt8(ascii: "/"))
    }
    pattern = bytes
  }

  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    if isNameOnly, let slash = path.lastIndex(of: UInt8(ascii: "/")) {
      return matches(Array(path[(slash + 1)...]))
    }
    let bytes = Array(path)
    // A relative pattern matches from any folder on.
    guard pattern.first != UInt8(ascii: "/") && pattern.first != UInt8(ascii: "*") else { return matches(bytes) }
    var start = 0
    while true {
      if matches(Array(bytes[start...])) { return true }
      guard let slash = bytes[start...].firstIndex(of: UInt8(ascii: "/")) else { return false }
      start = slash + 1
    }
  }

  /// Greedy with one point of return, as in Krauss's algorithm: no backtracking beyond the last star.
  private func matches(_ text: [UInt8]) -> Bool {
    var p = 0
    var t = 0
    var star: (pattern: Int, text: Int, crosses: Bool)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        var stars = 0
        while p < pattern.count, pattern[p] == UInt8(ascii: "*") { stars += 1; p += 1 }
        if stars > 1, p < pattern.count, pattern[p] == UInt8(ascii: "/") { p += 1 }
        star = (p, t, stars > 1)
      } else if p < pattern.count, let next = single(p, text[t]) {
        p = next
        t += 1
      } else if let last = star, last.crosses || text[last.text] != UInt8(ascii: "/") {
        star = (last.pattern, last.text + 1, last.crosses)
        p = last.pattern
        t = last.text + 1
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "/") }
  }

  /// Where the pattern goes on when its sign at `p` stands for this byte.
  private func single(_ p: Int, _ byte: UInt8) -> Int? {
    switch pattern[p] {
    case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : p + 1
    case UInt8(ascii: "["):
      guard let end = pattern[(p + 1)...].dropFirst().firstIndex(of: UInt8(ascii: "]")) else { return byte == pattern[p] ? p + 1 : nil }
      return isIn(pattern[(p + 1)..<end], byte) ? end + 1 : nil
    default: return pattern[p] == byte ? p + 1 : nil
    }
  }

  private func isIn(_ set: ArraySlice<UInt8>, _ byte: UInt8) -> Bool {
    let negated = set.first == UInt8(ascii: "!") || set.first == UInt8(ascii: "^")
    let members = Array(negated ? set.dropFirst() : set)
    var index = 0
    var found = false
    while index < members.count {
      if index + 2 < members.count, members[index + 1] == UInt8(ascii: "-") {
        found = found || (members[index] <= byte && byte <= members[index + 2])
        index += 3
      } else {
        found = found || members[index] == byte
        index += 1
      }
    }
    return found != negated
  }
}
