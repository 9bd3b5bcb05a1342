internal import SystemPackage

/// A folder that is to be walked, with what its path says about the postings in it.
struct ScanFolder: Sendable {
  var path: FilePath
  /// The folder that was asked for.
  var root: FilePath
  /// What stands before a name in the path of a file here: the path and a slash, nothing for `.`.
  var prefix: [UInt8]
  /// Where in `prefix` the innermost folder named by a language tag stands; folders above the root mean nothing.
  var locale: Range<Int>?
  var isInDrafts = false
  /// From the folders above.
  var ignore: GitIgnore?

  init(root: FilePath) {
    path = root
    self.root = root
    let bytes = root.bytes
    let slash = UInt8(ascii: "/")
    prefix = bytes == [UInt8(ascii: ".")] || bytes.isEmpty ? [] : bytes.last == slash ? bytes : bytes + [slash]
    let nameStart = prefix.dropLast().lastIndex(of: slash).map { $0 + 1 } ?? 0
    note(name: nameStart..<max(nameStart, prefix.count - 1))
  }

  /// A folder in this one.
  func child(_ name: UnsafeBufferPointer<UInt8>, ignore: GitIgnore?) -> ScanFolder {
    var child = self
    child.prefix = prefix + name + [UInt8(ascii: "/")]
    child.path = FilePath(bytes: child.prefix.dropLast())
    child.ignore = ignore
    child.note(name: prefix.count..<child.prefix.count - 1)
    return child
  }

  /// The path of a file here.
  func file(_ name: UnsafeBufferPointer<UInt8>) -> FilePath { FilePath(bytes: prefix + name) }

  var isRoot: Bool { path == root }

  private mutating func note(name: Range<Int>) {
    if LocaleTag.isTag(prefix[name]) { locale = name }
    if FileNameRoles.isDrafts(prefix[name]) { isInDrafts = true }
  }
}
