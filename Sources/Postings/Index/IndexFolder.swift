internal import SystemPackage

/// The files of indexes that are no longer used.
struct IndexFolder {
  static let suffix = ".index"
  static let temporarySuffix = ".index.tmp"
  let open: OpenFolder

  private static let day: Int64 = 86_400 * 1_000_000_000
  /// An index that was not written for so long is of a folder that is no longer opened, or never changes: it is soon
  /// made anew.
  private static let unusedAge = 60 * day
  /// A temporary file of a program that was killed.
  private static let litterAge = day

  /// Removes what is old.
  func clean() {
    let fileSystem = open.fileSystem
    let now = fileSystem.now()
    for name in (try? fileSystem.names(in: open.descriptor)) ?? [] {
      let text = name.string
      let age =
        text.hasSuffix(Self.temporarySuffix) ? Self.litterAge : text.hasSuffix(Self.suffix) ? Self.unusedAge : nil
      guard let age, let identity = try? fileSystem.identity(of: name, in: open.descriptor), identity.kind == .file,
        now - identity.modified > age
      else { continue }
      try? fileSystem.unlink(name, in: open.descriptor)
    }
  }
}
