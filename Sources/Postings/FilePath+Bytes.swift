public import SystemPackage

/// Paths are bytes: a name need not be UTF-8, and is never turned into text and back.
extension FilePath {
  /// A path of these bytes, up to the first NUL.
  public init(bytes: some Collection<UInt8>) {
    var characters = bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }
    characters.append(0)
    self = characters.withUnsafeBufferPointer { FilePath(platformString: $0.baseAddress!) }
  }

  /// The path's bytes, without the NUL that ends it.
  public func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withPlatformString { start in
      let length = self.length
      return start.withMemoryRebound(to: UInt8.self, capacity: length) {
        body(UnsafeBufferPointer(start: $0, count: length))
      }
    }
  }

  /// As the system knows it: any bytes but NUL, which need not be UTF-8.
  public var bytes: [UInt8] { withBytes { Array($0) } }
}

extension FilePath {
  /// The bytes of the last name in the path; the whole path when it has none.
  public var lastComponentBytes: [UInt8] {
    let all = bytes
    return all.lastIndex(of: UInt8(ascii: "/")).map { Array(all[($0 + 1)...]) } ?? all
  }
}
