internal import CByteSearch
internal import SystemPackage
internal import TerminalText

/// One block of folded text, a stretch a posting: title, tags, locale, type and file name, a line each.
///
/// Searching one block is many times faster than following a pointer a row. A posting that changes gets a new stretch
/// at the end; the old one is blanked out.
struct SearchBlock: Sendable {
  private var text: [UInt8] = []
  /// Where each stretch begins, ascending.
  private var starts: [UInt32] = []
  private var rowOfSegment: [PostingTable.Row] = []
  private var segmentOfRow: [PostingTable.Row: UInt32] = [:]

  /// Between the parts of a stretch; no needle holds it.
  private static let separator: UInt8 = 0x0A

  mutating func append(_ record: PostingRecord, row: PostingTable.Row) -> UInt32 {
    drop(row: row)
    let segment = UInt32(starts.count)
    starts.append(UInt32(text.count))
    rowOfSegment.append(row)
    segmentOfRow[row] = segment
    add(record.roles.title)
    for tag in record.roles.tags { add(tag) }
    add(record.roles.locale)
    add(record.roles.type)
    add(record.path.lastComponent?.string)
    return segment
  }

  /// A row's text is found no more.
  mutating func drop(row: PostingTable.Row) {
    guard let segment = segmentOfRow.removeValue(forKey: row) else { return }
    for index in range(of: Int(segment)) { text[index] = Self.separator }
  }

  private mutating func add(_ part: String?) {
    guard let part else { return }
    text.append(contentsOf: Folding.fold(part))
    text.append(Self.separator)
  }

  private func range(of segment: Int) -> Range<Int> {
    Int(starts[segment])..<(segment + 1 < starts.count ? Int(starts[segment + 1]) : text.count)
  }

  /// Calls `found` for each row that holds the folded needle, once a row.
  func forEachRow(containing needle: [UInt8], _ found: (PostingTable.Row) -> Void) {
    guard !needle.isEmpty else { return }
    text.withUnsafeBytes { haystack in
      var offset = 0
      var segment = 0
      while offset < haystack.count,
        let hit = byte_search(haystack.baseAddress! + offset, haystack.count - offset, needle, needle.count)
      {
        let position = hit - haystack.baseAddress!
        segment = self.segment(holding: position, from: segment)
        found(rowOfSegment[segment])
        offset = range(of: segment).upperBound
      }
    }
  }

  /// Gallops forward, since hits come in order.
  private func segment(holding position: Int, from first: Int) -> Int {
    var low = first
    var step = 1
    while low + step < starts.count, Int(starts[low + step]) <= position {
      low += step
      step *= 2
    }
    var high = min(low + step, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= position { low = middle } else { high = middle }
    }
    return low
  }
}
