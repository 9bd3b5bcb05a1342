/// The marks that git leaves where two versions met: one problem a conflict, in place of all that they bring about.
enum ConflictMarkers {
  typealias Problem = ParsedFrontMatter.Problem

  /// What is wrong with a text, once something is: front matter may hold such lines in a text of several lines.
  static func explaining(_ problems: [Problem], in source: FrontMatterSource) -> [Problem] {
    guard !problems.isEmpty else { return [] }
    let conflicts = conflicts(in: source)
    guard !conflicts.isEmpty else { return problems }
    let others = problems.filter { problem in !conflicts.contains { $0.contains(problem.offset) } }
    let found = conflicts.map { Problem(reason: .conflictMarkers, offset: $0.lowerBound) }
    return (found + others).sorted { $0.offset < $1.offset }
  }

  /// After so many a person has enough to mend.
  private static let limit = 20

  /// From a line of `<<<<<<<` to the end of that of `>>>>>>>`; a mark without its fellows is a conflict of its own.
  private static func conflicts(in source: FrontMatterSource) -> [Range<Int>] {
    let (bytes, end) = (source.bytes, source.range.upperBound)
    var found: [Range<Int>] = []
    var open: Int?
    var line = source.range.lowerBound
    while line < end, found.count < limit {
      let next = min(bytes.nextLineStart(after: line), end)
      switch mark(bytes, at: line, end) {
      case UInt8(ascii: "<"):
        if let open { found.append(open..<line) }
        open = line
      case UInt8(ascii: ">"):
        found.append((open ?? line)..<next)
        open = nil
      case nil: break
      default: if open == nil { found.append(line..<next) }
      }
      line = next
    }
    if let open { found.append(open..<end) }
    return found
  }

  /// Seven of `<`, `=`, `|` or `>`, and then a blank or the end of the line.
  private static func mark(_ bytes: [UInt8], at line: Int, _ end: Int) -> UInt8? {
    guard line + 7 <= end else { return nil }
    let first = bytes[line]
    guard "<=|>".utf8.contains(first), bytes[line..<(line + 7)].allSatisfy({ $0 == first }) else { return nil }
    return line + 7 == end || bytes[line + 7].isBlank || bytes[line + 7].isLineBreak ? first : nil
  }
}
