internal import Postings
internal import PostingsViewModels
internal import Synchronization
internal import SystemPackage

/// The collection’s settings, which other programs (an editor, git) change too.
extension EffectRunner {
  /// Reads them, wherever they are now; what is read of the collection from now on is read by them.
  nonisolated func readSettings(_ roots: [FilePath]) -> Outcome {
    let settings = CollectionSettings.find(roots: roots)
    state.withLock { state in
      state.options.roleMap = settings.roleMap
      state.options.names = settings.names
    }
    return .settingsRead(settings, FieldSchema.find(roots: roots, settings: settings))
  }

  /// Takes the settings out of what was touched, for they are no posting; whether they may have changed.
  nonisolated func takeSettings(from touched: inout TouchedPaths, _ roots: [FilePath]) -> Bool {
    let settings = touched.files.filter { $0.lastComponent?.string == CollectionSettings.fileName }
    touched.files.subtract(settings)
    // Of a whole folder it is not known what has changed in it.
    return !settings.isEmpty || roots.contains { touched.folders.contains($0) }
  }
}
