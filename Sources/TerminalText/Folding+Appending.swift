extension Folding {
  /// Adds the folded form of `bytes` at the end of `target`, for callers that fold a hundred thousand short texts: no
  /// allocation a text, and no generic code at run time.
  public static func append(_ bytes: UnsafeRawBufferPointer, to target: inout [UInt8]) {
    let start = target.count
    target.append(contentsOf: repeatElement(0, count: bytes.count))
    let written = target.withUnsafeMutableBufferPointer { target in
      fold(bytes, into: UnsafeMutableBufferPointer(rebasing: target[start...]))
    }
    target.removeLast(bytes.count - written)
  }

  /// Writes the folded form of `bytes` into `buffer`, which must have room for as many bytes.
  ///
  /// - Returns: how many were written.
  public static func fold(_ bytes: UnsafeRawBufferPointer, into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    bytes.withMemoryRebound(to: UInt8.self) { fold($0.span, into: buffer) }
  }
}
