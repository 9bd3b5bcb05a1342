internal import Postings

/// The keys of the filter line.
extension AppViewModel {
  public static let filterHistoryLimit = 200

  mutating func runInFilter(_ command: Command, _ times: Int) -> [Effect] {
    switch command {
    case .commit: return endFilter(keeping: true)
    case .restore, .back, .cancel:
      guard list.filter.completion != nil else { return endFilter(keeping: false) }
      list.changeFilter { $0.dropCompletion() }
    case .olderLine: list.changeFilter { $0.recallLine(by: -times) }
    case .newerLine: list.changeFilter { $0.recallLine(by: times) }
    case .complete, .completePrevious:
      let app = self
      list.changeFilter { $0.complete(by: command == .complete ? times : -times, app.filterCompletion) }
    case .nextChoice: _ = list.move(.moveDown, times: times)
    case .previousChoice: _ = list.move(.moveUp, times: times)
    case .pageDown, .pageUp: _ = list.move(command, times: times)
    case .saveAsView:
      let effects = endFilter(keeping: true)
      return effects + askViewName()
    default: list.changeFilter { $0.edit(command) ?? false }
    }
    return []
  }

  private mutating func endFilter(keeping: Bool) -> [Effect] {
    list.endTyping(keeping: keeping, collection)
    guard keeping, list.queryError == nil,
      let history = LineRecall.adding(
        list.filterText.trimmingBlanks(), to: filterHistory, limit: Self.filterHistoryLimit)
    else { return [] }
    filterHistory = history
    return [.keepFilterHistory(history)]
  }

  /// The command line with all but the name of the view.
  mutating func askViewName() -> [Effect] { [.showCommandLine("view save ")] }
}
