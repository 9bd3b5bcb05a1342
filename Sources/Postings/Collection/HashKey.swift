/// A secret number that strings are hashed with, so that no file can be written to make all its values collide.
///
/// Unlike Swift's own hash it can be kept: hash tables in an index are used as they were written.
struct HashKey: Sendable, Equatable, BitwiseCopyable {
  var first: UInt64
  var second: UInt64

  /// A new one for each process.
  static let process = HashKey(first: .random(in: 1 ... .max), second: .random(in: 1 ... .max))

  /// Folded 64-bit products over the bytes, sixteen at a time (after wyhash, public domain).
  func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
    let count = bytes.count
    var state = Self.mix(first ^ seed, second ^ UInt64(truncatingIfNeeded: count))
    guard count > 0 else { return state }
    var offset = 0
    while count - offset > 16 {
      state = Self.mix(Self.load(bytes, offset) ^ second, Self.load(bytes, offset + 8) ^ state)
      offset += 16
    }
    let (low, high) = Self.tail(bytes, from: offset)
    return Self.mix(low ^ second ^ 0xA076_1D64_78BD_642F, high ^ state)
  }

  /// One number more.
  func hash(_ number: UInt64, seed: UInt64) -> UInt64 {
    Self.mix(number ^ first ^ 0xE703_7ED1_A0B4_28DB, seed ^ second)
  }

  /// The last one to sixteen bytes; where they are fewer than eight they are read one by one.
  private static func tail(_ bytes: UnsafeRawBufferPointer, from offset: Int) -> (UInt64, UInt64) {
    let rest = bytes.count - offset
    if rest >= 8 { return (load(bytes, offset), load(bytes, bytes.count - 8)) }
    if rest >= 4 {
      return (UInt64(load32(bytes, offset)), UInt64(load32(bytes, bytes.count - 4)))
    }
    var low: UInt64 = 0
    for index in offset..<bytes.count { low = low << 8 | UInt64(bytes[index]) }
    return (low, 0)
  }

  private static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  private static func load32(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt32 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
  }

  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
