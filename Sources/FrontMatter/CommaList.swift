/// Items between brackets with commas between them, as TOML and JSON write arrays and objects: finds what to replace
/// to put one in, take one out or move one, while comments, line breaks and a trailing comma stay as they are.
struct CommaList {
  let bytes: [UInt8]
  /// From the opening to after the closing bracket.
  let range: Range<Int>
  /// Each item from its first to after its last byte; for a table, from its key on.
  let items: [Range<Int>]
  let comments: Comments
  /// What stands between two items on one line where no neighbour shows it.
  var separator = Array(", ".utf8)
  /// Whether a comma may be written after a last item that comes after a comma.
  private var writesTrailingComma: Bool { comments == .hash }

  enum Comments {
    /// `# …`
    case hash
    /// `// …` and `/* … */`
    case slashes
  }

  private static let comma = UInt8(ascii: ",")

  init(_ bytes: [UInt8], _ range: Range<Int>, items: [Range<Int>], comments: Comments) {
    self.bytes = bytes
    self.range = range
    self.items = items
    self.comments = comments
    if items.count > 1, let comma = comma(after: 0) {
      let end = bytes.skippingBlanks(from: comma + 1, to: items[1].lowerBound)
      if end == items[1].lowerBound { separator = Array(bytes[comma..<end]) }
    }
  }

  private var inside: Range<Int> { (range.lowerBound + 1)..<(range.upperBound - 1) }
  private var lineEnd: [UInt8] { bytes.lineEnd(near: range.lowerBound) }

  // MARK: Looking around

  /// Where the comma after an item stands; nil after a last one without.
  private func comma(after index: Int) -> Int? {
    let next = skippingTrivia(from: items[index].upperBound)
    return next < inside.upperBound && bytes[next] == Self.comma ? next : nil
  }

  /// After blanks, line ends and comments.
  private func skippingTrivia(from start: Int) -> Int {
    var next = start
    while next < inside.upperBound {
      if bytes[next].isBlank || bytes[next].isLineBreak {
        next += 1
      } else if let end = commentEnd(at: next) {
        next = end
      } else {
        break
      }
    }
    return min(next, inside.upperBound)
  }

  /// After the comment that stands at a place; nil when none does. The line end belongs to none.
  private func commentEnd(at place: Int) -> Int? {
    switch comments {
    case .hash:
      return bytes[place] == UInt8(ascii: "#") ? bytes.lineContentEnd(of: place) : nil
    case .slashes:
      guard bytes[place] == UInt8(ascii: "/"), place + 1 < inside.upperBound else { return nil }
      if bytes[place + 1] == UInt8(ascii: "/") { return bytes.lineContentEnd(of: place) }
      guard bytes[place + 1] == UInt8(ascii: "*") else { return nil }
      var next = place + 2
      while next + 1 < inside.upperBound, !(bytes[next] == UInt8(ascii: "*") && bytes[next + 1] == UInt8(ascii: "/")) {
        next += 1
      }
      return min(next + 2, inside.upperBound)
    }
  }

  private func isFirstOnLine(_ place: Int) -> Bool {
    bytes[bytes.lineStart(of: place)..<place].allSatisfy(\.isBlank)
  }

  /// The start of the next line, when only blanks and comments stand before it; else nil.
  private func lineRest(from place: Int) -> Int? {
    var next = place
    while next < inside.upperBound {
      if bytes[next].isLineBreak { return min(bytes.nextLineStart(after: next), inside.upperBound) }
      if bytes[next].isBlank {
        next += 1
      } else if let end = commentEnd(at: next), !bytes[next..<end].contains(.lineFeed) {
        next = end
      } else {
        return nil
      }
    }
    return nil
  }

  private func hasComment(_ range: Range<Int>) -> Bool {
    range.contains { commentEnd(at: $0) != nil }
  }

