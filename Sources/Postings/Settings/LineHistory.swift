internal import SystemPackage

/// The lines that a person typed after `:`, kept for the next time in `history` below ``StateFolder``.
public struct LineHistory: Sendable {
  private let folder: StateFolder
  private static let name = FilePath("history")
  private static let sizeLimit = 1 << 18

  /// - Parameter folder: of all that we keep.
  public init(_ folder: StateFolder) { self.folder = folder }

  /// The lines, the oldest first; none when they cannot be read, which keeps nobody from working.
  public func read() -> [String] {
    guard let open = try? folder.openIfThere(), let bytes = try? open.readOwn(Self.name, limit: Self.sizeLimit) else { return [] }
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Puts these lines in the place of those there are. The file is closed to others, and never half written.
  public func write(_ lines: [String]) throws(PostingsError) {
    let open = try folder.open()
    let fileSystem = folder.fileSystem
    try attempt(.keepState, folder.path.appending(Self.name.components)) { () throws(Errno) in
      let temporary = try TemporaryFile(
        beside: FilePlace(path: open.path.appending(Self.name.components), name: Self.name, folder: open))
      try fileSystem.writeAll(temporary.descriptor, Array((lines.joined(separator: "\n") + "\n").utf8))
      try fileSystem.rename(temporary.name, to: Self.name, in: open.descriptor)
      temporary.wasMoved()
    }
  }
}
