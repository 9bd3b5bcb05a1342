#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Collects what is written to a descriptor and passes it on in large pieces.
final class OutputBuffer {
  private let descriptor: Int32
  private var pending: [UInt8] = []
  private static let capacity = 65_536
  /// The `errno` of the first write that failed; nothing is written after it.
  private(set) var failure: Int32?

  init(descriptor: Int32) {
    self.descriptor = descriptor
    pending.reserveCapacity(Self.capacity)
  }

  /// Whether the reader went away or writing failed: going on makes no sense.
  var isBroken: Bool { failure != nil }
  /// Whether the reader has seen enough, as `head` has: no error.
  var isClosedByReader: Bool { failure == EPIPE }

  func write(_ bytes: some Collection<UInt8>) {
    guard failure == nil else { return }
    pending.append(contentsOf: bytes)
    if pending.count >= Self.capacity { flush() }
  }

  func write(_ text: String) { write(text.utf8) }

  func flush() {
    var start = 0
    while failure == nil, start < pending.count {
      let count = pending.withUnsafeBytes { systemWrite($0.baseAddress! + start, pending.count - start) }
      if count >= 0 { start += count } else if errno != EINTR { failure = errno }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private func systemWrite(_ start: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, start, count)
    #else
      Darwin.write(descriptor, start, count)
    #endif
  }
}
