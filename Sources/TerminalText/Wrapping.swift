extension StringProtocol {
  /// The text's lines when wrapped to `width` columns, each without the spaces at which it was broken.
  public func wrapped(to width: Int) -> [String] {
    withUTF8Span { bytes in
      lineRanges(of: bytes, width: width, hanging: 0).map { range in
        bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
      }
    }
  }

  /// The lines as ranges of UTF-8 offsets from the text's start: in order, apart only by the spaces and line feeds at
  /// which the text was broken. Empty text has one empty line.
  ///
  /// Lines break at spaces (but not before French punctuation), after hyphens inside words, between Chinese and
  /// Japanese characters by their rules for line ends, and inside a word only when it fills a line by itself, between
  /// two clusters. No line is wider than `width`, unless a single scalar is. Lines that continue another are narrower by
  /// `hanging` columns, which is room for an indentation.
  public func wrappedRanges(to width: Int, hanging: Int = 0) -> [Range<Int>] {
    withUTF8Span { lineRanges(of: $0, width: width, hanging: hanging) }
  }
}

extension Sequence<UInt8> {
  /// `wrappedRanges(to:hanging:)` of bytes of UTF-8.
  public func wrappedRangesAsUTF8(to width: Int, hanging: Int = 0) -> [Range<Int>] {
    withByteSpan { lineRanges(of: $0, width: width, hanging: hanging) }
  }
}

private func lineRanges(of bytes: Span<UInt8>, width: Int, hanging: Int) -> [Range<Int>] {
  var wrapper = LineWrapper(width: width, hanging: hanging)
  wrapper.wrap(bytes)
  return wrapper.lines
}

/// Breaks text into lines in one pass over its bytes.
private struct LineWrapper {
  /// A place where the current line may end.
  private struct Break {
    /// After the last byte that is shown.
    var end: Int
    /// The first byte of the next line.
    var next: Int
    /// The columns from the line's start to `next`.
    var columns: Int
  }

  private let fullWidth: Int
  private let hangingWidth: Int
  /// The columns of the current line.
  private var width: Int
  private(set) var lines: [Range<Int>] = []

  private var lineStart = 0
  private var columns = 0
  private var lastBreak: Break?
  /// Where the run of spaces that is being read began.
  private var spacesStart: Int?
  private var previous = LineBreaking.Neighbour.start

  init(width: Int, hanging: Int) {
    fullWidth = max(1, width)
    hangingWidth = max(1, width - hanging)
    self.width = fullWidth
  }

  mutating func wrap(_ bytes: Span<UInt8>) {
    var offset = 0
    while offset < bytes.count {
      let scalar = bytes.scalar(at: offset)
      switch scalar.value {
      case 0x0A: endParagraph(at: offset)
      case 0x20: addSpace(at: offset)
      default: add(scalar, at: offset, of: bytes)
      }
      offset += scalar.length
      if spacesStart == nil, previous.isPlainLetter { offset = addRestOfWord(at: offset, of: bytes) }
    }
    lines.append(lineStart..<(spacesStart ?? bytes.count))
  }

  private mutating func endParagraph(at offset: Int) {
    lines.append(lineStart..<(spacesStart ?? offset))
    startLine(at: offset + 1, columns: 0)
    width = fullWidth
    spacesStart = nil
    previous = .start
  }

  private mutating func addSpace(at offset: Int) {
    // Spaces at the start of a paragraph are its indentation, not a place to break.
    if spacesStart == nil, offset > lineStart { spacesStart = offset }
    columns += 1
  }

  private mutating func add(_ scalar: ScalarReading, at offset: Int, of bytes: Span<UInt8>) {
    let current = LineBreaking.Neighbour(scalar.value, after: previous)
    if let end = spacesStart {
      let after = offset + scalar.length
      let next = after < bytes.count ? bytes[after] : nil
      let isGlued = offset == end + 1 && LineBreaking.isGluedBySpace(previous, current, next: next)
      if !isGlued || lastBreak == nil { lastBreak = Break(end: end, next: offset, columns: columns) }
    } else if LineBreaking.mayBreak(previous, current) {
      lastBreak = Break(end: offset, next: offset, columns: columns)
    }
    // A mark of no width stays with the character before it, but what comes after spaces may begin a line.
    let isAfterSpaces = spacesStart != nil
    spacesStart = nil
    previous = current
    let added = current.widthClass.columns
    while columns + added > width, added > 0 || isAfterSpaces, offset > lineStart {
      breakLine(before: offset, scalar, of: bytes)
    }
    columns += added
  }

  /// Takes the plain ASCII letters that follow one, as far as the line goes, since nothing can happen between them.
  private mutating func addRestOfWord(at start: Int, of bytes: Span<UInt8>) -> Int {
    var offset = start
    while offset < bytes.count, columns < width, LineBreaking.isPlainLetter(UInt32(bytes[offset])) {
      columns += 1
      offset += 1
    }
    return offset
  }

  private mutating func breakLine(before offset: Int, _ scalar: ScalarReading, of bytes: Span<UInt8>) {
    if let place = lastBreak {
      lines.append(lineStart..<place.end)
      startLine(at: place.next, columns: columns - place.columns)
      if columns > width { cutRest(before: offset, of: bytes) }
    } else {
      let boundary = clusterBoundary(before: offset, scalar, of: bytes)
      lines.append(lineStart..<boundary)
      startLine(at: boundary, columns: boundary == offset ? 0 : columnCount(of: bytes, in: boundary..<offset))
    }
  }

  private mutating func startLine(at offset: Int, columns: Int) {
    lineStart = offset
    self.columns = columns
    width = hangingWidth
    lastBreak = nil
  }

  /// What was taken over to a narrower line may not fit there: cuts it wherever it is too long.
  private mutating func cutRest(before offset: Int, of bytes: Span<UInt8>) {
    let rest = bytes.withUnsafeBufferPointer { String(decoding: $0[lineStart..<offset], as: UTF8.self) }
    guard rest.utf8.count == offset - lineStart else { return }
    var (end, taken) = (lineStart, 0)
    for cluster in rest {
      let length = cluster.utf8.count
      let added = columnCount(of: bytes, in: end..<end + length)
      if taken + added > width, end > lineStart {
        lines.append(lineStart..<end)
        startLine(at: end, columns: 0)
        taken = 0
      }
      taken += added
      end += length
    }
    columns = taken
  }

  /// The last place, up to `offset`, where the line can be cut without splitting a cluster; `offset` itself when one
  /// cluster is wider than the line.
  private func clusterBoundary(before offset: Int, _ scalar: ScalarReading, of bytes: Span<UInt8>) -> Int {
    if scalar.value < 0x80, bytes[offset - 1] < 0x80 { return offset }
    let line = bytes.withUnsafeBufferPointer {
      String(decoding: $0[lineStart..<offset + scalar.length], as: UTF8.self)
    }
    guard line.utf8.count == offset + scalar.length - lineStart else { return offset }
    let lastCluster = line.index(before: line.endIndex)
    let boundary = lineStart + line.utf8.distance(from: line.startIndex, to: lastCluster)
    return boundary > lineStart ? boundary : offset
  }
}

private func columnCount(of bytes: Span<UInt8>, in range: Range<Int>) -> Int {
  var columns = 0
  var offset = range.lowerBound
  while offset < range.upperBound {
    let scalar = bytes.scalar(at: offset)
    columns += WidthClass(of: scalar.value).columns
    offset += scalar.length
  }
  return columns
}
