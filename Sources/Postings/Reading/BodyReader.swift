internal import CByteSearch
internal import FrontMatter
internal import TerminalText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads bodies into the same room again and again, and looks into them.
struct BodyReader: ~Copyable {
  private var bytes: [UInt8] = Array(repeating: 0, count: 1 << 16)
  /// As long as `bytes`.
  private var folded: [UInt8] = Array(repeating: 0, count: 1 << 16)

  /// The folder of the last file, kept open: the next one mostly lies in it too, and is found without a walk along its
  /// path.
  private var folder: (path: ArraySlice<UInt8>, descriptor: Int32)?

  deinit { if let folder { close(folder.descriptor) } }

  /// Whether the text below the front matter holds the folded needle; false for a file that cannot be read.
  mutating func body(of path: ArraySlice<UInt8>, contains needle: [UInt8]) -> Bool {
    guard let count = read(path) else { return false }
    return bytes.withUnsafeBytes { bytes in
      let file = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      let start = PlainFences.bodyStart(in: file) ?? FrontMatterDocument([UInt8](file)).bodyRange.lowerBound
      return folded.withUnsafeMutableBufferPointer { folded in
        let length = Folding.fold(UnsafeRawBufferPointer(rebasing: file[start...]), into: folded)
        return byte_search(folded.baseAddress!, length, needle, needle.count) != nil
      }
    }
  }

  /// - Returns: how much of `bytes` the file fills; files beyond ``PostingFile/sizeLimit`` are read up to there.
  private mutating func read(_ path: ArraySlice<UInt8>) -> Int? {
    let file = open(path)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var count = 0
    while true {
      let room = bytes.count - count
      let more = bytes.withUnsafeMutableBytes { Self.readSome(file, $0.baseAddress! + count, room) }
      guard more >= 0 else { return nil }
      count += more
      if more < room || bytes.count >= PostingFile.sizeLimit { return count }
      bytes.append(contentsOf: repeatElement(0, count: bytes.count))
      folded = Array(repeating: 0, count: bytes.count)
    }
  }

  /// O_NONBLOCK: what was a file a moment ago may be a FIFO now.
  private mutating func open(_ path: ArraySlice<UInt8>) -> Int32 {
    let nameStart = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    let parent = folderDescriptor(path[..<nameStart])
    return withCString(path[nameStart...]) { openat(parent, $0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
  }

  private mutating func folderDescriptor(_ path: ArraySlice<UInt8>) -> Int32 {
    guard !path.isEmpty else { return AT_FDCWD }
    if let folder {
      if folder.path == path { return folder.descriptor }
      close(folder.descriptor)
    }
    folder = nil
    let descriptor = withCString(path) { openat(AT_FDCWD, $0, O_RDONLY | O_CLOEXEC | O_DIRECTORY) }
    if descriptor >= 0 { folder = (path, descriptor) }
    return descriptor
  }

  private func withCString<Result>(_ bytes: ArraySlice<UInt8>, _ body: (UnsafePointer<CChar>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { buffer in
      for (offset, byte) in bytes.enumerated() { buffer[offset] = CChar(bitPattern: byte) }
      buffer[bytes.count] = 0
      return body(buffer.baseAddress!)
    }
  }

  private static func readSome(_ file: Int32, _ target: UnsafeMutableRawPointer, _ count: Int) -> Int {
    while true {
      #if canImport(Glibc)
        let done = Glibc.read(file, target, count)
      #else
        let done = Darwin.read(file, target, count)
      #endif
      if done >= 0 || errno != EINTR { return done }
    }
  }
}
