internal import Dispatch
public import Postings
internal import PostingsViewModels
internal import Synchronization
internal import SystemPackage

/// News from the disk: what other programs write is looked at, what we wrote is not.
nonisolated extension EffectRunner {
  /// Other programs have touched these: once the collection is loaded they are looked at, on the queue of the reads and
  /// writes, so that nothing older than a save of ours comes after it.
  public func diskChanged(_ touched: TouchedPaths) {
    let isLoading = state.withLock { state in
      state.news.add(touched)
      return state.isLoading
    }
    if !isLoading { followNews() }
  }

  func followNews() {
    queue.async { [self] in
      let (written, touched, news, roots) = state.withLock { state in
        // What is loaded comes first.
        state.isLoading
          ? ([], TouchedPaths(), state.news, state.roots)
          : (state.news.takeWrittenWhileLoading(), state.news.take(), state.news, state.roots)
      }
      if concernSettings(touched, roots) { post(readSettings(roots)) }
      showAgain(written, roots)
      let others = news.withoutOwn(touched)
      guard !others.isEmpty else { return }
      state.withLock { $0.news.forgetOwn(others) }
      post(.diskChanged(CollectionUpdate(others, roots: roots, options: scanOptions)))
    }
  }

  /// What we wrote while the collection was loaded: the scan may have read it before, and handed it over after our news.
  private func showAgain(_ files: Set<FilePath>, _ roots: [FilePath]) {
    guard !files.isEmpty else { return }
    let update = CollectionUpdate(TouchedPaths(files: files), roots: roots, options: scanOptions)
    let gone = files.subtracting(update.found.flatMap(\.paths))
    for (number, batch) in update.found.enumerated() {
      post(.bulk(.refreshed(batch, gone: number == 0 ? Array(gone) : [])))
    }
    if update.found.isEmpty { post(.bulk(.refreshed(RecordBatch(), gone: Array(gone)))) }
  }

  /// What an outcome says of our own writes, before it is told.
  func noteOwnWrites(_ outcome: Outcome) {
    switch outcome {
    case .saved(let file), .bulk(.created(let file, _)): noteOwn(file.path, DiskNews.hash(file.bytes))
    // They are read once more before the list shows them.
    case .undone(_, let paths): for path in paths { noteOwn(path, DiskNews.hash(ofFile: path)) }
    case .bulk(.removed(let paths, _)): for path in paths { noteOwn(path, nil) }
    case .bulk(.renamed(let old, _, _)): noteOwn(old, nil)
    case .read(let file, _): noteShown(file)
    default: break
    }
  }

  /// - Parameter left: of the bytes; nil for a file that is gone.
  func noteOwn(_ path: FilePath, _ left: Int?) {
    state.withLock { $0.news.noteOwn(path, left, whileLoading: $0.isLoading) }
  }

  func noteShown(_ file: PostingFile) {
    // Worked out without the lock, for which the keys would wait.
    let bytes = DiskNews.hash(file.bytes)
    state.withLock { $0.news.noteShown(file.path, bytes) }
  }
}
