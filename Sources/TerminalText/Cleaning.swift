/// Where cleaned text goes, which decides what is harmless there.
public enum CleaningPurpose: Sendable {
  /// Cells of a screen: one line; besides what is harmful, what would upset the columns goes too (joiners, variation
  /// selectors, skin tones, scalars without a known width).
  case screen
  /// One line of plain output: a message, a row of a table.
  case outputLine
  /// Plain output of several lines: line feeds and tabs stay, CR LF becomes LF.
  case output
}

extension StringProtocol {
  /// The text with everything that a terminal would obey, or that would deceive a reader, made visible.
  ///
  /// C0 controls and DEL become `^X`, C1 controls `<9B>`, bidirectional controls and the separators U+2028 and U+2029
  /// `<U+202E>`. In a single line a tab becomes a space and a line end `⏎`. Text without any of these comes back as it
  /// is. Cleaning twice is cleaning once.
  public func cleaned(for purpose: CleaningPurpose = .screen) -> String {
    withUTF8Span { TextCleaner(purpose: purpose).cleaned($0) } ?? String(self)
  }
}

extension String {
  /// Makes text of bytes from a file: `cleaned(for:)`, with each byte that is not UTF-8 shown as `<FF>`.
  public init(cleaning bytes: some Sequence<UInt8>, for purpose: CleaningPurpose = .screen) {
    self = bytes.withByteSpan { span in
      TextCleaner(purpose: purpose).cleaned(span) ?? String(span)
    }
  }

  private init(_ bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}

extension [UInt8] {
  /// Appends the cleaned form of `bytes` from a file, as well-formed UTF-8: `String(cleaning:for:)` for those who
  /// collect text.
  public mutating func append(cleaning bytes: some Sequence<UInt8>, for purpose: CleaningPurpose = .screen) {
    bytes.withByteSpan { TextCleaner(purpose: purpose).append($0, to: &self) }
  }
}

/// Spells the scalars that may not reach a terminal.
struct TextCleaner {
  var purpose: CleaningPurpose

  /// The cleaned text, or nil when `bytes` are clean already.
  func cleaned(_ bytes: Span<UInt8>) -> String? {
    guard endOfClean(in: bytes, from: 0) < bytes.count else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    append(bytes, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the cleaned form of `bytes`, the clean stretches in one piece each.
  func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      let dirty = endOfClean(in: bytes, from: offset)
      bytes.withUnsafeBufferPointer { output.append(contentsOf: $0[offset..<dirty]) }
      guard dirty < bytes.count else { return }
      let scalar = bytes.scalar(at: dirty)
      if !isCarriageReturnOfPair(bytes, at: dirty) {
        let value = scalar.value == ScalarReading.broken ? UInt32(bytes[dirty]) : scalar.value
        output.append(contentsOf: spelling(of: value, WidthClass(of: scalar.value)))
      }
      offset = dirty + scalar.length
    }
  }

  /// Where the stretch of text that may stay as it is ends.
  private func endOfClean(in bytes: Span<UInt8>, from start: Int) -> Int {
    var offset = start
    while offset < bytes.count {
      if bytes[offset] &- 0x20 < 0x5F {
        offset += 1
        continue
      }
      let scalar = bytes.scalar(at: offset)
      guard keeps(WidthClass(of: scalar.value)) else { break }
      offset += scalar.length
    }
    return offset
  }

  private func keeps(_ widthClass: WidthClass) -> Bool {
    if widthClass.isKept { return true }
    switch widthClass {
    // What the C library does not know yet does no harm where nothing is aligned.
    case .dropped, .unknown: return purpose != .screen
    case .blank: return purpose == .output
    default: return false
    }
  }

  private func spelling(of scalar: UInt32, _ widthClass: WidthClass) -> String.UTF8View {
    switch widthClass {
    case .dropped: "".utf8
    case .unknown: "\u{FFFD}".utf8
    case .blank: (scalar == 0x09 ? " " : "⏎").utf8
    case .caret: "^\(Unicode.Scalar(UInt8(scalar) ^ 0x40))".utf8
    case .hexByte: "<\(hexadecimal(scalar, digits: 2))>".utf8
    default: "<U+\(hexadecimal(scalar, digits: 4))>".utf8
    }
  }

  private func hexadecimal(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
