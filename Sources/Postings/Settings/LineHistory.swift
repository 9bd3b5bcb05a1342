internal import SystemPackage

/// The lines that a person typed after `:`, or into the filter, kept for the next time in a file below ``StateFolder``.
public struct LineHistory: Sendable {
  private let folder: StateFolder
  private let name: FilePath
  private static let sizeLimit = 1 << 18

  /// - Parameters:
  ///   - folder: of all that we keep.
  ///   - name: of the file.
  public init(_ folder: StateFolder, name: String = "history") {
    self.folder = folder
    self.name = FilePath(name)
  }

  /// The lines, the oldest first; none when they cannot be read, which keeps nobody from working.
  public func read() -> [String] {
    guard let open = try? folder.openIfThere(), let bytes = try? open.readOwn(name, limit: Self.sizeLimit) else {
      return []
    }
    return bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Puts these lines in the place of those there are. The file is closed to others, and never half written.
  public func write(_ lines: [String]) throws(PostingsError) {
    let open = try folder.open()
    let fileSystem = folder.fileSystem
    try attempt(.keepState, folder.path.appending(name.components)) { () throws(Errno) in
      let temporary = try TemporaryFile(
        beside: FilePlace(path: open.path.appending(name.components), name: name, folder: open))
      try fileSystem.writeAll(temporary.descriptor, Array((lines.joined(separator: "\n") + "\n").utf8))
      try fileSystem.rename(temporary.name, to: name, in: open.descriptor)
      temporary.wasMoved()
    }
  }
}
