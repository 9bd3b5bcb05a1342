/// A change within a plain or quoted value of several lines (section 7.4): the line breaks before and after it stay.
///
/// What it gives is a guess that the caller has read again, since what a few bytes mean depends on those around them.
struct YAMLKeptBreaks {
  private let source: [UInt8]
  private let spelling: FieldNode.Spelling
  private let old: [UInt8]
  private let new: [UInt8]

  /// - Parameter source: the value as spelled, quotes included.
  init?(_ source: ArraySlice<UInt8>, _ spelling: FieldNode.Spelling, old: String, new: String) {
    guard source.contains(.lineFeed) else { return nil }
    switch spelling {
    case .plain, .singleQuoted, .doubleQuoted: break
    default: return nil
    }
    self.source = Array(source)
    self.spelling = spelling
    self.old = Array(old.utf8)
    self.new = Array(new.utf8)
  }

  /// The bytes of the source to replace, and by what; nil where it cannot be done.
  var edit: (range: Range<Int>, replacement: [UInt8])? {
    let quote = spelling == .plain ? 0 : 1
    guard source.count > 2 * quote, let pieces = pieces(in: quote..<(source.count - quote)) else { return nil }
    let shorter = min(old.count, new.count)
    var same = 0
    while same < shorter, old[same] == new[same] { same += 1 }
    var tail = 0
    while tail < shorter - same, old[old.count - 1 - tail] == new[new.count - 1 - tail] { tail += 1 }
    let kept = pieces.prefix { $0.value.upperBound <= same }
    let keptBelow = pieces.dropFirst(kept.count).reversed().prefix { $0.value.lowerBound >= old.count - tail }
    let from = kept.last ?? Piece(source: quote..<quote, value: 0..<0)
    let end = source.count - quote
    let to = keptBelow.last ?? Piece(source: end..<end, value: old.count..<old.count)
    let middle = new[from.value.upperBound..<(new.count - (old.count - to.value.lowerBound))]
    guard let spelled = spelled(Array(middle)) else { return nil }
    return (from.source.upperBound..<to.source.lowerBound, spelled)
  }

  /// A piece of the source that is read as one: a character, an escape, or a line break with the
  /// blanks around it.
  private struct Piece {
    var source: Range<Int>
    var value: Range<Int>
  }

  /// Nil where the source does not read as the old text by these rules alone.
  private func pieces(in range: Range<Int>) -> [Piece]? {
    var pieces: [Piece] = []
    var (at, read) = (range.lowerBound, 0)
    while at < range.upperBound {
      let (length, value) = piece(at, before: range.upperBound)
      guard length > 0, old[read...].starts(with: value) else { return nil }
      pieces.append(Piece(source: at..<at + length, value: read..<read + value.count))
      (at, read) = (at + length, read + value.count)
    }
    return read == old.count ? pieces : nil
  }

  private func piece(_ at: Int, before end: Int) -> (length: Int, value: [UInt8]) {
    let byte = source[at]
    if byte.isBlank || byte.isLineBreak, let fold = fold(at, before: end) { return fold }
    if spelling == .doubleQuoted, byte == UInt8(ascii: "\\") { return escape(at, before: end) ?? (0, []) }
    if spelling == .singleQuoted, byte == UInt8(ascii: "'") { return (2, [byte]) }
    var next = at + 1
    while next < end, source[next] & 0xC0 == 0x80 { next += 1 }
    return (next - at, Array(source[at..<next]))
  }

  private func fold(_ at: Int, before end: Int) -> (length: Int, value: [UInt8])? {
    var next = at
    while next < end, source[next].isBlank || source[next].isLineBreak { next += 1 }
    let breaks = source[at..<next].count { $0 == .lineFeed }
    guard breaks > 0 else { return nil }
    return (next - at, breaks == 1 ? [.space] : Array(repeating: .lineFeed, count: breaks - 1))
  }

  /// Section 5.7; nil for the rarer ones.
  private func escape(_ at: Int, before end: Int) -> (length: Int, value: [UInt8])? {
    guard at + 1 < end else { return nil }
    let digits: Int
    switch source[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return (2, [source[at + 1]])
    case UInt8(ascii: "n"): return (2, [.lineFeed])
    case UInt8(ascii: "t"): return (2, [.tab])
    case UInt8(ascii: "x"): digits = 2
    case UInt8(ascii: "u"): digits = 4
    case UInt8(ascii: "U"): digits = 8
    default: return nil
    }
    guard at + 2 + digits <= end,
      let number = UInt32(String(decoding: source[(at + 2)..<(at + 2 + digits)], as: UTF8.self), radix: 16),
      let scalar = Unicode.Scalar(number)
    else { return nil }
    return (2 + digits, Array(UTF8.encode(scalar)!))
  }

  private func spelled(_ middle: [UInt8]) -> [UInt8]? {
    switch spelling {
    case .doubleQuoted:
      let quoted = YAMLScalarSpeller(place: .flow, lineEnd: [.lineFeed]).doubleQuoted(middle)
      return Array(quoted.dropFirst().dropLast())
    case .singleQuoted where !middle.contains(.lineFeed):
      return middle.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
    default: return middle.contains(.lineFeed) ? nil : middle
    }
  }
}

extension YAMLEditor {
  /// Sets a text in a value of several lines so that the others stay; nil where that would not read as it should.
  func setKeepingBreaks(_ slot: YAMLSlot, _ path: FieldPath, to value: FieldValue) -> TextEdit? {
    guard case .text(let new) = value, case .text(let old) = slot.node.value,
      let edit = YAMLKeptBreaks(bytes[slot.node.range], slot.node.spelling, old: old, new: new)?.edit
    else { return nil }
    let start = slot.node.range.lowerBound
    let change = TextEdit(
      range: (start + edit.range.lowerBound)..<(start + edit.range.upperBound), replacement: edit.replacement)
    var changed = bytes
    changed.replaceSubrange(change.range, with: change.replacement)
    let growth = change.replacement.count - change.range.count
    let reading = YAMLReading(changed, in: range.lowerBound..<(range.upperBound + growth))
    guard reading.failure == nil, reading.problems.isEmpty,
      let node = reading.root?.members.node(at: path), node.value == value, node.spelling == slot.node.spelling
    else { return nil }
    return change
  }
}
