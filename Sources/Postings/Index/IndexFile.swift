internal import SystemPackage

/// An index that is open for reading; what is wrong with it shows as nil, and it is as if it were not there.
struct IndexFile: ~Copyable {
  private let file: FileDescriptor
  private let fileSystem: any FileSystem
  private let key: HashKey
  private let sections: [IndexLayout.Section]

  /// Takes the descriptor over.
  ///
  /// - Returns: nil when the index is damaged or of something else.
  static func open(_ file: FileDescriptor, of identity: IndexIdentity, on fileSystem: any FileSystem) -> IndexFile? {
    guard let size = try? fileSystem.identity(of: file).size, size <= IndexLayout.sizeLimit,
      size >= IndexLayout.headerSize,
      let words: [UInt64] = IndexReader.read(file, at: 0, size: IndexLayout.headerSize, fileSystem),
      let (key, sections) = IndexLayout.read(words, fileSize: size)
    else {
      fileSystem.close(file)
      return nil
    }
    let index = IndexFile(file: file, fileSystem: fileSystem, key: key, sections: sections)
    var known: [UInt8] = []
    var reader = index.reader(from: 0)
    guard (try? reader.visit(&known)) != nil, known == identity.bytes else { return nil }
    return index
  }

  private init(file: FileDescriptor, fileSystem: any FileSystem, key: HashKey, sections: [IndexLayout.Section]) {
    self.file = file
    self.fileSystem = fileSystem
    self.key = key
    self.sections = sections
  }

  deinit { fileSystem.close(file) }

  /// The newest postings, a screenful.
  func head(now: Int, roleMap: RoleMap) -> PostingTable? { table(firstSection: 1, now, roleMap) }

  /// All postings.
  func whole(now: Int, roleMap: RoleMap) -> PostingTable? {
    table(firstSection: 1 + PostingTable.columnCount, now, roleMap)
  }

  private func table(firstSection: Int, _ now: Int, _ roleMap: RoleMap) -> PostingTable? {
    var table = PostingTable(now: now, roleMap: roleMap, key: key)
    var reader = reader(from: firstSection)
    guard (try? table.visitColumns(&reader)) != nil, table.adoptColumns() else { return nil }
    return table
  }

  private func reader(from section: Int) -> IndexReader {
    IndexReader(file: file, fileSystem: fileSystem, sections: sections[section...])
  }
}

/// Fills columns from the sections of a file, one after the other.
struct IndexReader: ColumnVisitor {
  struct Damaged: Error {}

  let file: FileDescriptor
  let fileSystem: any FileSystem
  var sections: ArraySlice<IndexLayout.Section>

  mutating func visit<Element: BitwiseCopyable>(_ column: inout [Element]) throws(Damaged) {
    guard let section = sections.popFirst(),
      let read: [Element] = Self.read(file, at: section.offset, size: section.size, fileSystem),
      read.withUnsafeBytes({ Checksum.of($0) }) == section.checksum
    else { throw Damaged() }
    column = read
  }

  /// Read rather than mapped: a file that is cut while it is mapped kills its reader, and copying costs little.
  ///
  /// - Returns: nil when the file ends before, or the size is not that of whole elements.
  static func read<Element: BitwiseCopyable>(
    _ file: FileDescriptor, at offset: Int, size: Int, _ fileSystem: any FileSystem
  ) -> [Element]? {
    let stride = MemoryLayout<Element>.stride
    guard size % stride == 0 else { return nil }
    let elements = [Element](unsafeUninitializedCapacity: size / stride) { buffer, count in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var done = 0
      while done < size {
        let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done..<size])
        guard let more = try? fileSystem.read(file, into: rest, at: offset + done), more > 0 else { return }
        done += more
      }
      count = size / stride
    }
    return elements.count == size / stride ? elements : nil
  }
}
