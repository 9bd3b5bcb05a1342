#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif
internal import Postings
internal import PostingsViewModels
internal import SystemPackage

/// A text in a file of its own, in a folder that only the person can enter, for as long as their editor has it.
nonisolated struct EditedText {
  let path: FilePath
  private let folder: FilePath
  /// More is no value of a field.
  private static let sizeLimit = 16 << 20

  init(_ text: String, name: String) throws(EditorFailure) {
    folder = try Self.makeFolder()
    path = folder.appending(name)
    for result in SafeSave(durability: .cache).perform([.create(path, Array(text.utf8))]) {
      if case .failure = result {
        remove()
        throw .noFile(errno: EIO)
      }
    }
  }

  /// What the editor left.
  func read() throws(EditorFailure) -> String {
    guard let file = try? PostingFile.read(path, limit: Self.sizeLimit) else { throw .noFile(errno: ENOENT) }
    let text = String(decoding: file.bytes, as: UTF8.self)
    guard text.utf8.elementsEqual(file.bytes), !file.bytes.contains(0) else { throw .notText }
    return text
  }

  /// With the copies that editors leave beside a file.
  func remove() {
    for name in [path.lastComponent?.string ?? "", (path.lastComponent?.string ?? "") + "~"] where !name.isEmpty {
      folder.appending(name).withPlatformString { _ = unlink($0) }
    }
    folder.withPlatformString { _ = rmdir($0) }
  }

  /// Mode 0700, below `$TMPDIR` or `/tmp`.
  private static func makeFolder() throws(EditorFailure) -> FilePath {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array(FilePath(parent).appending("postings-XXXXXX").bytes.map { CChar(bitPattern: $0) }) + [0]
    let isMade = template.withUnsafeMutableBufferPointer { mkdtemp($0.baseAddress!) != nil }
    guard isMade else { throw .noFile(errno: errno) }
    return FilePath(bytes: template.dropLast().map { UInt8(bitPattern: $0) })
  }
}
