internal import SystemPackage

/// Writes columns one after the other, and remembers where they are.
struct IndexWriter: ColumnVisitor {
  let file: FileDescriptor
  let fileSystem: any FileSystem
  private(set) var sections: [IndexLayout.Section] = []
  private var end = IndexLayout.headerSize

  init(_ file: FileDescriptor, on fileSystem: any FileSystem) {
    self.file = file
    self.fileSystem = fileSystem
  }

  mutating func visit<Element: BitwiseCopyable>(_ column: inout [Element]) throws(Errno) {
    let (size, checksum) = column.withUnsafeBytes { ($0.count, Checksum.of($0)) }
    var failure: Errno?
    column.withUnsafeBytes { bytes in
      do throws(Errno) {
        try fileSystem.writeAll(file, bytes, at: end)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    sections.append(IndexLayout.Section(offset: end, size: size, checksum: checksum))
    end += size
  }

  /// The header comes last: a file without one is no index.
  func finish(key: HashKey) throws(Errno) {
    let header = IndexLayout.header(key: key, sections)
    let bytes = header.withUnsafeBytes { [UInt8]($0) }
    try fileSystem.writeAll(file, bytes, at: 0)
  }
}
