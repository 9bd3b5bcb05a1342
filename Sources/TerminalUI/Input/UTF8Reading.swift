/// A scalar at the front of bytes that may not all have come yet.
enum UTF8Reading: Equatable {
  case incomplete
  /// U+FFFD stands for what is not UTF-8.
  case scalar(Unicode.Scalar, length: Int)

  /// Reads the scalar at the front of bytes, of which there is at least one.
  ///
  /// - Parameter isComplete: whether no more will come, so that an unfinished character is broken.
  static func first(of bytes: ArraySlice<UInt8>, isComplete: Bool) -> UTF8Reading {
    guard let first = bytes.first else { return .incomplete }
    let length = expectedLength(first)
    let available = bytes.prefix(length)
    let tail = available.dropFirst().prefix { $0 & 0xC0 == 0x80 }
    if 1 + tail.count < available.count { return .scalar("\u{FFFD}", length: 1 + tail.count) }
    if available.count < length { return isComplete ? .scalar("\u{FFFD}", length: available.count) : .incomplete }
    var iterator = available.makeIterator()
    var decoder = UTF8()
    if case .scalarValue(let scalar) = decoder.decode(&iterator) { return .scalar(scalar, length: length) }
    return .scalar("\u{FFFD}", length: length)
  }

  private static func expectedLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