  /// The blanks before an item that begins a line.
  private func indent(of index: Int) -> [UInt8] {
    Array(bytes[bytes.lineStart(of: items[index].lowerBound)..<items[index].lowerBound])
  }

  // MARK: Taking out

  func removing(_ index: Int) -> [TextEdit] {
    let item = items[index]
    let comma = comma(after: index)
    let isLast = index == items.count - 1
    if items.count == 1, !hasComment(inside.lowerBound..<item.lowerBound), !hasComment(item.upperBound..<inside.upperBound) {
      return [TextEdit(range: inside, replacement: [])]
    }
    // The comma before goes with a last item that has none of its own.
    var edits: [TextEdit] = []
    if isLast, comma == nil, index > 0, let before = self.comma(after: index - 1) {
      if isFirstOnLine(item.lowerBound) {
        edits.append(TextEdit(range: before..<(before + 1), replacement: []))
      } else if !hasComment(before..<item.lowerBound) {
        return [TextEdit(range: items[index - 1].upperBound..<item.upperBound, replacement: [])]
      }
    }
    let end = comma.map { $0 + 1 } ?? item.upperBound
    if isFirstOnLine(item.lowerBound), let next = lineRest(from: end) {
      return edits + [TextEdit(range: bytes.lineStart(of: item.lowerBound)..<next, replacement: [])]
    }
    if isFirstOnLine(item.lowerBound), isLast, index > 0 {
      // The bracket closes on its line: it moves up to the item before.
      let start = bytes.lineStart(of: item.lowerBound)
      let isAfterComment = bytes[items[index - 1].upperBound..<start].contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") }
      return edits + [TextEdit(range: (isAfterComment ? start : lineBreak(before: start))..<end, replacement: [])]
    }
    if isLast { return edits + [TextEdit(range: startOfBlanks(before: item.lowerBound)..<end, replacement: [])] }
    return edits + [TextEdit(range: item.lowerBound..<bytes.skippingBlanks(from: end, to: inside.upperBound), replacement: [])]
  }

  private func lineBreak(before lineStart: Int) -> Int {
    var start = max(inside.lowerBound, lineStart - 1)
    if start > inside.lowerBound, bytes[start - 1] == .carriageReturn { start -= 1 }
    return start
  }

  private func startOfBlanks(before place: Int) -> Int {
    var start = place
    while start > inside.lowerBound, bytes[start - 1].isBlank { start -= 1 }
    return start
  }

  // MARK: Putting in

  /// - Parameter indent: The blanks before an item on a line of its own where no neighbour shows them; nil keeps a list
  ///   that is empty on one line.
  func inserting(_ text: [UInt8], at index: Int, indent: [UInt8]? = nil) -> [TextEdit] {
    if items.isEmpty { return insertingFirst(text, indent) }
    if index < items.count { return [inserting(text, before: index)] }
    return appending(text)
  }

  private func insertingFirst(_ text: [UInt8], _ indent: [UInt8]?) -> [TextEdit] {
    if hasComment(inside) {
      let close = range.upperBound - 1
      let line = bytes.lineStart(of: close)
      guard line > range.lowerBound, isFirstOnLine(close) else {
        return [TextEdit(range: inside.lowerBound..<inside.lowerBound, replacement: text)]
      }
      return [TextEdit(range: line..<line, replacement: Array(bytes[line..<close]) + (indent ?? []) + text + lineEnd)]
    }
    guard let indent else { return [TextEdit(range: inside, replacement: text)] }
    let close = bytes[bytes.lineStart(of: range.lowerBound)...].prefix { $0.isBlank }
    return [TextEdit(range: inside, replacement: lineEnd + indent + text + lineEnd + close)]
  }

