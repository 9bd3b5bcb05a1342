internal import Postings
internal import SystemPackage

/// What each file's own collection says of itself, when files of several collections are changed at once.
struct SettingsOfFolders: Sendable {
  private var roleMaps: [FilePath: RoleMap] = [:]

  /// Reads the settings of each folder once, and says what is wrong in a settings file once.
  init(of files: [FilePath], _ console: Console) {
    var told: Set<FilePath> = []
    for file in files {
      let folder = file.removingLastComponent()
      guard roleMaps[folder] == nil else { continue }
      let settings = CollectionSettings.find(roots: [folder])
      roleMaps[folder] = settings.roleMap
      guard told.insert(settings.source.path).inserted else { continue }
      for problem in settings.problems { console.error(problem.sentence(in: console.language)) }
    }
  }

  func roleMap(inFolder folder: FilePath) -> RoleMap { roleMaps[folder] ?? RoleMap() }
}
