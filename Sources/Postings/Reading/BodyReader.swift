internal import CByteSearch
internal import FrontMatter
internal import SystemPackage
internal import TerminalText

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads bodies into the same room again and again, and looks into them.
struct BodyReader {
  private var bytes: [UInt8] = Array(repeating: 0, count: 1 << 16)
  /// As long as `bytes`.
  private var folded: [UInt8] = Array(repeating: 0, count: 1 << 16)

  /// Whether the text below the front matter holds the folded needle; false for a file that cannot be read.
  mutating func body(of path: FilePath, contains needle: [UInt8]) -> Bool {
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
  private mutating func read(_ path: FilePath) -> Int? {
    // O_NONBLOCK: what was a file a moment ago may be a FIFO now.
    let file = path.withPlatformString { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
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
