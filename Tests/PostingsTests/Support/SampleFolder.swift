import Foundation
import SystemPackage

/// A folder for one test, gone when the value is.
final class SampleFolder {
  let path: FilePath

  init() {
    let name = "postings-\(UInt64.random(in: 0...UInt64.max))"
    path = FilePath(FileManager.default.temporaryDirectory.path).appending(name)
    try! FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
  }

  deinit {
    // Folders that a test made unreadable can be removed only when they are readable again.
    let names = FileManager.default.enumerator(atPath: path.string)?.allObjects as? [String] ?? []
    for name in names { chmod(path.string + "/" + name, 0o700) }
    try? FileManager.default.removeItem(atPath: path.string)
  }

  func file(_ name: String) -> FilePath { FilePath(path.string + "/" + name) }

  /// Writes a file, and makes the folders that it lies in.
  @discardableResult
  func write(_ name: String, _ text: String = "---\ntitle: T\n---\n") -> FilePath { write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) -> FilePath {
    let file = file(name)
    let folder = file.removingLastComponent().string
    try! FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try! Data(bytes).write(to: URL(filePath: file.string))
    return file
  }

  func link(_ name: String, to target: String) {
    try! FileManager.default.createSymbolicLink(atPath: file(name).string, withDestinationPath: target)
  }
}
