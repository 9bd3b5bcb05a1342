/// How the paragraphs of a folded block (section 8.1.3) are broken into rows: those that stay keep their breaks, and so
/// do the rows of a changed one before and after the change.
struct YAMLFoldedRows {
  private let paragraphs: [[ArraySlice<UInt8>]]

  /// Nil where a row begins or ends with a blank, which folds in ways of its own.
  ///
  /// - Parameters:
  ///   - block: from the mark on.
  ///   - indent: columns before each row.
  init?(_ block: ArraySlice<UInt8>, indent: Int) {
    var paragraphs: [[ArraySlice<UInt8>]] = [[]]
    for line in block.split(separator: .lineFeed, omittingEmptySubsequences: false).dropFirst() {
      let line = line.last == .carriageReturn ? line.dropLast() : line
      guard let first = line.firstIndex(where: { $0 != .space }) else {
        if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
        continue
      }
      guard first - line.startIndex == indent, !line[first].isBlank, line.last?.isBlank == false else { return nil }
      paragraphs[paragraphs.count - 1].append(line[first...])
    }
    if paragraphs.last?.isEmpty == true { paragraphs.removeLast() }
    self.paragraphs = paragraphs
  }

  /// The rows of each paragraph of a new text.
  ///
  /// - Parameter wrap: breaks what is new.
  func rows(
    of new: [ArraySlice<UInt8>], wrap: (ArraySlice<UInt8>) -> [ArraySlice<UInt8>]
  ) -> [[ArraySlice<UInt8>]] {
    let old = paragraphs.map { Array($0.joined(separator: [.space])) }
    let shorter = min(old.count, new.count)
    var same = 0
    while same < shorter, new[same].elementsEqual(old[same]) { same += 1 }
    var tail = 0
    while tail < shorter - same, new[new.count - 1 - tail].elementsEqual(old[old.count - 1 - tail]) { tail += 1 }
    return new.indices.map { index in
      if index < same { return paragraphs[index] }
      if index >= new.count - tail { return paragraphs[index - new.count + old.count] }
      return index < old.count - tail
        ? Self.rows(of: new[index], keeping: paragraphs[index], wrap: wrap) : wrap(new[index])
    }
  }

  private static func joined(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    one + [.space] + other
  }

  private static func rows(
    of text: ArraySlice<UInt8>, keeping old: [ArraySlice<UInt8>], wrap: (ArraySlice<UInt8>) -> [ArraySlice<UInt8>]
  ) -> [ArraySlice<UInt8>] {
    var rest = text
    var above: [ArraySlice<UInt8>] = []
    for row in old {
      let end = rest.startIndex + row.count
      // A row breaks at one blank between two words.
      guard rest.starts(with: row), end + 1 < rest.endIndex, rest[end] == .space, !rest[end + 1].isBlank else { break }
      above.append(row)
      rest = rest[(end + 1)...]
    }
    var below: [ArraySlice<UInt8>] = []
    for row in old.dropFirst(above.count).reversed() {
      let start = rest.endIndex - row.count
      guard start - 2 >= rest.startIndex, rest[start...].elementsEqual(row), rest[start - 1] == .space,
        !rest[start - 2].isBlank
      else { break }
      below.append(row)
      rest = rest[..<(start - 1)]
    }
    below.reverse()
    guard above.count + below.count == old.count else { return above + wrap(rest) + below }
    // What is new between two rows goes on one of them where there is room.
    if let last = above.last, case let joined = wrap(Self.joined(last, rest)), joined.count == 1 {
      return above.dropLast() + joined + below
    }
    if let first = below.first, case let joined = wrap(Self.joined(rest, first)), joined.count == 1 {
      return above + joined + below.dropFirst()
    }
    return above + wrap(rest) + below
  }
}
