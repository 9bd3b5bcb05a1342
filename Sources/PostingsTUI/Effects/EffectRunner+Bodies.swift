public import Postings
public import PostingsViewModels
internal import Synchronization

extension EffectRunner {
  /// Looks into bodies, away from the keys; a search that was under way is given up.
  public nonisolated func searchBodies(_ request: BodySearchRequest, in table: PostingTable) {
    stopBodySearch()
    let search = BodySearch(for: request.needle, in: request.rows, of: table) { [weak self] event in
      switch event {
      case .searched(let rows, let hits): self?.post(.bodiesSearched(request.number, rows, hits: hits))
      case .finished: self?.post(.bodySearchEnded(request.number))
      }
    }
    state.withLock { $0.bodySearch = search }
  }

  nonisolated func stopBodySearch() {
    let search = state.withLock { state in
      defer { state.bodySearch = nil }
      return state.bodySearch
    }
    search?.cancel()
  }

  /// What one search told in many pieces, as one.
  nonisolated static func joiningBodies(_ outcomes: [Outcome]) -> [Outcome] {
    var joined: [Outcome] = []
    for outcome in outcomes {
      if case .bodiesSearched(let number, let rows, let hits) = outcome,
        case .bodiesSearched(number, let before, let hitsBefore)? = joined.last
      {
        joined[joined.count - 1] = .bodiesSearched(number, before + rows, hits: hitsBefore + hits)
      } else {
        joined.append(outcome)
      }
    }
    return joined
  }
}
