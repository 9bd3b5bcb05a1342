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
}
