internal import Dispatch
internal import Postings
internal import PostingsViewModels
internal import Synchronization
internal import SystemPackage

/// What git is asked; only the last change that was asked for is worked out.
extension EffectRunner {
  nonisolated func run(_ request: GitRequest) {
    switch request {
    case .compare(let id, let path):
      gitQueue.async { [self] in answer(id) { () throws(Refusal) in try moments(path, isWhole: false) } }
    case .history(let id, let path):
      gitQueue.async { [self] in answer(id) { () throws(Refusal) in try moments(path, isWhole: true) } }
    case .change(let id, let path, let index, let moment, let before):
      state.withLock { $0.wantedChange = index }
      gitQueue.async { [self] in
        guard state.withLock({ $0.wantedChange }) == index else { return }
        change(id, path, index, moment, before)
      }
    }
  }

  private nonisolated enum Refusal: Error {
    case git(GitFailure)
    case file(PostingsError)
  }

  private nonisolated func answer(_ id: Int, _ moments: () throws(Refusal) -> [HistoryViewModel.Moment]) {
    do throws(Refusal) {
      post(.git(.moments(id: id, try moments())))
    } catch {
      post(.git(Self.refused(id, error)))
    }
  }

  private nonisolated static func refused(_ id: Int, _ refusal: Refusal) -> GitOutcome {
    switch refusal {
    case .git(let failure): .failed(id: id, failure)
    case .file(let error): .notRead(id: id, error)
    }
  }

  private nonisolated func moments(_ path: FilePath, isWhole: Bool) throws(Refusal) -> [HistoryViewModel.Moment] {
    let history = GitHistory(of: path)
    let isChanged = try current(path) != (try asked { () throws(GitFailure) in try history.committed() })
    let now: [HistoryViewModel.Moment] = isChanged ? [.now] : []
    guard isWhole else { return now }
    return now + (try asked { () throws(GitFailure) in try history.commits() }).map { .commit($0) }
  }

  private nonisolated func change(
    _ id: Int, _ path: FilePath, _ index: Int, _ moment: HistoryViewModel.Moment, _ before: GitCommit?
  ) {
    let history = GitHistory(of: path)
    do throws(Refusal) {
      let old: [UInt8]
      let new: [UInt8]
      switch moment {
      case .now:
        new = try current(path)
        old = try asked { () throws(GitFailure) in try history.committed() }
      case .commit(let commit):
        new = try asked { () throws(GitFailure) in try history.bytes(at: commit) }
        old =
          try before.map { (before) throws(Refusal) in
            try asked { () throws(GitFailure) in try history.bytes(at: before) }
          } ?? []
      }
      post(.git(.change(id: id, index: index, DiffViewModel(path: path, old: old, new: new))))
    } catch {
      post(.git(Self.refused(id, error)))
    }
  }

  private nonisolated func current(_ path: FilePath) throws(Refusal) -> [UInt8] {
    do throws(PostingsError) { return try storage.read(path).bytes } catch { throw .file(error) }
  }

  private nonisolated func asked<Answer>(_ work: () throws(GitFailure) -> Answer) throws(Refusal) -> Answer {
    do throws(GitFailure) { return try work() } catch { throw .git(error) }
  }
}
