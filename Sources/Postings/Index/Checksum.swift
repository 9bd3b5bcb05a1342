/// Tells bytes that a disk or a program damaged: four lanes of 64 bits (after xxHash64, BSD licence), several gigabytes
/// a second.
struct Checksum {
  /// Bytes that the lanes take at once.
  static let laneSize = 32

  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  private var (a, b, c, d) = (first, second, first &+ second, first ^ second)
  private var count = 0

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = Checksum()
    let whole = bytes.count - bytes.count % laneSize
    sum.add(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    return sum.value(rest: UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  /// Takes the next bytes, a multiple of ``laneSize`` of them.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var (a, b, c, d) = (a, b, c, d)
    for offset in stride(from: 0, to: bytes.count, by: Self.laneSize) {
      a = Self.round(a, bytes, offset)
      b = Self.round(b, bytes, offset + 8)
      c = Self.round(c, bytes, offset + 16)
      d = Self.round(d, bytes, offset + 24)
    }
    (self.a, self.b, self.c, self.d) = (a, b, c, d)
    count += bytes.count
  }

  /// Of all bytes, the last ones included: fewer than ``laneSize``.
  func value(rest: UnsafeRawBufferPointer) -> UInt64 {
    var sum = a ^ UInt64(truncatingIfNeeded: count + rest.count) &* Self.second
    for byte in rest { sum = Self.rotated((sum ^ UInt64(byte)) &* Self.first, 11) &* Self.second }
    return [b, c, d].reduce(sum) { Self.finished($0 ^ Self.rotated($1, 27)) }
  }

  private static func round(_ lane: UInt64, _ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    rotated(lane &+ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) &* second, 31) &* first
  }

  private static func finished(_ sum: UInt64) -> UInt64 {
    let mixed = (sum ^ sum >> 33) &* second
    return (mixed ^ mixed >> 29) &* first
  }

  private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { value << bits | value >> (64 - bits) }
}
