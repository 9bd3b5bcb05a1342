internal import Postings
internal import SystemPackage

extension AppViewModel {
  /// Opens what git knows of a posting.
  ///
  /// - Parameter isWhole: all commits; else only what is not committed.
  mutating func showHistory(of path: FilePath?, isWhole: Bool) -> [Effect] {
    guard let path else { return [] }
    let id = acts.nextID()
    push(.history(HistoryViewModel(id: id, path: path)))
    return [.git(isWhole ? .history(id: id, path) : .compare(id: id, path))]
  }

  mutating func run(_ command: Command, _ times: Int, in history: HistoryViewModel) -> [Effect] {
    var history = history
    var effects: [Effect] = []
    if history.move(command, times: times) {
      effects = read(&history)
    } else {
      switch command {
      case .back, .quit, .cancel: return []
      case .previewDown, .previewUp: history.scrollPage(forward: command == .previewDown, times: times)
      case .editFile: effects = [.openEditor(history.path, line: 1)]
      default: break
      }
    }
    screens.append(.history(history))
    return effects
  }

  func read(_ history: inout HistoryViewModel) -> [Effect] {
    guard let (index, moment, before) = history.wanted else { return [] }
    return [.git(.change(id: history.id, history.path, index: index, moment, before: before))]
  }

  // MARK: Outcomes

  mutating func finish(_ outcome: GitOutcome) -> [Effect] {
    switch outcome {
    case .moments(let id, let moments):
      guard !moments.isEmpty else { return close(id, saying: .sameAsCommitted) }
      return changeHistory(id) { $0.take(moments) }
    case .change(let id, let index, let change): return changeHistory(id) { $0.take(change, at: index) }
    case .failed(let id, let failure): return close(id, saying: .git(failure))
    case .notRead(let id, let error): return close(id, saying: .failed(error))
    }
  }

  private mutating func close(_ id: Int, saying status: Status) -> [Effect] {
    let open = screens.firstIndex { if case .history(let history) = $0 { history.id == id } else { false } }
    guard let open else { return [] }
    screens.remove(at: open)
    self.status = status
    return followCursor()
  }

  private mutating func changeHistory(_ id: Int, _ change: (inout HistoryViewModel) -> Void) -> [Effect] {
    for (index, screen) in screens.enumerated() {
      guard case .history(var history) = screen, history.id == id else { continue }
      change(&history)
      history.resize(rows: rows)
      screens[index] = .history(history)
      return read(&history)
    }
    return []
  }
}
