internal import SystemPackage

/// Writes columns one after the other, a few kilobytes at once, and remembers where they are.
struct IndexWriter: ColumnSink {
  let file: FileDescriptor
  let fileSystem: any FileSystem
  private(set) var sections: [IndexLayout.Section] = []
  /// Where the open column begins.
  private var start = IndexLayout.headerSize
  /// How far the file is written.
  private var end = IndexLayout.headerSize
  private var checksum = Checksum()
  /// Of the open column, not written yet.
  private var buffer: [UInt8] = []

  private static let bufferSize = 32 << 10

  init(_ file: FileDescriptor, on fileSystem: any FileSystem) {
    self.file = file
    self.fileSystem = fileSystem
  }

  mutating func append<Element: BitwiseCopyable>(_ part: [Element]) throws(Errno) {
    part.withUnsafeBytes { buffer.append(contentsOf: $0) }
    guard buffer.count >= Self.bufferSize else { return }
    let whole = buffer.count - buffer.count % Checksum.laneSize
    buffer.withUnsafeBytes { checksum.add(UnsafeRawBufferPointer(rebasing: $0[..<whole])) }
    try write(whole)
  }

  mutating func endColumn() throws(Errno) {
    let whole = buffer.count - buffer.count % Checksum.laneSize
    let sum = buffer.withUnsafeBytes { bytes in
      checksum.add(UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
      return checksum.value(rest: UnsafeRawBufferPointer(rebasing: bytes[whole...]))
    }
    try write(buffer.count)
    sections.append(IndexLayout.Section(offset: start, size: end - start, checksum: sum))
    start = end
    checksum = Checksum()
  }

  /// Writes so many bytes of the buffer.
  private mutating func write(_ count: Int) throws(Errno) {
    var failure: Errno?
    buffer.withUnsafeBytes { bytes in
      do throws(Errno) {
        try fileSystem.writeAll(file, UnsafeRawBufferPointer(rebasing: bytes[..<count]), at: end)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    buffer.removeFirst(count)
    end += count
  }

  /// The header comes last: a file without one is no index.
  func finish(key: HashKey) throws(Errno) {
    let header = IndexLayout.header(key: key, sections)
    let bytes = header.withUnsafeBytes { [UInt8]($0) }
    try fileSystem.writeAll(file, bytes, at: 0)
  }
}
