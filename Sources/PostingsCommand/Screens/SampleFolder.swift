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
  /// Writes those that are not there yet into `samples` of ``BaseFolder/state``; what a person changed in them stays.
  ///
  /// - Throws: also when the folder is not ours alone.
  static func make() throws(PostingsError) -> FilePath {
    guard let state = BaseFolder.state.ofPostings(Environment.value) else { throw .noStateFolder }
    let folder = StateFolder(state.appending("samples"))
    try folder.makeIfMissing()
    for (name, bytes) in Resources.samplePostings {
      let file = folder.path.appending(name)
      guard file.withPlatformString({ access($0, F_OK) }) != 0 else { continue }
      for result in SafeSave(durability: .cache).perform([.create(file, bytes)]) { _ = try result.get() }
    }
    return folder.path
  }
}
