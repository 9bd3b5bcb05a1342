internal import Postings
internal import PostingsViewModels
internal import Synchronization
internal import SystemPackage

/// What the collection says of itself, read again: when it changes on the disk, and when a person asks.
nonisolated extension EffectRunner {
  /// From now on scans go by it.
  func readSettings(_ roots: [FilePath]) -> Outcome {
    let settings = CollectionSettings.find(roots: roots)
    state.withLock { state in
      state.options.roleMap = settings.roleMap
      state.options.names = settings.names
    }
    return .settingsRead(settings, FieldSchema.find(roots: roots, settings: settings))
  }

  /// Whether one of the files that were touched says something of the collection.
  func concernSettings(_ touched: TouchedPaths, _ roots: [FilePath]) -> Bool {
    guard !touched.files.isEmpty else { return false }
    let places = SettingsPlaces(roots: roots)
    return touched.files.contains(where: places.contains)
  }
}
