internal import SystemPackage

/// Whole files from calls that may do a part.
extension FileSystem {
  /// All bytes from an offset on.
  ///
  /// - Returns: nil when there are more than `limit`.
  func readAll(_ file: FileDescriptor, sizeHint: Int, limit: Int) throws(Errno) -> [UInt8]? {
    var bytes: [UInt8] = []
    var capacity = max(0, min(sizeHint, limit)) + 1
    while true {
      let count = bytes.count
      let (chunk, isEnd) = try readChunk(file, at: count, size: capacity)
      if count == 0 { bytes = chunk } else { bytes += chunk }
      if bytes.count > limit { return nil }
      if isEnd { return bytes }
      capacity = max(4096, min(bytes.count, 1 << 20))
    }
  }

  /// Fills `size` bytes, or as many as there are.
  private func readChunk(_ file: FileDescriptor, at offset: Int, size: Int) throws(Errno) -> ([UInt8], isEnd: Bool) {
    var isEnd = false
    var failure: Errno?
    let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        do throws(Errno) {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
          let read = try read(file, into: rest, at: offset + count)
          if read == 0 {
            isEnd = true
            return
          }
          count += read
        } catch {
          failure = error
          return
        }
      }
    }
    if let failure { throw failure }
    return (chunk, isEnd)
  }

  /// Writes all of the bytes; a write that takes none of them is an error, not a loop.
  func writeAll(_ file: FileDescriptor, _ bytes: some Collection<UInt8>, at offset: Int = 0) throws(Errno) {
    var failure: Errno?
    let wasContiguous: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      failure = writeAll(file, UnsafeRawBufferPointer(buffer), at: offset)
    }
    if wasContiguous == nil { return try writeAll(file, Array(bytes), at: offset) }
    if let failure { throw failure }
  }

  private func writeAll(_ file: FileDescriptor, _ buffer: UnsafeRawBufferPointer, at offset: Int) -> Errno? {
    var done = 0
    while done < buffer.count {
      do throws(Errno) {
        let written = try write(file, UnsafeRawBufferPointer(rebasing: buffer[done...]), at: offset + done)
        if written == 0 { return .ioError }
        done += written
      } catch {
        return error
      }
    }
    return nil
  }

  /// Sixteen hexadecimal digits that nobody can foresee.
  func randomName() -> String { HexText.text(of: randomNumber()) }
}
