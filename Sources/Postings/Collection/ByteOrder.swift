#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension UnsafeRawBufferPointer {
  /// Negative when these bytes come before the others, 0 when they are the same: byte by byte, the shorter one first.
  ///
  /// `memcmp` is some ten times as fast as `lexicographicallyPrecedes` on slices.
  func order(to other: UnsafeRawBufferPointer) -> Int {
    let shared = Swift.min(count, other.count)
    if shared > 0 {
      let order = memcmp(baseAddress!, other.baseAddress!, shared)
      if order != 0 { return Int(order) }
    }
    return count - other.count
  }

  /// Whether these are the same bytes.
  func isSame(as other: UnsafeRawBufferPointer) -> Bool { count == other.count && order(to: other) == 0 }

  /// Without the blanks, tabs and line ends at both ends.
  var trimmed: UnsafeRawBufferPointer {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }
    var (start, end) = (0, count)
    while start < end, isBlank(self[start]) { start += 1 }
    while end > start, isBlank(self[end - 1]) { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// Whether these are the bytes of an ASCII word, in capitals or not.
  func isWord(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount && indices.allSatisfy { self[$0] | 0x20 == word.utf8Start[$0] }
  }
}