  private func inserting(_ text: [UInt8], before index: Int) -> TextEdit {
    let item = items[index].lowerBound
    guard isFirstOnLine(item) else { return TextEdit(range: item..<item, replacement: text + separator) }
    // Comments above an item stay with it.
    var line = bytes.lineStart(of: item)
    let floor = index > 0 ? (comma(after: index - 1) ?? items[index - 1].upperBound) : range.lowerBound
    while line > 0, bytes.lineStart(of: line - 1) > floor, isComment(lineAt: bytes.lineStart(of: line - 1)) {
      line = bytes.lineStart(of: line - 1)
    }
    return TextEdit(range: line..<line, replacement: indent(of: index) + text + [Self.comma] + lineEnd)
  }

  private func isComment(lineAt line: Int) -> Bool {
    let start = bytes.skippingBlanks(from: line, to: inside.upperBound)
    return start < inside.upperBound && commentEnd(at: start) == bytes.lineContentEnd(of: start)
  }

  private func appending(_ text: [UInt8]) -> [TextEdit] {
    let last = items.count - 1
    let end = items[last].upperBound
    let comma = comma(after: last)
    guard isFirstOnLine(items[last].lowerBound) else {
      return [TextEdit(range: end..<end, replacement: separator + text)]
    }
    let line = indent(of: last) + text
    if let comma {
      let tail = writesTrailingComma ? [Self.comma] : []
      let place = bytes.lineContentEnd(of: lineRest(from: comma + 1) == nil ? comma : comma + 1)
      guard lineRest(from: comma + 1) != nil else {
        return [TextEdit(range: (comma + 1)..<(comma + 1), replacement: lineEnd + line + tail)]
      }
      return [TextEdit(range: place..<place, replacement: lineEnd + line + tail)]
    }
    guard let next = lineRest(from: end) else {
      return [TextEdit(range: end..<end, replacement: [Self.comma] + lineEnd + line)]
    }
    return [
      TextEdit(range: end..<end, replacement: [Self.comma]),
      TextEdit(range: next..<next, replacement: line + lineEnd),
    ]
  }

  // MARK: Moving

  /// Each item takes the comment at the end of its line along; commas, line breaks and indents stay where they are.
  func moving(_ from: Int, to: Int) -> TextEdit {
    let (low, high) = (min(from, to), max(from, to))
    var order = Array(low...high)
    order.insert(order.remove(at: from - low), at: to - low)
    var text: [UInt8] = []
    for (place, source) in zip(low...high, order) {
      text += bytes[items[source]]
      text += bytes[items[place].upperBound..<tail(of: place).lowerBound]
      text += bytes[tail(of: source)]
      if place < high { text += bytes[tail(of: place).upperBound..<items[place + 1].lowerBound] }
    }
    return TextEdit(range: items[low].lowerBound..<tail(of: high).upperBound, replacement: text)
  }

  /// The comment on an item's line, with the blanks before it; empty when there is none.
  private func tail(of index: Int) -> Range<Int> {
    let start = comma(after: index).map { $0 + 1 } ?? items[index].upperBound
    let comment = bytes.skippingBlanks(from: start, to: inside.upperBound)
    guard lineRest(from: start) != nil, comment < inside.upperBound, commentEnd(at: comment) != nil else {
      return start..<start
    }
    return start..<min(bytes.lineContentEnd(of: comment), inside.upperBound)
  }
}

extension [UInt8] {
  /// Does several edits of one text and gives them as one; what is put in within a range that is taken out stays.
  func combining(_ edits: [TextEdit]) -> TextEdit {
    let sorted = edits.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    guard let first = sorted.first, sorted.count > 1 else {
      return sorted.first ?? TextEdit(range: count..<count, replacement: [])
    }
    var replacement: [UInt8] = []
    var copied = first.range.lowerBound
    for edit in sorted {
      if edit.range.lowerBound > copied { replacement += self[copied..<edit.range.lowerBound] }
      replacement += edit.replacement
      copied = Swift.max(copied, edit.range.upperBound)
    }
    return TextEdit(range: first.range.lowerBound..<copied, replacement: replacement)
  }
}
