/// Choices that depend on the bytes alone, so that a finding is found again from them.
struct ByteRandom {
  private var state: UInt64

  /// FNV-1a over the bytes.
  init(_ bytes: [UInt8]) {
    state = 0xCBF2_9CE4_8422_2325
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  }

  /// A number from 0 up to before `limit`; 0 when there is none.
  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return limit > 0 ? Int((state >> 33) % UInt64(limit)) : 0
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}
