internal import Postings
internal import PostingsLanguage
internal import SystemPackage
internal import TerminalText

extension AppViewModel {
  mutating func run(_ command: Command, _ times: Int, in menu: ActMenuViewModel) -> [Effect] {
    var menu = menu
    if !menu.move(command, times: times) {
      switch command {
      case .back, .quit, .cancel, .refuse: return []
      case .commit, .confirm:
        guard let item = menu.selected else { return [] }
        guard let reason = item.reason else { return choose(item.choice, menu.purpose) }
        status = .cannot(.acts(reason))
      default: break
      }
    }
    screens.append(.actMenu(menu))
    return []
  }

  private mutating func choose(_ choice: ActMenuViewModel.Choice, _ purpose: ActMenuViewModel.Purpose) -> [Effect] {
    switch choice {
    case .publishing(let act): return perform(.publishing(act))
    case .trash: return trash()
    case .cancel: return []
    case .locale(let locale):
      guard case .translate(let path) = purpose else { return [] }
      return [.read(path, .translation(to: locale))]
    case .template(let number):
      guard case .create(let folder) = purpose else { return [] }
      askForTitle(of: number, in: folder)
      return []
    case .otherLocale:
      guard case .translate(let path) = purpose else { return [] }
      ask(.locale(path))
      return []
    }
  }

  // MARK: Publishing

  mutating func openPublishingMenu() {
    let rows = targets
    let habits = PublishingHabits(collection.table)
    let items = PublishingAct.allCases.map { act -> ActMenuViewModel.Item in
      let changes = rows.compactMap { row -> [PostingChange]? in
        if case .changes(let changes) = habits.answer(act, row, in: collection.table) { changes } else { nil }
      }
      return ActMenuViewModel.Item(
        choice: .publishing(act), detail: changes.first.map(Self.described) ?? "", count: changes.count,
        reason: habits.knows(act) ? nil : .noClosing)
    }
    let first = items.firstIndex { $0.reason == nil && $0.count ?? 0 > 0 } ?? 0
    push(.actMenu(ActMenuViewModel(.publishing(count: rows.count), items, selecting: first)))
  }

  mutating func perform(_ act: PublishingAct, _ rows: [PostingTable.Row]) -> [Effect] {
    let habits = PublishingHabits(collection.table)
    var own: [FilePath: [PostingChange]] = [:]
    var files: [FilePath] = []
    var refusals: [(path: FilePath, reason: ActReason)] = []
    for row in rows {
      let path = collection.table.path(row)
      switch habits.answer(act, row, in: collection.table) {
      case .changes(let changes):
        own[path] = changes
        files.append(path)
      case .alreadySo: files.append(path)
      case .isInDraftsFolder: refusals.append((path, .inDraftsFolder))
      case .unknown: refusals.append((path, .noClosing))
      }
    }
    if files.isEmpty, let refusal = refusals.first {
      status = .cannot(.acts(refusal.reason))
      return []
    }
    return review(act.name(in: language), files: files, own: own, refusals: refusals)
  }

  /// `published: true`
  static func described(_ changes: [PostingChange]) -> String {
    changes.map { change in
      switch change {
      case .set(let path, let text), .setLiteral(let path, let text): "\(path): \(text)"
      case .setValue(let path, let value): "\(path): \(value.singleText ?? "")"
      case .unset(let path): "!\(path)"
      default: ""
      }
    }.joined(separator: "  ").cleaned()
  }

  // MARK: Deleting

  mutating func openDeleteMenu() {
    let rows = targets
    let habits = PublishingHabits(collection.table)
    let hidden = rows.compactMap { row -> [PostingChange]? in
      if case .changes(let changes) = habits.answer(.unpublish, row, in: collection.table) { changes } else { nil }
    }
    let items = [
      ActMenuViewModel.Item(choice: .cancel, detail: "", count: nil, reason: nil),
      ActMenuViewModel.Item(
        choice: .publishing(.unpublish), detail: hidden.first.map(Self.described) ?? "", count: hidden.count,
        reason: nil),
      ActMenuViewModel.Item(choice: .trash, detail: "", count: rows.count, reason: nil),
    ]
    push(.actMenu(ActMenuViewModel(.delete(count: rows.count), items)))
  }

  private mutating func trash() -> [Effect] {
    let paths = targets.map(collection.table.path)
    // What is read has gone with it.
    if case .detail? = top { screens.removeLast() }
    return [.bulk(.remove(paths, label: language("trash", "corbeille")))]
  }
}
