internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
  internal import MachO
#endif

/// What an index is of: the same folders, read in the same way by the same program, or it is of no use.
struct IndexIdentity: Equatable {
  var bytes: [UInt8]
  private var roots: [UInt8]

  init(_ roots: [FilePath], _ options: CollectionScan.Options) {
    self.roots = Self.joined(roots.map(\.bytes))
    let names = options.names
    var parts = ["reading 1", Self.program, names.obeysGitIgnore ? "gitignore" : "all"]
    parts += names.skippedFolders.sorted() + [""] + names.extensions.sorted() + [""]
    for role in Role.allCases { parts += [role.rawValue] + options.roleMap.keys(of: role) + [""] }
    bytes = self.roots + [1] + Self.joined(parts.map { Array($0.utf8) })
  }

  /// The same for the same folders, whatever program reads them: the last one to write wins.
  var fileName: FilePath {
    // Not the key of a process: the name must be the same in the next one.
    let sum = roots.withUnsafeBytes { Checksum.of($0) }
    return FilePath(HexText.text(of: sum) + IndexFolder.suffix)
  }

  /// No path and no key holds a NUL.
  private static func joined(_ parts: [[UInt8]]) -> [UInt8] { Array(parts.joined(separator: [0])) }

  /// Another build may read fields differently: what it wrote is not ours.
  private static let program: String = {
    var status = stat()
    #if canImport(Darwin)
      let found = _dyld_get_image_name(0).map { stat($0, &status) == 0 } ?? false
    #else
      let found = stat("/proc/self/exe", &status) == 0
    #endif
    guard found || stat(CommandLine.arguments.first ?? "", &status) == 0 else { return "" }
    let times = FileStamp.Times(status)
    return "\(status.st_ino) \(status.st_size) \(times.modified) \(times.changed)"
  }()
}
