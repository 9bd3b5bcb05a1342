/// 128 bits that tell one text from another: of our own files' checks, not a cryptographic promise.
///
/// Two lanes of 64×64→128-bit multiplication, folded, over 16 bytes a step.
public struct ContentHash: Sendable, Hashable {
  /// One lane.
  public var first: UInt64
  /// The other lane.
  public var second: UInt64

  /// A hash that was kept.
  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// The hash of a text.
  public init(_ bytes: some Collection<UInt8>) {
    self = bytes.withContiguousStorageIfAvailable { Self(UnsafeRawBufferPointer($0)) } ?? Self(Array(bytes))
  }

  private static let keys: [4 of UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0xD6E8_FEB8_6659_FD93,
  ]

  private init(_ buffer: UnsafeRawBufferPointer) {
    let keys = Self.keys
    var a = keys[0] ^ UInt64(buffer.count)
    var b = keys[1]
    func step(_ x: UInt64, _ y: UInt64) {
      a = (a << 29 | a >> 35) ^ Self.fold(x ^ keys[2], y ^ a)
      b = (b << 31 | b >> 33) ^ Self.fold(y ^ keys[3], x ^ b)
    }
    var index = 0
    while index + 16 <= buffer.count {
      step(
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)),
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)))
      index += 16
    }
    var tail: (UInt64, UInt64) = (0, 0)
    for offset in index..<buffer.count {
      let place = offset - index
      let byte = UInt64(buffer[offset])
      if place < 8 { tail.0 |= byte << UInt64(8 * place) } else { tail.1 |= byte << UInt64(8 * (place - 8)) }
    }
    step(tail.0, tail.1)
    step(b, a)
    first = a
    second = b
  }

  private static func fold(_ x: UInt64, _ y: UInt64) -> UInt64 {
    let product = x.multipliedFullWidth(by: y)
    return product.high ^ product.low
  }
}
