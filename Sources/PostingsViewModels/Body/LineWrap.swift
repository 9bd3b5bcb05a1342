/// A line of text broken into rows for a width, at blanks where it can be.
struct LineWrap: Sendable {
  let graphemes: Graphemes
  /// Indices of characters; at least one row, which may be empty.
  private(set) var rows: [Range<Int>] = []
  private let bytes: [UInt8]

  /// - Parameter width: columns, of which the last is left to the cursor after the last character.
  init(_ bytes: [UInt8], width: Int) {
    self.bytes = bytes
    graphemes = Graphemes(bytes)
    let items = graphemes.items
    let width = max(2, width)
    var start = 0
    var columns = 0
    var lastBlank: Int?
    var index = 0
    while index < items.count {
      if columns + items[index].columns > width, index > start {
        // After the last blank, unless the row has none.
        let end = lastBlank.map { $0 + 1 } ?? index
        rows.append(start..<end)
        start = end
        columns = items[start..<index].reduce(0) { $0 + $1.columns }
        lastBlank = nil
        continue
      }
      columns += items[index].columns
      if bytes[items[index].range.lowerBound] == 0x20 { lastBlank = index }
      index += 1
    }
    rows.append(start..<items.count)
  }

  /// The row that an offset stands in, and the column in it.
  func place(of offset: Int) -> (row: Int, column: Int) {
    let index = graphemes.index(at: offset)
    let row = rows.lastIndex { $0.lowerBound <= index } ?? 0
    return (row, columns(from: rows[row].lowerBound, to: index))
  }

  /// The offset nearest to a column of a row.
  func offset(row: Int, column: Int) -> Int {
    let row = max(0, min(row, rows.count - 1))
    let range = rows[row]
    var columns = 0
    for index in range {
      let width = graphemes.items[index].columns
      if columns + width > column {
        // The right half of a wide character belongs to what follows.
        return column - columns > width / 2
          ? graphemes.items[index].range.upperBound : graphemes.items[index].range.lowerBound
      }
      columns += width
    }
    // The end of a row that goes on is the start of the next: the cursor stays in front of the last character.
    let isLast = row == rows.count - 1
    guard !range.isEmpty else { return bytes.isEmpty ? 0 : endOffset(range.upperBound) }
    return isLast ? endOffset(range.upperBound) : graphemes.items[range.upperBound - 1].range.lowerBound
  }

  /// The bytes of a row.
  func bytes(ofRow row: Int) -> ArraySlice<UInt8> {
    let range = rows[row]
    guard !range.isEmpty else { return [] }
    return bytes[
      graphemes.items[range.lowerBound].range.lowerBound..<graphemes.items[range.upperBound - 1].range.upperBound]
  }

  private func endOffset(_ index: Int) -> Int {
    index < graphemes.items.count ? graphemes.items[index].range.lowerBound : bytes.count
  }

  private func columns(from start: Int, to end: Int) -> Int {
    graphemes.items[start..<end].reduce(0) { $0 + $1.columns }
  }
}
