internal import Postings
internal import PostingsResources
internal import SystemPackage

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The built-in postings as files, so that they can be edited like any others.
enum SampleFolder {
  /// Writes those that are not there yet below `$XDG_STATE_HOME/postings` (XDG Base Directory Specification 0.8); what a
  /// person changed in them stays.
  static func make() throws(PostingsError) -> FilePath {
    let folder = stateFolder.appending("postings").appending("samples")
    try createFolders(folder)
    for (name, bytes) in Resources.samplePostings {
      let file = folder.appending(name)
      guard file.withPlatformString({ access($0, F_OK) }) != 0 else { continue }
      for result in SafeSave(durability: .cache).perform([.create(file, bytes)]) { _ = try result.get() }
    }
    return folder
  }

  private static var stateFolder: FilePath {
    if let state = Environment.value("XDG_STATE_HOME"), state.hasPrefix("/") { return FilePath(state) }
    return FilePath(Environment.value("HOME") ?? "/tmp").appending(".local").appending("state")
  }

  private static func createFolders(_ folder: FilePath) throws(PostingsError) {
    var made = FilePath(root: folder.root)
    for component in folder.components {
      made.append(component)
      let result = made.withPlatformString { mkdir($0, 0o700) }
      if result != 0, errno != EEXIST { throw .failed(.create, made, Errno(rawValue: errno)) }
    }
  }
}
