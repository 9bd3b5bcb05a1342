/// Tells bytes that a disk or a program damaged: four lanes of 64 bits (after xxHash64, BSD licence), several gigabytes
/// a second.
enum Checksum {
  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var (a, b, c, d) = (first, second, first &+ second, UInt64(truncatingIfNeeded: bytes.count))
    var offset = 0
    while bytes.count - offset >= 32 {
      a = round(a, bytes, offset)
      b = round(b, bytes, offset + 8)
      c = round(c, bytes, offset + 16)
      d = round(d, bytes, offset + 24)
      offset += 32
    }
    for index in offset..<bytes.count { a = rotated((a ^ UInt64(bytes[index])) &* first, 11) &* second }
    return [b, c, d].reduce(a) { finished($0 ^ rotated($1, 27)) }
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
