internal import CByteSearch
internal import TerminalText

/// One block of folded text, a stretch a row: title, tags, locale, type and file name, a line each.
///
/// Searching one block is many times faster than following a pointer a row. A row that changes is written over its old
/// stretch, or gets a new one at the end when it has grown; the old one is then blanked out.
struct SearchBlock: Sendable {
  private(set) var text: [UInt8] = []
  /// Where each stretch begins, ascending, and after the last one where it ends.
  private(set) var starts: [UInt32] = [0]
  private(set) var rowOfStretch: [PostingTable.Row] = []
  /// By row; `noStretch` for a row without text.
  private(set) var stretchOfRow: [UInt32] = []

  static let noStretch = UInt32.max
  /// Between the parts of a stretch; neither a part nor a needle holds it.
  static let separator: UInt8 = 0x0A

  /// Gives a row its text.
  mutating func set(_ parts: [UInt8], row: PostingTable.Row) {
    while stretchOfRow.count <= Int(row) { stretchOfRow.append(Self.noStretch) }
    let old = stretchOfRow[Int(row)]
    if old != Self.noStretch {
      let range = range(of: Int(old))
      blank(range)
      if parts.count <= range.count {
        text.replaceSubrange(range.lowerBound..<range.lowerBound + parts.count, with: parts)
        return
      }
    }
    // Beyond 4 GiB of titles and tags, rows are not found by words.
    guard text.count + parts.count <= Int(UInt32.max) else {
      stretchOfRow[Int(row)] = Self.noStretch
      return
    }
    stretchOfRow[Int(row)] = UInt32(rowOfStretch.count)
    rowOfStretch.append(row)
    text.append(contentsOf: parts)
    starts.append(UInt32(text.count))
  }

  /// A row's text is found no more.
  mutating func drop(row: PostingTable.Row) {
    guard Int(row) < stretchOfRow.count, stretchOfRow[Int(row)] != Self.noStretch else { return }
    blank(range(of: Int(stretchOfRow[Int(row)])))
  }

  /// Adds one part, folded before, to a stretch that is being put together.
  static func add(_ part: UnsafeRawBufferPointer, to parts: inout [UInt8]) {
    let start = parts.count
    parts.append(contentsOf: part)
    close(partFrom: start, &parts)
  }

  /// Adds one part that is not folded yet.
  static func add(folding part: UnsafeRawBufferPointer, to parts: inout [UInt8]) {
    let start = parts.count
    Folding.append(part, to: &parts)
    close(partFrom: start, &parts)
  }

  private static func close(partFrom start: Int, _ parts: inout [UInt8]) {
    guard parts.count > start else { return }
    let end = parts.count
    parts.withUnsafeMutableBufferPointer { parts in
      // Written back in any case: so the compiler takes many at once.
      for index in start..<end { parts[index] = parts[index] == separator ? UInt8(ascii: " ") : parts[index] }
    }
    parts.append(separator)
  }

  private mutating func blank(_ range: Range<Int>) { for index in range { text[index] = Self.separator } }

  private func range(of stretch: Int) -> Range<Int> { Int(starts[stretch])..<Int(starts[stretch + 1]) }

  /// Bytes between two looks at whether the search is still wanted: some hundred microseconds.
  private static let window = 1 << 22

  /// Calls `found` for each row that holds the folded needle, once a row.
  ///
  /// - Parameter isInterrupted: asked now and then; when it says so, the rest is left out.
  func forEachRow(
    containing needle: [UInt8], unless isInterrupted: () -> Bool = { false }, _ found: (PostingTable.Row) -> Void
  ) {
    guard !needle.isEmpty else { return }
    let needle = needle.map { $0 == Self.separator ? UInt8(ascii: " ") : $0 }
    text.withUnsafeBytes { haystack in
      var offset = 0
      var stretch = 0
      var end = 0
      let window = max(Self.window, 2 * needle.count)
      while end < haystack.count, !isInterrupted() {
        end = min(haystack.count, offset + window)
        while offset < end,
          let hit = byte_search(haystack.baseAddress! + offset, end - offset, needle, needle.count)
        {
          stretch = self.stretch(holding: hit - haystack.baseAddress!, from: stretch)
          found(rowOfStretch[stretch])
          offset = Int(starts[stretch + 1])
        }
        // A needle may lie across the edge of two windows.
        offset = max(offset, end - needle.count + 1)
      }
    }
  }

  /// Gallops forward, since hits come in order.
  func stretch(holding position: Int, from first: Int) -> Int {
    var low = first
    var step = 1
    while low + step < rowOfStretch.count, Int(starts[low + step]) <= position {
      low += step
      step *= 2
    }
    var high = min(low + step, rowOfStretch.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= position { low = middle } else { high = middle }
    }
    return low
  }
}

// MARK: In an index

extension SearchBlock {
  mutating func visit<Visitor: ColumnVisitor>(_ visitor: inout Visitor) throws(Visitor.Failure) {
    try visitor.visit(&text)
    try visitor.visit(&starts)
    try visitor.visit(&rowOfStretch)
    try visitor.visit(&stretchOfRow)
  }

  /// The same columns of a block that holds some of the rows, under other numbers, the first in `order` being row 0.
  func write<Sink: ColumnSink>(_ order: [PostingTable.Row], to sink: inout Sink) throws(Sink.Failure) {
    try sink.write(order) { (row: PostingTable.Row, part: inout [UInt8]) in part.append(contentsOf: stretch(of: row)) }
    var end: UInt32 = 0
    try sink.append([end])
    try sink.write(order) { (row: PostingTable.Row, part: inout [UInt32]) in
      end += UInt32(stretch(of: row).count)
      part.append(end)
    }
    // Each row has the stretch of its own number.
    try sink.write(order.indices) { (place: Int, part: inout [PostingTable.Row]) in part.append(PostingTable.Row(place))
    }
    try sink.write(order.indices) { (place: Int, part: inout [UInt32]) in part.append(UInt32(place)) }
  }

  /// Whether every number in it points to where something is, with so many rows.
  func isSound(rowCount: Int) -> Bool {
    starts.count == rowOfStretch.count + 1 && starts.first == 0 && starts.last == UInt32(exactly: text.count)
      && starts.isAscending && stretchOfRow.count <= rowCount
      && rowOfStretch.allSatisfy { $0 >= 0 && Int($0) < rowCount }
      && stretchOfRow.allSatisfy { $0 == Self.noStretch || Int($0) < rowOfStretch.count }
  }

  /// A row's text as it is searched; empty for one that has none.
  func stretch(of row: PostingTable.Row) -> ArraySlice<UInt8> {
    guard Int(row) < stretchOfRow.count, stretchOfRow[Int(row)] != Self.noStretch else { return [] }
    return text[range(of: Int(stretchOfRow[Int(row)]))]
  }
}
