internal import Postings
internal import SystemPackage

/// What is piped in.
enum StandardInput {
  /// Paths, one after the other; empty ones are left out.
  static func paths(separatedBy separator: UInt8) throws(PostingsError) -> [FilePath] {
    try bytes().split(separator: separator).map { FilePath(bytes: $0) }
  }

  private static func bytes() throws(PostingsError) -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      do {
        let count = try chunk.withUnsafeMutableBytes { try FileDescriptor.standardInput.read(into: $0) }
        if count == 0 { return all }
        all.append(contentsOf: chunk[..<count])
      } catch {
        throw .failed(.read, "-", error as? Errno ?? .ioError)
      }
    }
  }
}
