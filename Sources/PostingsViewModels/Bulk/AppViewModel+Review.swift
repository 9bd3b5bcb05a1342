internal import FrontMatter
internal import Postings
internal import SystemPackage

extension AppViewModel {
  mutating func run(_ command: Command, _ times: Int, in review: ReviewViewModel) -> [Effect] {
    var review = review
    if review.move(command, times: times) {
      screens.append(.review(review))
      return []
    }
    switch command {
    case .confirm, .commit, .savePosting: return write(&review)
    case .toggleFile: review.toggleFile()
    case .back, .quit, .refuse, .cancel: return leave(review)
    default: break
    }
    screens.append(.review(review))
    return []
  }

  private mutating func write(_ review: inout ReviewViewModel) -> [Effect] {
    switch review.phase {
    case .ready:
      guard review.chosenCount > 0 else {
        status = .bulk(.nothingChosen)
        return []
      }
      let change = review.beginWriting()
      screens.append(.review(review))
      return [.bulk(.write(change))]
    case .planning, .writing:
      screens.append(.review(review))
      return []
    case .ended: return []
    }
  }

  /// Out of the review; while it writes, this stops after the files at hand.
  private mutating func leave(_ review: ReviewViewModel) -> [Effect] {
    switch review.phase {
    case .planning: return [.bulk(.stop)]
    case .ready:
      status = .bulk(.nothingChosen)
      return []
    case .writing:
      screens.append(.review(review))
      return [.bulk(.stop)]
    case .ended: return []
    }
  }

  // MARK: Outcomes

  mutating func finish(_ outcome: BulkOutcome) -> [Effect] {
    switch outcome {
    case .planned(let id, let files): changeReview(id) { $0.take(files) }
    case .planningEnded(let id): return endPlanning(id)
    case .written(let id, let files, let records):
      collection.add([records])
      changeReview(id) { $0.take(files) }
    case .writingEnded(let id, let wasStopped): return endWriting(id, wasStopped: wasStopped)
    case .refreshed(let records, let gone):
      for path in gone { forgetRow(path) }
      collection.add([records])
      followCollection()
      recountTags()
      return followCursor()
    case .created(let file, let records): return created(file, records)
    case .removed(let paths, let refused):
      for path in paths { forgetRow(path) }
      followCollection()
      status =
        refused.isEmpty || !paths.isEmpty
        ? .bulk(.removed(paths.count, refused: refused.count)) : refusedStatus(refused[0])
      return followCursor()
    case .renamed(let old, let records, let new):
      forgetRow(old)
      collection.add([records])
      followCollection()
      goTo(new)
      status = .bulk(.renamed(collection.shownName(new)))
      return followCursor()
    case .failed(let error): status = .failed(error)
    case .checked(let id, let count): changeProblems(id) { $0.checkedCount = count }
    case .checkEnded(let id, let findings): changeProblems(id) { $0.show(findings, isWhole: true) }
    }
    return []
  }

  private func refusedStatus(_ file: WrittenFile) -> Status? {
    guard case .refused(let refusal) = file.result else { return nil }
    switch refusal {
    case .change(let error): return .refused(error)
    case .file(let error): return .failed(error)
    case .act(let reason): return .cannot(.acts(reason))
    }
  }

  private mutating func forgetRow(_ path: FilePath) {
    if let row = collection.table.row(of: path) { list.marks.forget(row) }
    collection.remove(path)
    if preview?.path == path { preview = nil }
  }

  mutating func goTo(_ path: FilePath) {
    if let row = collection.table.row(of: path) { list.select(row) }
  }

  private mutating func changeReview(_ id: Int, _ change: (inout ReviewViewModel) -> Void) {
    for (index, screen) in screens.enumerated() {
      guard case .review(var review) = screen, review.change.id == id else { continue }
      change(&review)
      screens[index] = .review(review)
    }
  }

  private func openReview(_ id: Int) -> (index: Int, review: ReviewViewModel)? {
    for (index, screen) in screens.enumerated() {
      if case .review(let review) = screen, review.change.id == id { return (index, review) }
    }
    return nil
  }

  private mutating func endPlanning(_ id: Int) -> [Effect] {
    changeReview(id) { $0.endPlanning() }
    guard let (index, review) = openReview(id) else { return [] }
    if review.pages.isEmpty {
      screens.remove(at: index)
      status = .bulk(.alreadySo(review.unchangedCount))
      return []
    }
    // What was refused is shown, whatever the settings say.
    guard review.refusedCount == 0, review.leftOutCount == 0, !confirmation.showsChange(ofFiles: review.total) else {
      return []
    }
    var written = review
    let change = written.beginWriting()
    screens[index] = .review(written)
    return [.bulk(.write(change))]
  }

  private mutating func endWriting(_ id: Int, wasStopped: Bool) -> [Effect] {
    changeReview(id) { $0.endWriting(wasStopped: wasStopped) }
    followCollection()
    guard let (index, review) = openReview(id) else { return followCursor() }
    status = .bulk(
      .written(
        label: review.change.label, count: review.writtenCount, replanned: review.replannedCount,
        refused: review.refusedCount, wasStopped: wasStopped))
    // What was refused stays on the screen until it has been read.
    if review.pages.isEmpty { screens.remove(at: index) }
    return rereadShown(among: Set(review.change.files)) + recheck() + followCursor()
  }

  /// After an undo or a redo, which may have touched many files: all are read in one go, those in sight by themselves.
  mutating func refreshAll(_ paths: [FilePath]) -> [Effect] {
    let postings = paths.filter { path in place.root(of: path) != nil && path != collection.settings.source.path }
    return [.bulk(.refresh(postings, place))] + rereadShown(among: Set(postings)) + recheck()
  }

  /// The tags are counted anew, and what was marked there is done with.
  private mutating func recountTags() {
    for (index, screen) in screens.enumerated() {
      guard case .taxonomy(var taxonomy) = screen else { continue }
      taxonomy.clearMarks()
      taxonomy.recount(collection)
      screens[index] = .taxonomy(taxonomy)
    }
  }

  /// What is shown of files that were written: the preview, and the posting that is read.
  mutating func rereadShown(among paths: Set<FilePath>) -> [Effect] {
    var shown: [FilePath] = []
    if let path = preview?.path { shown.append(path) }
    for screen in screens {
      switch screen {
      case .detail(let detail): shown.append(detail.path)
      case .edit(let edit): shown.append(edit.path)
      default: continue
      }
    }
    recountTags()
    return Set(shown).intersection(paths).sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
      .map { .read($0, .refresh) }
  }
}
