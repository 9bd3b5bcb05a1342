extension Folding {
  /// Adds the folded form of `bytes` at the end of `target`, for callers that fold a hundred thousand short texts: no
  /// allocation a text, and no generic code at run time.
  public static func append(_ bytes: UnsafeRawBufferPointer, to target: inout [UInt8]) {
    let start = target.count
    target.append(contentsOf: repeatElement(0, count: bytes.count))
    let written = target.withUnsafeMutableBufferPointer { target in
      bytes.withMemoryRebound(to: UInt8.self) { bytes in
        fold(bytes.span, into: UnsafeMutableBufferPointer(rebasing: target[start...]))
      }
    }
    target.removeLast(bytes.count - written)
  }
}
