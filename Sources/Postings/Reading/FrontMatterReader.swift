internal import FrontMatter

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Reads as much of a file as its front matter needs: one call for nearly all files, the body only by accident.
struct FrontMatterReader {
  /// 98.8 % of real front matters end within it.
  static let firstRead = 4096
  /// A longer front matter is a mistake or an attack.
  static let limit = 16 << 20

  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: firstRead, alignment: 16)

  func deallocate() { buffer.deallocate() }

  /// The file's first bytes, valid until the next call; nil, with `errno` set, when they cannot be read.
  func readHead(_ descriptor: Int32) -> UnsafeRawBufferPointer? {
    let count = readFully(descriptor, into: buffer)
    return count < 0 ? nil : UnsafeRawBufferPointer(rebasing: buffer[..<count])
  }

  /// The file's beginning with the whole front matter in it; nil when it does not open with a fence.
  ///
  /// - Returns: the bytes, or the `errno` of what failed.
  func read(_ descriptor: Int32) -> Result<[UInt8]?, Failure> {
    guard let head = readHead(descriptor) else { return .failure(Failure(errno: errno)) }
    return Self.opensWithFence(head) ? complete(head, descriptor).map { $0 } : .success(nil)
  }

  /// What was read, and as much more as the front matter needs.
  func complete(_ head: UnsafeRawBufferPointer, _ descriptor: Int32) -> Result<[UInt8], Failure> {
    var bytes = [UInt8](head)
    guard bytes.count == Self.firstRead, !PlainFences.areClosed(in: head), !Self.isClosed(bytes) else {
      return .success(bytes)
    }
    var chunk = Self.firstRead * 4
    while bytes.count < Self.limit {
      let known = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      let more = bytes.withUnsafeMutableBytes {
        readFully(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: $0[known...]))
      }
      guard more >= 0 else { return .failure(Failure(errno: errno)) }
      bytes.removeLast(chunk - more)
      if more < chunk || Self.isClosed(bytes) { break }
      // Doubling keeps the looks at an ever longer text linear in all.
      chunk = bytes.count
    }
    return .success(bytes)
  }

  /// The whole file, up to ``PostingFile/sizeLimit``; nil when it does not open with a fence.
  func readWhole(_ descriptor: Int32) -> Result<[UInt8]?, Failure> {
    let count = readFully(descriptor, into: buffer)
    guard count >= 0 else { return .failure(Failure(errno: errno)) }
    let head = UnsafeRawBufferPointer(rebasing: buffer[..<count])
    guard Self.opensWithFence(head) else { return .success(nil) }
    var bytes = [UInt8](head)
    var chunk = Self.firstRead * 4
    while bytes.count >= Self.firstRead, bytes.count < PostingFile.sizeLimit {
      let known = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: chunk))
      let more = bytes.withUnsafeMutableBytes {
        readFully(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: $0[known...]))
      }
      guard more >= 0 else { return .failure(Failure(errno: errno)) }
      bytes.removeLast(chunk - more)
      if more < chunk { break }
      chunk = bytes.count
    }
    return .success(bytes)
  }

  struct Failure: Error { var errno: Int32 }

  private func readFully(_ descriptor: Int32, into target: UnsafeMutableRawBufferPointer) -> Int {
    var done = 0
    while done < target.count {
      let wanted = target.count - done
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, target.baseAddress! + done, wanted)
      #else
        let count = Darwin.read(descriptor, target.baseAddress! + done, wanted)
      #endif
      if count < 0 { if errno == EINTR { continue } else { return -1 } }
      done += count
      // A file gives less than was asked for at its end only: a call saved for nearly every posting.
      if count < wanted { break }
    }
    return done
  }

  private static func isClosed(_ bytes: [UInt8]) -> Bool {
    !FrontMatterDocument(bytes).errors.contains {
      switch $0.reason {
      case .neverClosed, .unclosedBracket, .unclosedQuote, .unclosedComment: true
      default: false
      }
    }
  }

  /// A quick look that lets nearly all other files go: after a BOM and blank lines comes `---`, `+++`, `;;;` or `{`.
  static func opensWithFence(_ head: UnsafeRawBufferPointer) -> Bool {
    if head.count >= 2, head[0] == 0xFF && head[1] == 0xFE || head[0] == 0xFE && head[1] == 0xFF { return true }
    var index = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < head.count, [0x20, 0x09, 0x0A, 0x0D].contains(head[index]) { index += 1 }
    guard index < head.count else { return false }
    switch head[index] {
    case UInt8(ascii: "{"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ";"):
      return index + 2 < head.count && head[index + 1] == head[index] && head[index + 2] == head[index]
    default: return false
    }
  }
}
