import Testing

@testable import Postings

/// What tells that an index was damaged.
struct ChecksumTests {
  private let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 3) }

  private func sum(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { Checksum.of($0) } }

  @Test("a sum made in parts is that of the whole", arguments: [0, 1, 31, 32, 33, 64, 999, 1000])
  func parts(_ count: Int) {
    let bytes = Array(bytes.prefix(count))
    var parts = Checksum()
    let whole = count - count % Checksum.laneSize
    let sum = bytes.withUnsafeBytes { raw in
      for start in stride(from: 0, to: whole, by: Checksum.laneSize) {
        parts.add(UnsafeRawBufferPointer(rebasing: raw[start..<start + Checksum.laneSize]))
      }
      return parts.value(rest: UnsafeRawBufferPointer(rebasing: raw[whole...]))
    }
    #expect(sum == self.sum(bytes))
  }

  @Test("each byte counts, and so does the length")
  func differences() {
    let known = sum(bytes)
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(sum(changed) != known)
    }
    #expect(sum(bytes + [0]) != known)
    #expect(sum(Array(repeating: 0, count: 32)) != sum(Array(repeating: 0, count: 64)))
    #expect(sum([]) != sum([0]))
  }
}
